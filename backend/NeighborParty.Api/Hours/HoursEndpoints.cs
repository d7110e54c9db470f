using NeighborParty.Api.Hosting;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Policies;

namespace NeighborParty.Api.Hours;

/// <summary>One line of the ledger.</summary>
/// <param name="Number">1, 2, 3 … for the person.</param>
/// <param name="DeltaMinutes">Negative when minutes were taken back.</param>
/// <param name="AfterMinutes">The balance after this line.</param>
/// <param name="Day">The day in China that the minutes belong to.</param>
/// <param name="Standing">pending until the shift is settled.</param>
public sealed record HoursLine(
    int Number, HoursKind Kind, HoursBucket Bucket, int DeltaMinutes, int AfterMinutes, DateOnly Day, string? Title, string? Reason, DateTime At, HoursStanding Standing);

/// <summary>The caller's own service hours.</summary>
/// <param name="TotalMinutes">Derived from all lines.</param>
/// <param name="PendingMinutes">Of these, from shifts that are not settled: not in stars and certificates yet.</param>
/// <param name="GrantedMinutes">Of these, settled.</param>
/// <param name="VerifiedMinutes">Of these, seen by the system.</param>
/// <param name="SupplementedMinutes">Of these, put in afterwards and approved.</param>
/// <param name="StarLevel">0 to 5.</param>
/// <param name="Star">For the screen.</param>
/// <param name="NextStarAtMinutes">Where the next star is; null with all five.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Next">For <c>before</c>; null on the last page.</param>
public sealed record ServiceHoursAnswer(
    int TotalMinutes, int PendingMinutes, int GrantedMinutes, int VerifiedMinutes, int SupplementedMinutes, int StarLevel, string Star, int? NextStarAtMinutes, IReadOnlyList<HoursLine> Lines, int? Next)
{
    public static ServiceHoursAnswer Example => new(120, 120, 0, 120, 0, 0, "暂无星级", 6000,
        [new HoursLine(1, HoursKind.Grant, HoursBucket.Verified, 120, 120, new DateOnly(2026, 3, 6), "周五大扫除", null, new DateTime(2026, 3, 6, 13, 2, 0, DateTimeKind.Utc), HoursStanding.Pending)], null);
}

public static class HoursEndpoints
{
    public static void MapHours(this RouteGroupBuilder api) =>
        api.MapGet("/me/service-hours", Own).Polls().WithTags("服务时长").WithSummary("我的服务时长：合计与每一笔；值守结算前是“待结算”，结算后才计入星级和证书");

    private static async Task<Ok<ServiceHoursAnswer>> Own(
        CurrentActor current, NeighborPartyDb db, PolicyBook policies, CancellationToken ct, [Range(1, int.MaxValue)] int before = int.MaxValue, [Range(1, 100)] int limit = 20)
    {
        var person = current.RequirePerson();
        var mine = db.HoursEntries.AsNoTracking().Where(e => e.PersonId == person);
        var totals = await mine.GroupBy(e => e.Bucket).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) }).ToListAsync(ct);
        var pending = await mine.Pending(db).SumAsync(e => e.DeltaMinutes, ct);
        var lines = await mine.Where(e => e.Number < before).OrderByDescending(e => e.Number).Take(limit + 1)
            .Select(e => new HoursLine(e.Number, e.Kind, e.Bucket, e.DeltaMinutes, e.AfterMinutes, e.Day,
                db.Shifts.Where(s => s.Id == e.ShiftId).Select(s => s.Title).FirstOrDefault(), e.Reason, e.At,
                db.Shifts.Any(s => s.Id == e.ShiftId && s.SettledAt == null && s.State != ShiftState.Cancelled) ? HoursStanding.Pending : HoursStanding.Granted))
            .ToListAsync(ct);
        var total = totals.Sum(t => t.Minutes);
        var star = StarLevels.Of(total - pending, await policies.TodayAsync(ct));
        return TypedResults.Ok(new ServiceHoursAnswer(
            total,
            pending,
            total - pending,
            totals.Where(t => t.Key == HoursBucket.Verified).Sum(t => t.Minutes),
            totals.Where(t => t.Key == HoursBucket.Supplemented).Sum(t => t.Minutes),
            star.Level,
            StarLevels.Label(star.Level),
            star.NextAtMinutes,
            lines.Take(limit).ToList(),
            lines.Count > limit ? lines[limit - 1].Number : null));
    }
}
