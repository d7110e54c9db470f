using NeighborParty.Core.Data;

namespace NeighborParty.Core.Tallies;

/// <summary>
/// A count that is kept instead of counted: of one measure, on one day, of one part of the community (a group). Kept in the
/// transaction of the change itself, so the overview costs the same at a thousand rows and at ten million.
/// </summary>
public sealed class Tally : ICommunityOwned
{
    public Guid CommunityId { get; init; }

    /// <summary>noun.state, for example <c>armbands.Issued</c>.</summary>
    public string Measure { get; init; } = "";

    /// <summary>In China; <see cref="TallyLine.Always"/> for what has no day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The group; empty for what has none.</summary>
    public Guid Part { get; init; }

    public long Amount { get; init; }
}

/// <summary>What one row adds to a count.</summary>
public sealed record TallyLine(string Measure, DateOnly Day, Guid Part, long Amount)
{
    public static readonly DateOnly Always = new(2000, 1, 1);

    /// <summary>One more of something that has neither day nor group.</summary>
    public static TallyLine One(string measure) => new(measure, Always, Guid.Empty, 1);
}

/// <summary>A row that is counted. What it says depends on the row alone.</summary>
public interface ITallied
{
    Guid CommunityId { get; }

    IEnumerable<TallyLine> Tallied();
}
