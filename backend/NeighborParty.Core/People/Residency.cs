using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

public enum ResidencyKind
{
    Owner,
    Tenant,
    Family,
    Other,
}

/// <summary>A person lives in, or owns, a dwelling from a day to a day. Exactly one open one is primary.</summary>
public sealed class Residency : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public Guid DwellingId { get; init; }

    public ResidencyKind Kind { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; private set; }

    public bool IsPrimary { get; private set; }

    public void MakePrimary() => IsPrimary = true;

    public void End(DateTime now) => (To, IsPrimary) = (now, false);

    /// <summary>It had been ended by mistake.</summary>
    public void Reopen() => To = null;
}
