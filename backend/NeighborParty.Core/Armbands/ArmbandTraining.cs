using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>佩戴培训: that somebody was shown how to wear and use it, on which day, and who says so. One row for a person; a later day replaces the former.</summary>
public sealed class ArmbandTraining : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The day in China.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Account or staff account.</summary>
    public Guid RecordedBy { get; private set; }

    public string RecordedByName { get; private set; } = "";

    public DateTime RecordedAt { get; private set; }

    public void Record(DateOnly on, Guid by, string byName, DateTime now) => (On, RecordedBy, RecordedByName, RecordedAt) = (on, by, byName, now);
}
