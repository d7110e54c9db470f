using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Exports;

/// <summary>Staff ask for a file; with many rows, also in several files of a day, somebody else must agree first.</summary>
public sealed class AskExport(NeighborPartyDb db, ExportRows rows, ExportAllowance allowance, ActingStaff acting, SamePerson same, CurrentActor current, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    private const int LongestDays = 366;

    // What lies out of reach of a calendar is nobody's wish.
    private const int FirstYear = 2000;
    private const int EndYear = 2200;

    /// <exception cref="RefusedException">400 without a purpose or outside a year; 401 for anybody but staff; 429 for too many in an hour.</exception>
    public async Task<Export> RunAsync(ExportWish wish, CancellationToken ct)
    {
        var purpose = CleanText.Required("purpose", wish.Purpose, 100, "用途");
        if (wish.From.Year < FirstYear || wish.Until.Year >= EndYear)
            throw Refusals.Invalid(wish.From.Year < FirstYear ? "from" : "until", "日期不对。");
        if (wish.Until < wish.From || wish.Until.DayNumber - wish.From.DayNumber > LongestDays)
            throw Refusals.Invalid("until", "时间段应在一年之内，结束不早于开始。");
        await acting.AccountAsync(ct);
        if (wish.GroupId is { } group && !await db.Groups.AnyAsync(g => g.Id == group, ct))
            throw Refusals.NotFound("党小组");
        await RequireFewAsync(ct);
        // A year of the ledger takes a while to count, and nobody should wait for that; it is counted again when it is written.
        var total = await rows.CountAsync(wish, ct);

        await using var write = await db.BeginWriteAsync(ct);
        await RequireFewAsync(ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var person = await same.ActingAsync(ct);
        var left = await allowance.LeftAsync(current.Actor.Id, person, null, policy, ct);
        var export = Export.Ask(Ids.New(now), scope.CommunityId!.Value, wish, purpose, current.Actor, person, total, left, now);
        db.Exports.Add(export);
        audit.Record(new Act("export.asked", nameof(Export), export.Id)
        {
            To = export.State.ToString(), ReasonText = purpose, PolicyVersion = policy.Version, Details = new { kind = wish.Kind.ToString(), wish.From, wish.Until, wish.GroupId, rows = export.Total },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return export;
    }

    private async Task RequireFewAsync(CancellationToken ct)
    {
        var (policy, hourAgo) = (await policies.TodayAsync(ct), time.Now().AddHours(-1));
        if (await db.Exports.CountAsync(e => e.AskedBy == current.Actor.Id && e.AskedAt > hourAgo, ct) >= policy.ExportsPerHour)
            throw ExportRefusals.TooMany(policy.ExportsPerHour);
    }
}
