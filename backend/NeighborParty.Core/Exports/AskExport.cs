using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Exports;

/// <summary>Staff ask for a file; with many rows somebody else must agree first.</summary>
public sealed class AskExport(NeighborPartyDb db, ExportRows rows, ActingStaff acting, SamePerson same, CurrentActor current, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    private const int LongestDays = 366;

    /// <exception cref="RefusedException">400 without a purpose or outside a year; 401 for anybody but staff; 429 for too many in an hour.</exception>
    public async Task<Export> RunAsync(ExportWish wish, CancellationToken ct)
    {
        var purpose = CleanText.Required("purpose", wish.Purpose, 100, "用途");
        if (wish.Until < wish.From || wish.Until.DayNumber - wish.From.DayNumber > LongestDays)
            throw Refusals.Invalid("until", "时间段应在一年之内，结束不早于开始。");
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var hourAgo = now.AddHours(-1);
        if (await db.Exports.CountAsync(e => e.AskedBy == current.Actor.Id && e.AskedAt > hourAgo, ct) >= policy.ExportsPerHour)
            throw ExportRefusals.TooMany(policy.ExportsPerHour);
        if (wish.GroupId is { } group && !await db.Groups.AnyAsync(g => g.Id == group, ct))
            throw Refusals.NotFound("党小组");
        var export = Export.Ask(Ids.New(now), scope.CommunityId!.Value, wish, purpose, current.Actor, await same.ActingAsync(ct), await rows.CountAsync(wish, ct), policy.ExportRowsAlone, now);
        db.Exports.Add(export);
        audit.Record(new Act("export.asked", nameof(Export), export.Id)
        {
            To = export.State.ToString(), ReasonText = purpose, PolicyVersion = policy.Version, Details = new { kind = wish.Kind.ToString(), wish.From, wish.Until, wish.GroupId, rows = export.Total },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return export;
    }
}
