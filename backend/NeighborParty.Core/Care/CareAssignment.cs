using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>包户: a member looks after a household, from a day until it ends: by the leader, by either side, or because one of them leaves.</summary>
public sealed class CareAssignment : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Who looks after it.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The household, whoever lives there.</summary>
    public Guid DwellingId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; private set; }

    /// <summary>The household wants no visits; it says so without a reason, and may ask for them again.</summary>
    public DateTime? VisitsDeclinedAt { get; private set; }

    public void End(DateTime now) => To ??= now;

    public void DeclineVisits(DateTime now) => VisitsDeclinedAt ??= now;

    public void WelcomeVisits() => VisitsDeclinedAt = null;
}
