using NeighborParty.Core.Aid;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Overview;

/// <summary>The console's first page in two statements, however large the community is.</summary>
public sealed class ReadOverview(HotDatabase hot, CommunityScope scope, TimeProvider time)
{
    private const int Weeks = 8;
    private const int Days = 14;
    private const int AlarmDays = 7;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <summary>A shift is a day long at most, so whatever is on today began after this.</summary>
    private static readonly TimeSpan LongestShift = TimeSpan.FromDays(1);

    public async Task<OverviewFigures> RunAsync(OverviewParts parts, CancellationToken ct)
    {
        var (community, now) = (scope.CommunityId!.Value, time.Now());
        var today = ChinaTime.Today(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - (7 * (Weeks - 1)));
        var tallies = await hot.ReadAsync(OverviewSql.Figures, [community, TallyLine.Always, monday, Guid.Empty],
            r => (Measure: r.Text(0), Day: r.Day(1), Amount: r.Long(2)), ct);
        var counts = tallies.Where(t => t.Day == TallyLine.Always).ToDictionary(t => t.Measure, t => t.Amount, StringComparer.Ordinal);
        var rows = await ToDoAsync(parts, community, now, ct);
        return new OverviewFigures(
            parts.HasFlag(OverviewParts.Applications) ? Applications(counts, rows, now) : null,
            parts.HasFlag(OverviewParts.Moderation) ? Moderation(counts, rows, now) : null,
            parts.HasFlag(OverviewParts.Duties) ? Duties(counts, tallies, rows, today, now) : null,
            parts.HasFlag(OverviewParts.Armbands) ? Armbands(counts, rows) : null,
            parts.HasFlag(OverviewParts.Orders) ? Orders(counts) : null,
            parts.HasFlag(OverviewParts.Moderation) ? counts.GetValueOrDefault(AidAnswer.AwaitIntroductionMeasure) : null,
            parts.HasFlag(OverviewParts.System) ? counts.GetValueOrDefault("outbox.dead") : null,
            parts.HasFlag(OverviewParts.Audit) ? tallies.Where(t => t.Measure == WatchBulkReads.Action && t.Day > today.AddDays(-AlarmDays)).Sum(t => t.Amount) : null,
            parts.HasFlag(OverviewParts.Council) ? counts.GetValueOrDefault("undertakings.late") : null,
            counts.GetValueOrDefault("people"), counts.GetValueOrDefault("groups"), counts.GetValueOrDefault("members"),
            ByWeek(tallies, monday), ByDay(tallies, today));
    }

    private Task<List<ToDoRow>> ToDoAsync(OverviewParts parts, Guid community, DateTime now, CancellationToken ct)
    {
        // Those are all in the tallies.
        if ((parts & ~(OverviewParts.System | OverviewParts.Audit | OverviewParts.Council | OverviewParts.Orders)) == OverviewParts.None)
            return Task.FromResult(new List<ToDoRow>());
        var from = ChinaTime.ToUtc(ChinaTime.ToLocal(now).Date);
        return hot.ReadAsync(OverviewSql.ToDo(hot.Dialect, parts), [community, now, from, from.AddDays(1), from - LongestShift], OverviewSql.Row, ct);
    }

    private static ApplicationsWaiting Applications(Dictionary<string, long> counts, List<ToDoRow> rows, DateTime now)
    {
        var first = rows.Where(r => r.Part == "application").ToList();
        return new ApplicationsWaiting(
            ApplicationStates.Open.ToDictionary(s => s, s => (int)counts.GetValueOrDefault($"applications.{s}")),
            first.Select(r => r.N1).FirstOrDefault(),
            first.Select(r => new WaitingApplication(r.Id, r.A, r.B, Enum.Parse<ApplicationState>(r.C), r.At, r.Until, r.Until <= now)).ToList());
    }

    private static ModerationToDo Moderation(Dictionary<string, long> counts, List<ToDoRow> rows, DateTime now)
    {
        return rows.Find(r => r.Part == "queue") is { } oldest
            ? new ModerationToDo((int)counts.GetValueOrDefault("moderation.Queue"), oldest.N1, oldest.At)
            : new ModerationToDo(0, 0, null);
    }

    private static OrdersToDo Orders(Dictionary<string, long> counts) => new(
        counts.GetValueOrDefault($"orders.{OrderState.Open}") + counts.GetValueOrDefault($"orders.{OrderState.Reopened}"), counts.GetValueOrDefault($"orders.{OrderState.Escalated}"), counts.GetValueOrDefault(Order.RaisedMeasure));

    private static DutyFigures Duties(
        Dictionary<string, long> counts, List<(string Measure, DateOnly Day, long Amount)> tallies, List<ToDoRow> rows, DateOnly today, DateTime now)
    {
        var shifts = rows.Where(r => r.Part == "shift").ToList();
        var running = shifts.Where(r => r.At <= now + Soon && r.Until > now).OrderBy(r => r.At).ThenBy(r => r.Id)
            .Select(r => new RunningShift(r.Id, r.A, r.B, r.At, r.Until!.Value, Enum.Parse<ShiftState>(r.C), 0, r.N1, r.N2, r.N3, r.N4)).ToList();
        var arrived = tallies.Where(t => t.Day == today && t.Measure.StartsWith("arrivals.", StringComparison.Ordinal)).Sum(t => t.Amount);
        return new DutyFigures(shifts.Count, shifts.Sum(r => r.N2), (int)arrived, (int)counts.GetValueOrDefault("attendance.pending"), running);
    }

    private static ArmbandsToday Armbands(Dictionary<string, long> counts, List<ToDoRow> rows)
    {
        return new ArmbandsToday(
            Enum.GetValues<ArmbandState>().ToDictionary(s => s, s => (int)counts.GetValueOrDefault($"armbands.{s}")), [], Of("notTaken"), Of("writeOff"), Of("overdue"));

        List<ArmbandToDo> Of(string part) => rows.Where(r => r.Part == part).Select(r => new ArmbandToDo(r.Id, r.A, r.B, r.At)).ToList();
    }

    private static List<(DateOnly Monday, long Minutes)> ByWeek(List<(string Measure, DateOnly Day, long Amount)> tallies, DateOnly monday)
    {
        var minutes = tallies.Where(t => t.Measure == "hours.minutes").ToList();
        return minutes.Count == 0 ? [] : Enumerable.Range(0, Weeks).Select(week => monday.AddDays(7 * week))
            .Select(start => (start, minutes.Where(m => m.Day >= start && m.Day < start.AddDays(7)).Sum(m => m.Amount))).ToList();
    }

    private static List<DayArrivals> ByDay(List<(string Measure, DateOnly Day, long Amount)> tallies, DateOnly today)
    {
        var arrivals = tallies.Where(t => t.Measure.StartsWith("arrivals.", StringComparison.Ordinal) && t.Day > today.AddDays(-Days)).ToLookup(t => t.Day);
        return arrivals.Count == 0 ? [] : Enumerable.Range(0, Days).Select(n => today.AddDays(n + 1 - Days))
            .Select(day => new DayArrivals(day, Sum(day, accepted: true), Sum(day, accepted: false))).ToList();

        long Sum(DateOnly day, bool accepted) => arrivals[day].Where(t => t.Measure == "arrivals.Accepted" == accepted).Sum(t => t.Amount);
    }
}
