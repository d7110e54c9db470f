using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>What a member says of himself as a volunteer: whether he takes orders now, and of which kinds. Without a row he takes any.</summary>
public sealed class OrderVolunteer : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public bool IsAvailable { get; private set; } = true;

    /// <summary>Codes of categories, with commas around each: <c>,facility,policy,</c>.</summary>
    public string Skills { get; private set; } = ",";

    public DateTime ChangedAt { get; private set; }

    public IReadOnlyList<string> SkillCodes => Skills.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public void Say(bool available, IEnumerable<string> skills, DateTime now) =>
        (IsAvailable, Skills, ChangedAt) = (available, $",{string.Join(',', skills.Distinct(StringComparer.Ordinal))},", now);
}
