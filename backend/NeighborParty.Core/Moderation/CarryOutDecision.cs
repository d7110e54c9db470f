using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Moderation;

/// <summary>What follows from a decision: the content changes, reports are settled, the author can read why, and the office can count. Runs in the caller's transaction.</summary>
public sealed class CarryOutDecision(
    NeighborPartyDb db, JudgeItem judge, LocalRules rules, PolicyBook policies, PersonalDataVault vault, TellPerson tell, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">400 without grounds, 409 when the state does not allow it.</exception>
    public async Task<ModerationDecision> RunAsync(ModerationItem item, DecisionGrounds grounds, bool inBulk, CancellationToken ct)
    {
        var reason = CleanText.Optional("reason", grounds.Reason, 200, "理由");
        var note = CleanText.Optional("note", grounds.Note, 500, "备注");
        if (grounds.Decision != Decision.Publish && (reason is null || !rules.Rules.Any(r => r.Code == grounds.RuleCode)))
            throw ModerationRefusals.ReasonRequired();

        var (now, policy) = (time.Now(), await policies.TodayAsync(ct));
        var publishes = grounds.Decision == Decision.Publish;
        var from = item.State;
        var (characters, photos) = grounds.Decision == Decision.PublishRedacted ? await RedactAsync(item, grounds, now, ct) : (0, 0);
        var decision = new ModerationDecision
        {
            Id = Ids.New(now), CommunityId = item.CommunityId, ItemId = item.Id, ContentKind = item.ContentKind, ContentId = item.ContentId, AuthorId = item.AuthorId,
            What = grounds.Decision, RuleCode = publishes ? null : grounds.RuleCode, PublicReason = publishes ? null : reason,
            DecidedBy = current.Actor.Id, DecidedByName = current.Actor.Name, DecidedAt = now, InBulk = inBulk,
            WaitedMinutes = from == ModerationState.Queue && item.QueuedAt is { } since ? (int)(now - since).TotalMinutes : 0,
            WasLate = item.DueAt < now, AppealUntil = publishes ? null : now.AddDays(policy.ModerationAppealDays),
            HiddenCharacters = characters,
        };
        // Which photos this version had: the content itself loses those that are covered, and a later version has others.
        var photosOfVersion = await db.MediaChecks.Where(m => m.ItemId == item.Id).OrderBy(m => m.Id).Select(m => m.PhotoId).ToListAsync(ct);
        item.Decided(current.Actor.Id, decision.RuleCode, decision.PublicReason, note, now);
        await ActAsync(item, grounds.Decision, ct);
        db.ModerationDecisions.Add(decision);
        if (grounds.Decision == Decision.PublishRedacted)
            await TellCoveredAsync(decision, photos, ct);
        foreach (var report in await db.ContentReports.Where(r => r.ContentKind == item.ContentKind && r.ContentId == item.ContentId && r.SettledAt == null).ToListAsync(ct))
            report.Settle(now);
        audit.Record(new Act("moderation.decided", nameof(ModerationItem), item.Id)
        {
            From = from.ToString(), To = item.State.ToString(), ReasonCode = item.RuleCode, ReasonText = item.PublicReason, PolicyVersion = item.PolicyVersion,
            Details = new { content = item.ContentKind, id = item.ContentId, version = item.ContentVersion, machine = item.Verdict.ToString(), hidden = decision.HiddenCharacters, photos = photosOfVersion, hiddenPhotos = photos, bulk = inBulk },
        });
        return decision;
    }

    /// <summary>Showing tells other people; that parts are gone, and why, is the author's business, whatever kind of content it is.</summary>
    private Task TellCoveredAsync(ModerationDecision decision, int photos, CancellationToken ct)
    {
        var parts = new (int Count, string What)[] { (decision.HiddenCharacters, "个字"), (photos, "张照片") }.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}");
        var kind = ModerationStates.KindOf(decision.ContentKind);
        return tell.AddAsync(decision.CommunityId, decision.AuthorId, new Notice("moderation.redacted", $"{kind}隐去部分后通过",
            $"您写的{kind}已通过审核，其中 {string.Join("和 ", parts)}已由社区工作人员隐去。理由：{decision.PublicReason}。如有异议，可以在 {ChinaTime.Short(decision.AppealUntil!.Value)} 前申诉。", $"{decision.Id:N}:redacted")
        {
            AboutKind = "moderation", AboutId = decision.Id,
        }, ct);
    }

    private Task ActAsync(ModerationItem item, Decision decision, CancellationToken ct)
    {
        var content = judge.ContentOf(item);
        switch (decision)
        {
            case Decision.Publish or Decision.PublishRedacted:
                return judge.ShowAsync(item, ModerationRole.Moderator, ct);
            case Decision.Reject or Decision.RequestChange when item.PublishedAt is not null:
                throw ModerationRefusals.AlreadyShown();
            case Decision.Hide when item.PublishedAt is null:
                throw ModerationRefusals.NotShown();
            case Decision.RequestChange when !content.CanBeChanged:
                throw ModerationRefusals.NotChangeable();
            case Decision.Reject:
                item.Go(item.State == ModerationState.MachineCheck ? ModerationEvent.Withhold : ModerationEvent.Reject, ModerationRole.Moderator);
                return content.RejectAsync(item, ct);
            case Decision.RequestChange:
                item.Go(ModerationEvent.RequestChange, ModerationRole.Moderator);
                return content.RequestChangeAsync(item, ct);
            default:
                item.Go(ModerationEvent.Hide, ModerationRole.Moderator);
                return content.HideAsync(item, untilReviewed: false, ct);
        }
    }

    /// <summary>Seals what was written and puts the covered text in its place.</summary>
    /// <returns>How much of it nobody sees any more.</returns>
    private async Task<(int Characters, int Photos)> RedactAsync(ModerationItem item, DecisionGrounds grounds, DateTime now, CancellationToken ct)
    {
        var content = judge.ContentOf(item);
        if (!content.CanBeRedacted || await content.ContentAsync(item, ct) is not { } before)
            throw ModerationRefusals.NotRedactable();
        var after = new ModeratedText(
            before.Title is null ? null : Covered(grounds.RedactedTitle) ?? before.Title, Covered(grounds.RedactedText) ?? before.Text,
            [.. before.PhotoIds.Where(p => grounds.WithoutPhotos?.Contains(p) != true)]);
        if (!Redaction.OnlyCovers(before.Title ?? "", after.Title ?? "") || !Redaction.OnlyCovers(before.Text, after.Text))
            throw ModerationRefusals.OnlyCover();
        if (after.Title == before.Title && after.Text == before.Text && after.PhotoIds.Count == before.PhotoIds.Count)
            throw ModerationRefusals.NothingCovered();

        db.ModerationOriginals.Add(ModerationOriginal.Of(Ids.New(now), item, before, vault, now));
        item.Redacted(now);
        await content.ReplaceAsync(item, after, ct);
        return (Redaction.Hidden(before.Title ?? "", after.Title ?? "") + Redaction.Hidden(before.Text, after.Text), before.PhotoIds.Count - after.PhotoIds.Count);
    }

    /// <summary>Null for what was not sent. What was emptied is covered whole. Browsers send line ends of their own.</summary>
    private static string? Covered(string? text)
    {
        if (text is null)
            return null;
        var clean = text.Replace("\r", "", StringComparison.Ordinal).Trim();
        return clean.Length == 0 ? Redaction.Covered : clean;
    }
}
