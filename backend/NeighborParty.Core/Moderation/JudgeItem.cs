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
            // A neighbour's report or an appeal brought back what neighbours see or may see again: the machine's word still counts.
            case ModerationState.Queue when verdict == MachineVerdict.Risky && item.Verdict != MachineVerdict.Risky && item.PublishedAt is not null:
                item.Judged(verdict, now);
                item.Hurry(await targets.DueAsync(urgent: true, now, ct));
                await ContentOf(item).HideAsync(item, untilReviewed: true, ct);
                Record(item, "moderation.queued", ModerationState.Queue, nameof(QueueReason.LateVerdict));
                break;
            // What was refused may be appealed: whoever looks again should know.
            case ModerationState.Queue or ModerationState.Rejected or ModerationState.Hidden or ModerationState.ChangeRequested:
                item.Judged(verdict, now);
                break;
            case ModerationState.Published or ModerationState.PublishedRedacted when verdict == MachineVerdict.Risky && item.Verdict != MachineVerdict.Risky:
                item.Judged(verdict, now);
                await QueueAsync(item, QueueReason.LateVerdict, ct);
                await ContentOf(item).HideAsync(item, untilReviewed: true, ct);
                break;
        }
    }

    /// <summary>Whether the machine's word on an item in this state is still asked for: also on what a moderator refused before it came.</summary>
    public static bool Listens(ModerationState state) =>
        state is ModerationState.MachineCheck or ModerationState.Queue or ModerationState.Rejected or ModerationState.Hidden or ModerationState.ChangeRequested;

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
        // Neighbours may have seen what the machine now calls bad; or somebody cannot wait.
        if (reason == QueueReason.LateVerdict || await ContentOf(item).IsUrgentAsync(item, ct))
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
        // What was written down by somebody else is looked at by a second person.
        var own = clean && await ContentOf(item).SubmittedByAsync(item, ct) is null;
        var believe = own && !watched && (!ContentOf(item).NeedsTrust || await trusted.IsTrustedAsync(item, ct));
        if (MachineVerdicts.ReasonToQueue(verdict, item.Findings.Length > 0, believe) is { } reason)
            await QueueAsync(item, watched ? QueueReason.UnderMeasure : reason, ct);
        else
            await ShowAsync(item, ModerationRole.System, ct);
    }

    /// <summary>An appeal was right, but neither the machine nor anybody has said that it may be seen: a human looks first.</summary>
    internal async Task LookAgainAsync(ModerationItem item, CancellationToken ct)
    {
        var from = item.State;
        item.Go(ModerationEvent.Queue, ModerationRole.Moderator);
        var now = time.Now();
        item.Queued(item.Verdict == MachineVerdict.Risky ? QueueReason.MachineRisky : QueueReason.MachineTimeout, now, await targets.DueAsync(urgent: false, now, ct));
        if (await ContentOf(item).IsUrgentAsync(item, ct))
            item.Hurry(await targets.DueAsync(urgent: true, now, ct));
        Record(item, "moderation.queued", from, "Appeal");
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
