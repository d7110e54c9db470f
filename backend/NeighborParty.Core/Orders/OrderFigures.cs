using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Orders;

/// <summary>What the statistics count, by the day on which an order was opened, for all and for its group.</summary>
public static class OrderFigures
{
    public const string Opened = "orders.opened";
    public const string OfCategory = "orders.in.";
    public const string RespondedInTime = "orders.response.met";
    public const string RespondedLate = "orders.response.missed";
    public const string RespondMinutes = "orders.response.minutes";
    public const string ResolvedInTime = "orders.resolve.met";
    public const string ResolvedLate = "orders.resolve.missed";
    public const string ResolveMinutes = "orders.resolve.minutes";

    /// <summary>What one order adds; nothing before it was opened.</summary>
    public static IEnumerable<(string Measure, long Amount)> LinesOf(Order o)
    {
        yield return (Opened, 1);
        yield return (OfCategory + o.Category, 1);
        if (o.RespondedInTime is { } responded)
        {
            yield return (responded ? RespondedInTime : RespondedLate, 1);
            yield return (RespondMinutes, o.RespondMinutes ?? 0);
        }

        if (o.ResolvedInTime is { } resolved)
        {
            yield return (resolved ? ResolvedInTime : ResolvedLate, 1);
            yield return (ResolveMinutes, o.ResolveMinutes ?? 0);
        }
    }

    public static IEnumerable<TallyLine> Of(DateOnly? day, Guid? group, IEnumerable<(string Measure, long Amount)> lines)
    {
        if (day is not { } opened)
            yield break;
        foreach (var (measure, amount) in lines.Where(l => l.Amount != 0))
        {
            yield return new TallyLine(measure, opened, Guid.Empty, amount);
            if (group is { } part)
                yield return new TallyLine(measure, opened, part, amount);
        }
    }
}
