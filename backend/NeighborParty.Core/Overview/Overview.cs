using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Overview;

/// <summary>Which parts the reader may see; what nobody sees is not read either.</summary>
[Flags]
public enum OverviewParts
{
    None = 0,
    Applications = 1,
    Duties = 2,
    Armbands = 4,
    Moderation = 8,
    System = 16,
    Audit = 32,
    Council = 64,
    Orders = 128,
}

/// <summary>Orders that wait for the next hand: to be sent to somebody, for Friday, and of the office itself, because nobody below it got them done in time.</summary>
public sealed record OrdersToDo(long ToDispatch, long ForCouncil, long Raised);

/// <summary>How many arrivals a day had.</summary>
public sealed record DayArrivals(DateOnly Day, long Accepted, long Pending);

/// <summary>What needs somebody today, and the community in figures.</summary>
/// <param name="BulkReads">How often in the last seven days somebody opened the data of very many people within an hour.</param>
/// <param name="ToIntroduce">Answers to neighbours' posts that wait for a leader or the office.</param>
/// <param name="LateUndertakings">Projects and surveys of the council whose day is over.</param>
/// <param name="Weeks">Minutes of service by week, Monday first; empty when there are none yet.</param>
/// <param name="Days">The last fourteen days; empty when nobody came.</param>
public sealed record OverviewFigures(
    ApplicationsWaiting? Applications, ModerationToDo? Moderation, DutyFigures? Duties, ArmbandsToday? Armbands, OrdersToDo? Orders, long? ToIntroduce, long? DeadMessages, long? BulkReads, long? LateUndertakings,
    long People, long Groups, long Members, IReadOnlyList<(DateOnly Monday, long Minutes)> Weeks, IReadOnlyList<DayArrivals> Days);
