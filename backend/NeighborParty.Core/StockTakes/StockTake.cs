using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>盘点: what should be there is written down when it opens; what was seen is scanned; what is left is missing.</summary>
public sealed class StockTake : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Null: all compounds.</summary>
    public Guid? CompoundId { get; init; }

    public required string Name { get; init; }

    public StockTakeState State { get; private set; }

    public DateTime OpenedAt { get; init; }

    public string OpenedBy { get; init; } = "";

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>How many should be there, as of the opening.</summary>
    public int Expected { get; init; }

    /// <summary>Of those, seen. Counted when it closes, like the two below.</summary>
    public int Found { get; private set; }

    public int Missing { get; private set; }

    /// <summary>Seen although nobody expected them: lost ones, retired ones, those of elsewhere, unknown numbers.</summary>
    public int Unexpected { get; private set; }

    public string? Note { get; private set; }

    public int Version { get; private set; } = 1;

    /// <exception cref="RefusedException">409 once it is closed.</exception>
    public void RequireOpen(StockTakeRole by) => _ = StockTakeStates.Machine.Next(State, StockTakeStep.Scan, by);

    /// <exception cref="RefusedException">409 unless it is closed.</exception>
    public void RequireResult(StockTakeRole by) => _ = StockTakeStates.Machine.Next(State, StockTakeStep.ReportMissing, by);

    public void Close(StockTakeCount count, string? note, StockTakeRole by, string name, DateTime now)
    {
        End(StockTakeStep.Close, note, by, name, now);
        (Found, Missing, Unexpected) = (count.Found, count.Missing, count.Unexpected);
    }

    public void Abandon(string? note, StockTakeRole by, string name, DateTime now) => End(StockTakeStep.Abandon, note, by, name, now);

    private void End(StockTakeStep step, string? note, StockTakeRole by, string name, DateTime now)
    {
        State = StockTakeStates.Machine.Next(State, step, by);
        (ClosedAt, ClosedBy, Note) = (now, name, note);
    }
}

/// <param name="Expected">On the list.</param>
/// <param name="Found">On the list and scanned.</param>
/// <param name="Unexpected">Scanned and not on the list.</param>
public sealed record StockTakeCount(int Expected, int Found, int Unexpected)
{
    public int Missing => Expected - Found;
}
