using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>
/// Draws the conclusion whenever a part of the machine's verdict has come in: show, or let a human look. Fails closed:
/// what is missing, unreadable or late never shows anything. Runs in the caller's transaction.
/// </summary>
public sealed class JudgeItem(
    NeighborPartyDb db, TrustedAuthors trusted, AuthorStanding standing, IEnumerable<IModeratedContent> contents, ModerationTargets targets, AuditTrail audit, TimeProvider time)
{
    public async Task RunAsync(ModerationItem item, CancellationToken ct)
    {
        // Not by projection: the caller's own change is not in the database yet.
        var photos = await db.MediaChecks.Where(m => m.ItemId == item.Id).ToListAsync(ct);
        var verdict = MachineVerdicts.Together([item.TextVerdict ?? MachineVerdict.None, .. photos.Select(p => p.Verdict)]);
        if (verdict == MachineVerdict.None)
            return;

        var now = time.Now();
        switch (item.State)
        {
            case ModerationState.MachineCheck:
                item.Judged(verdict, now);
                await ConcludeAsync(item, verdict, ct);
                break;
            case ModerationState.Queue:
                item.Judged(verdict, now);
                break;
            case ModerationState.Published or ModerationState.PublishedRedacted when verdict == MachineVerdict.Risky && item.Verdict != MachineVerdict.Risky:
                item.Judged(verdict, now);
                await QueueAsync(item, QueueReason.LateVerdict, ct);
                await ContentOf(item).HideAsync(item, untilReviewed: true, ct);
                break;
        }
    }

    /// <summary>The machine did not answer in time.</summary>
    public Task GiveUpWaitingAsync(ModerationItem item, CancellationToken ct)
    {
        item.Judged(MachineVerdict.Timeout, time.Now());
        return ConcludeAsync(item, MachineVerdict.Timeout, ct);
    }

    /// <summary>Shows this version and takes earlier ones off the table. Also for a moderator's decision.</summary>
    public async Task ShowAsync(ModerationItem item, ModerationRole by, CancellationToken ct)
    {
        var from = item.State;
        // What was covered stays covered.
        item.Go(item.RedactedAt is null ? ModerationEvent.Publish : ModerationEvent.PublishRedacted, by);
        item.Published(time.Now());
        var earlier = await db.ModerationItems
            .Where(i => i.ContentKind == item.ContentKind && i.ContentId == item.ContentId && i.ContentVersion < item.ContentVersion && i.State != ModerationState.Superseded)
            .ToListAsync(ct);
        earlier.ForEach(i => i.Go(ModerationEvent.Supersede, ModerationRole.System));
        await ContentOf(item).ShowAsync(item, ct);
        Record(item, "moderation.published", from);
    }

    public async Task QueueAsync(ModerationItem item, QueueReason reason, CancellationToken ct)
    {
        var from = item.State;
        item.Go(ModerationEvent.Queue, ModerationRole.System);
        var now = time.Now();
        item.Queued(reason, now, await targets.DueAsync(urgent: false, now, ct));
        // Neighbours may have seen what the machine now calls bad.
        if (reason == QueueReason.LateVerdict)
            item.Hurry(await targets.DueAsync(urgent: true, now, ct));
        if (from == ModerationState.MachineCheck)
            await ContentOf(item).AwaitReviewAsync(item, ct);
        Record(item, "moderation.queued", from, reason.ToString());
    }

    public IModeratedContent ContentOf(ModerationItem item) => contents.First(c => c.Kind == item.ContentKind);

    private async Task ConcludeAsync(ModerationItem item, MachineVerdict verdict, CancellationToken ct)
    {
        var clean = item.Findings.Length == 0 && verdict == MachineVerdict.Pass;
        var watched = clean && await standing.IsPreModeratedAsync(item.AuthorId, ct);
        var believe = clean && !watched && (!ContentOf(item).NeedsTrust || await trusted.IsTrustedAsync(item, ct));
        if (MachineVerdicts.ReasonToQueue(verdict, item.Findings.Length > 0, believe) is { } reason)
            await QueueAsync(item, watched ? QueueReason.UnderMeasure : reason, ct);
        else
            await ShowAsync(item, ModerationRole.System, ct);
    }

    private void Record(ModerationItem item, string action, ModerationState from, string? reason = null) =>
        audit.Record(new Act(action, nameof(ModerationItem), item.Id)
        {
            From = from.ToString(),
            To = item.State.ToString(),
            ReasonCode = reason,
            PolicyVersion = item.PolicyVersion,
            Details = new { content = item.ContentKind, id = item.ContentId, version = item.ContentVersion, verdict = item.Verdict.ToString() },
        });
}
