using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Tallies;

/// <summary>Counts everything anew, from the rows themselves: after an update from a version without tallies, and whenever somebody doubts them.</summary>
public sealed class RebuildTallies(IServiceScopeFactory scopes)
{
    /// <summary>One more whenever there is a new measure, or an old one counts something else: then every community is counted anew at the next start.</summary>
    public const int Version = 10;

    /// <summary>Every community has it, so a start that finds this version has nothing to count and waits for no writer.</summary>
    private const string VersionMeasure = "tallies.version";

    /// <param name="onlyMissing">Leaves communities alone that have the tallies of this version.</param>
    /// <param name="ct">Cancels; what was counted until then stays.</param>
    /// <returns>How many communities there are.</returns>
    public async Task<int> RunAsync(bool onlyMissing, CancellationToken ct)
    {
        List<Guid> communities;
        await using (var scope = scopes.CreateAsyncScope())
            communities = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().Communities.Select(c => c.Id).ToListAsync(ct);
        foreach (var community in onlyMissing ? communities : [.. communities, Guid.Empty])
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(community);
            var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
            if (!onlyMissing || !await db.Tallies.AnyAsync(t => t.Measure == VersionMeasure && t.Amount == Version, ct))
                await RebuildAsync(db, community, ct);
        }

        return communities.Count;
    }

    /// <summary>What the row of a community itself adds.</summary>
    internal static TallyLine OfCommunity { get; } = TallyLine.One(VersionMeasure) with { Amount = Version };

    /// <param name="db">Of a scope that ends with this.</param>
    private static async Task RebuildAsync(NeighborPartyDb db, Guid community, CancellationToken ct)
    {
        // On SQLite the time is that of waiting for the file.
        if (!db.Database.IsSqlite())
            db.Database.SetCommandTimeout(DatabaseStart.LongWork);
        await using var write = await db.BeginWriteAsync(ct);
        await db.Tallies.ExecuteDeleteAsync(ct);
        var counted = await CountAsync(db, community, ct);
        db.Tallies.AddRange(counted.Select(line => new Tally { CommunityId = community, Measure = line.Measure, Day = line.Day, Part = line.Part, Amount = line.Amount }));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>What the tallies of the community of the scope must be.</summary>
    public static async Task<IReadOnlyList<TallyLine>> CountAsync(NeighborPartyDb db, Guid community, CancellationToken ct)
    {
        var lines = new List<TallyLine>();
        if (community != Guid.Empty)
            lines.Add(OfCommunity);
        lines.AddRange((await db.Applications.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"applications.{g.Key}", g.Count)));
        lines.AddRange((await db.ModerationItems.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"moderation.{g.Key}", g.Count)));
        lines.AddRange((await db.Armbands.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"armbands.{g.Key}", g.Count)));
        lines.AddRange((await db.AttendanceFlagCases.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"flags.{g.Key}", g.Count)));
        lines.AddRange((await db.Orders.GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"orders.{g.Key}", g.Count)));
        lines.Add(Always(Order.RaisedMeasure, await db.Orders.CountAsync(OrderLadder.ReachedOffice, ct)));
        lines.AddRange((await db.CouncilDays.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"council_days.{g.Key}", g.Count)));
        lines.AddRange((await db.AgendaItems.GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"agenda.{g.Key}", g.Count)));
        lines.AddRange((await db.AgendaItems.Where(i => i.Decision != null && i.DecidedOn != null).GroupBy(i => new { i.Decision, Day = i.DecidedOn!.Value })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => new TallyLine($"council.{g.Key.Decision}", g.Key.Day, Guid.Empty, g.Count)));
        lines.AddRange((await db.CouncilUndertakings.GroupBy(u => u.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"undertakings.{g.Key}", g.Count)));
        lines.Add(Always("undertakings.late", await db.CouncilUndertakings.CountAsync(u => u.LateSince != null && u.EndedAt == null, ct)));
        lines.Add(Always("people", await db.People.CountAsync(ct)));
        lines.Add(Always("groups", await db.Groups.CountAsync(ct)));
        lines.Add(Always("members", await db.Memberships.CountAsync(m => m.State == MembershipState.Active || m.State == MembershipState.Inactive, ct)));
        lines.Add(Always("outbox.dead", await db.OutboxMessages.CountAsync(m => m.CommunityId == community && m.State == OutboxState.Dead, ct)));
        lines.Add(Always("attendance.pending", await db.AttendanceEvents.CountAsync(e => e.State == AttendanceState.PendingLeader || e.State == AttendanceState.PendingStaff, ct)));
        lines.AddRange((await db.HoursEntries.GroupBy(h => h.Day).Select(g => new { g.Key, Minutes = g.Sum(h => h.DeltaMinutes) }).ToListAsync(ct))
            .Select(g => new TallyLine("hours.minutes", g.Key, Guid.Empty, g.Minutes)));
        lines.AddRange(await AidTallies.CountAsync(db, ct));
        lines.AddRange(await HoursAsync(db, ct));
        lines.AddRange((await db.ModerationAppeals.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).Select(g => Always($"moderation_appeals.{g.Key}", g.Count)));
        lines.AddRange(await ModerationTallies.CountAsync(db, ct));
        lines.AddRange(await SettledAsync(db, ct));
        lines.AddRange(await ArrivalsAsync(db, ct));
        lines.AddRange(await OrdersAsync(db, ct));
        lines.AddRange(await AlarmsAsync(db, ct));
        return lines.Where(l => l.Amount != 0).ToList();
    }

    private static async Task<IEnumerable<TallyLine>> HoursAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var groups = await db.HoursEntries.GroupBy(h => new { h.Day, h.GroupId, h.Bucket }).Select(g => new { g.Key, Minutes = g.Sum(h => h.DeltaMinutes) }).ToListAsync(ct);
        var people = await db.HoursEntries.GroupBy(h => new { h.PersonId, h.Day.Year, h.Bucket }).Select(g => new { g.Key, Minutes = g.Sum(h => h.DeltaMinutes) }).ToListAsync(ct);
        var lines = people.Select(p => new TallyLine($"hours.person.{p.Key.Bucket}", new DateOnly(p.Key.Year, 1, 1), p.Key.PersonId, p.Minutes)).ToList();
        foreach (var group in groups)
        {
            if (group.Key.GroupId is { } id)
                lines.Add(new TallyLine("hours.minutes", group.Key.Day, id, group.Minutes));
            if (group.Key.Bucket != HoursBucket.Supplemented)
                continue;
            lines.Add(new TallyLine("hours.supplemented", group.Key.Day, Guid.Empty, group.Minutes));
            if (group.Key.GroupId is { } part)
                lines.Add(new TallyLine("hours.supplemented", group.Key.Day, part, group.Minutes));
        }

        return Added(lines);
    }

    private static async Task<IEnumerable<TallyLine>> OrdersAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var rows = await db.Orders.Where(o => o.OpenedOn != null)
            .GroupBy(o => new { o.OpenedOn, o.GroupId, o.Category, o.RespondedInTime, o.ResolvedInTime })
            .Select(g => new { g.Key, Count = g.Count(), Respond = g.Sum(o => o.RespondMinutes ?? 0), Resolve = g.Sum(o => o.ResolveMinutes ?? 0) }).ToListAsync(ct);
        return Added(rows.SelectMany(r =>
        {
            var lines = new List<(string, long)> { (OrderFigures.Opened, r.Count), (OrderFigures.OfCategory + r.Key.Category, r.Count) };
            if (r.Key.RespondedInTime is { } responded)
                lines.AddRange([(responded ? OrderFigures.RespondedInTime : OrderFigures.RespondedLate, r.Count), (OrderFigures.RespondMinutes, r.Respond)]);
            if (r.Key.ResolvedInTime is { } resolved)
                lines.AddRange([(resolved ? OrderFigures.ResolvedInTime : OrderFigures.ResolvedLate, r.Count), (OrderFigures.ResolveMinutes, r.Resolve)]);
            return OrderFigures.Of(r.Key.OpenedOn, r.Key.GroupId, lines);
        }));
    }

    private static async Task<IEnumerable<TallyLine>> AlarmsAsync(NeighborPartyDb db, CancellationToken ct)
    {
        // By the hour in UTC, as below.
        var hours = await db.AuditEvents.Where(e => e.Action == WatchBulkReads.Action)
            .GroupBy(e => new { e.At.Year, e.At.Month, e.At.Day, e.At.Hour }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return Added(hours.Select(h => new TallyLine(WatchBulkReads.Action, DayOf(h.Key.Year, h.Key.Month, h.Key.Day, h.Key.Hour), Guid.Empty, h.Count)));
    }

    private static async Task<IEnumerable<TallyLine>> SettledAsync(NeighborPartyDb db, CancellationToken ct)
    {
        // By the hour in UTC, as below.
        var hours = await db.Shifts.Where(s => s.SettledAt != null)
            .GroupBy(s => new { s.StartsAt.Year, s.StartsAt.Month, s.StartsAt.Day, s.StartsAt.Hour, s.GroupId })
            .Select(g => new { g.Key, Came = g.Sum(s => s.CameCount), Missed = g.Sum(s => s.MissedCount) }).ToListAsync(ct);
        return Added(hours.SelectMany(h =>
        {
            var day = DayOf(h.Key.Year, h.Key.Month, h.Key.Day, h.Key.Hour);
            TallyLine[] all = [new("attendance.came", day, Guid.Empty, h.Came), new("attendance.missed", day, Guid.Empty, h.Missed)];
            return h.Key.GroupId is { } group ? all.Concat(all.Select(l => l with { Part = group })) : all;
        }));
    }

    /// <summary>The day in China to which an hour in UTC belongs.</summary>
    internal static DateOnly DayOf(int year, int month, int day, int hour) => ChinaTime.Today(new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc));

    internal static IEnumerable<TallyLine> Added(IEnumerable<TallyLine> lines) =>
        lines.GroupBy(l => l with { Amount = 0 }).Select(g => g.Key with { Amount = g.Sum(l => l.Amount) });

    private static async Task<IEnumerable<TallyLine>> ArrivalsAsync(NeighborPartyDb db, CancellationToken ct)
    {
        // By the hour in UTC: the databases do not agree on how to shift a day, and every hour belongs to one day in China.
        var hours = await db.AttendanceEvents.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused)
            .GroupBy(e => new { e.At.Year, e.At.Month, e.At.Day, e.At.Hour, e.GroupId, e.State })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return Added(hours.SelectMany(h =>
            {
                var (measure, day) = ($"arrivals.{h.Key.State}", DayOf(h.Key.Year, h.Key.Month, h.Key.Day, h.Key.Hour));
                var all = new TallyLine(measure, day, Guid.Empty, h.Count);
                return h.Key.GroupId is { } group ? [all, all with { Part = group }] : new[] { all };
            }));
    }

    private static TallyLine Always(string measure, int count) => TallyLine.One(measure) with { Amount = count };
}
