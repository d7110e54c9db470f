using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

public enum Decision
{
    Publish,

    /// <summary>For what was never shown: the author may change it and try again.</summary>
    Reject,

    /// <summary>For what was shown.</summary>
    Hide,
}

/// <summary>A moderator's decision and its grounds.</summary>
/// <param name="RuleCode">From <see cref="LocalRules.Rules"/>; needed unless it is published.</param>
/// <param name="Reason">Shown to the author; needed unless it is published. At most 200 characters.</param>
/// <param name="Note">For colleagues. At most 500 characters.</param>
public sealed record DecisionGrounds(Decision Decision, string? RuleCode, string? Reason, string? Note);

/// <summary>Decides an item that the moderator has claimed.</summary>
public sealed class DecideItem(NeighborPartyDb db, JudgeItem judge, LocalRules rules, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <param name="version">Of the item as the moderator saw it.</param>
    /// <exception cref="RefusedException">409 when another holds it or nobody does, 412 when it changed, 403 for one's own content, 400 without grounds.</exception>
    public async Task RunAsync(Guid itemId, int? version, DecisionGrounds grounds, CancellationToken ct)
    {
        var now = time.Now();
        var reason = CleanText.Optional("reason", grounds.Reason, 200, "理由");
        var note = CleanText.Optional("note", grounds.Note, 500, "备注");
        if (grounds.Decision != Decision.Publish && (reason is null || !rules.Rules.Any(r => r.Code == grounds.RuleCode)))
            throw ModerationRefusals.ReasonRequired();

        await using var write = await db.BeginWriteAsync(ct);
        var item = await db.ModerationItems.FirstOrDefaultAsync(i => i.Id == itemId, ct) ?? throw Refusals.NotFound();
        if (item.IsClaimedByAnother(current.Actor.Id, now))
            throw ModerationRefusals.ClaimedByAnother(item.ClaimedByName!, item.ClaimedUntil!.Value);
        await db.RequireVersionAsync(item, item.Id, version, ct);
        await ClaimItem.RequireNotOwnAsync(db, current.Actor.Id, item, ct);
        if (item.ClaimedBy != current.Actor.Id)
            throw ModerationRefusals.ClaimFirst();

        var from = item.State;
        item.Decided(current.Actor.Id, grounds.Decision == Decision.Publish ? null : grounds.RuleCode, grounds.Decision == Decision.Publish ? null : reason, note, now);
        await CarryOutAsync(item, grounds.Decision, ct);
        foreach (var report in await db.ContentReports.Where(r => r.ContentKind == item.ContentKind && r.ContentId == item.ContentId && r.SettledAt == null).ToListAsync(ct))
            report.Settle(now);
        audit.Record(new Act("moderation.decided", nameof(ModerationItem), item.Id)
        {
            From = from.ToString(), To = item.State.ToString(), ReasonCode = item.RuleCode, ReasonText = item.PublicReason, PolicyVersion = item.PolicyVersion,
            Details = new { content = item.ContentKind, id = item.ContentId, version = item.ContentVersion, machine = item.Verdict.ToString() },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private Task CarryOutAsync(ModerationItem item, Decision decision, CancellationToken ct)
    {
        switch (decision)
        {
            case Decision.Publish:
                return judge.ShowAsync(item, ModerationRole.Moderator, ct);
            case Decision.Reject when item.PublishedAt is null:
                item.Go(ModerationEvent.Reject, ModerationRole.Moderator);
                return judge.ContentOf(item).RejectAsync(item, ct);
            case Decision.Reject:
                throw new RefusedException(RefusalKind.Conflict, "moderation.already_shown", "这条内容已经显示过，请选择“隐藏”。");
            default:
                item.Go(ModerationEvent.Hide, ModerationRole.Moderator);
                return judge.ContentOf(item).HideAsync(item, untilReviewed: false, ct);
        }
    }
}
