using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>A neighbour finds something wrong. Every report brings the content to the moderators; several households hide it until one has looked.</summary>
public sealed class ReportContent(
    NeighborPartyDb db, JudgeItem judge, AuthorStanding standing, ModerationTargets targets, PolicyBook policies, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <summary>The caller has made sure that the reporter can see the content. A second report of a household is taken and counts nothing.</summary>
    /// <param name="text">At most 200 characters.</param>
    public async Task RunAsync(string kind, Guid contentId, Guid reporterId, ReportReason reason, string? text, CancellationToken ct)
    {
        await standing.RequireNotSuspendedAsync(reporterId, ct);
        var clean = CleanText.Optional("text", text, 200, "说明");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var item = await db.ModerationItems
            .Where(i => i.ContentKind == kind && i.ContentId == contentId && i.PublishedAt != null && (i.State == ModerationState.Published || i.State == ModerationState.PublishedRedacted || i.State == ModerationState.Queue))
            .OrderByDescending(i => i.ContentVersion).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound();
        if (item.AuthorId == reporterId)
            throw ModerationRefusals.OwnReport();

        var household = await db.Residencies.Where(r => r.PersonId == reporterId && r.IsPrimary).Select(r => (Guid?)r.DwellingId).FirstOrDefaultAsync(ct) ?? reporterId;
        var open = db.ContentReports.Where(r => r.ContentKind == kind && r.ContentId == contentId && r.SettledAt == null);
        if (await open.AnyAsync(r => r.HouseholdId == household, ct))
            return;

        var report = new ContentReport
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, ContentKind = kind, ContentId = contentId,
            ReporterId = reporterId, HouseholdId = household, Reason = reason, Text = clean, CreatedAt = now,
        };
        db.ContentReports.Add(report);
        audit.Record(new Act("moderation.reported", nameof(ContentReport), report.Id) { ReasonCode = reason.ToString(), Details = new { content = kind, id = contentId } });
        var households = await open.CountAsync(ct) + 1;
        var urgent = reason is ReportReason.Privacy or ReportReason.Illegal;
        var hides = households >= (await policies.TodayAsync(ct)).ReportsToHide && item.HiddenByReportsAt is null;
        if (ModerationStates.IsShown(item.State) || hides || (urgent && !item.IsUrgent))
            await MoveAsync(item, households, urgent, hides, now, ct);
        else
            // Only the number: a moderator who is deciding just now still sees what was decided about.
            await db.ModerationItems.Where(i => i.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Reports, households), ct);

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task MoveAsync(ModerationItem item, int households, bool urgent, bool hides, DateTime now, CancellationToken ct)
    {
        item.Reported(households);
        if (ModerationStates.IsShown(item.State))
            await judge.QueueAsync(item, QueueReason.Reports, ct);
        if (urgent || hides)
            item.Hurry(await targets.DueAsync(urgent: true, now, ct));
        if (!hides)
            return;
        item.HiddenByReports(now);
        await judge.ContentOf(item).HideAsync(item, untilReviewed: true, ct);
        audit.Record(new Act("moderation.hidden_by_reports", nameof(ModerationItem), item.Id) { Details = new { content = item.ContentKind, id = item.ContentId, households } });
    }
}
