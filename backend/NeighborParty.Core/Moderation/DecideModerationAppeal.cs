using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>Another officer looks again. What was wrong is shown as it was written, with its original time; measures that went with it end; who had decided is told.</summary>
public sealed class DecideModerationAppeal(
    NeighborPartyDb db, JudgeItem judge, ConflictOfModerator conflict, DecideMeasure measures, ActingStaff acting, SamePerson same, PersonalDataVault vault, TellPerson tell, AuditTrail audit,
    CurrentActor current, TimeProvider time)
{
    /// <param name="answer">Shown to the author. At most 300 characters.</param>
    /// <exception cref="RefusedException">404 for a foreign one; 403 for who took the decision and for conflicts; 409 once decided; 412 and 428 as everywhere.</exception>
    public async Task<ModerationAppeal> RunAsync(Guid appealId, bool overturn, string? answer, int? version, CancellationToken ct)
    {
        var clean = CleanText.Required("answer", answer, 300, "给作者的答复");
        await acting.AccountAsync(ct);
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var appeal = await db.ModerationAppeals.FirstOrDefaultAsync(a => a.Id == appealId, ct) ?? throw Refusals.NotFound("申诉");
        if (await same.ActedAsync(appeal.FirstDecidedBy, ct))
            throw ModerationRefusals.OtherOfficer();
        var item = await db.ModerationItems.FirstAsync(i => i.Id == appeal.ItemId, ct);
        await conflict.RequireNoneAsync(item, ct);
        await db.RequireVersionAsync(appeal, appeal.Id, version, ct);
        appeal.Decide(overturn ? ModerationAppealStep.Overturn : ModerationAppealStep.Uphold, current.Actor, clean, now);
        var words = overturn ? await OverturnAsync(appeal, item, clean, now, ct) : "";
        audit.Record(new Act(overturn ? "moderation_appeal.overturned" : "moderation_appeal.upheld", nameof(ModerationAppeal), appeal.Id)
        {
            From = nameof(ModerationAppealState.Open), To = appeal.State.ToString(), ReasonText = clean, PolicyVersion = appeal.PolicyVersion, Details = new { item = item.Id },
        });
        await tell.AddAsync(appeal.CommunityId, appeal.PersonId, new Notice("moderation_appeal.decided", overturn ? "申诉成立" : "申诉复核结果",
            overturn ? $"{words}{clean}" : $"复核后维持原决定：{clean}。", $"{appeal.Id:N}:decided") { AboutKind = "moderation", AboutId = appeal.DecisionId }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return appeal;
    }

    /// <summary>Who had decided took note.</summary>
    /// <exception cref="RefusedException">404 for anybody else.</exception>
    public async Task NoteAsync(Guid appealId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var appeal = await db.ModerationAppeals.FirstOrDefaultAsync(a => a.Id == appealId && a.FirstDecidedBy == current.Actor.Id, ct) ?? throw Refusals.NotFound("申诉");
        appeal.Note(time.Now());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <returns>What the author may expect.</returns>
    private async Task<string> OverturnAsync(ModerationAppeal appeal, ModerationItem item, string answer, DateTime now, CancellationToken ct)
    {
        var decision = await db.ModerationDecisions.FirstAsync(d => d.Id == appeal.DecisionId, ct);
        decision.Overturn(now);
        await measures.EndWithDecisionAsync(decision.Id, answer, ct);
        // Written anew or reported again meanwhile: then the decision is corrected, and what is shown follows its own way.
        if (item.DecidedAt != decision.DecidedAt || !ModerationStates.Table.Allows(item.State, ModerationEvent.Overturn, ModerationRole.Moderator))
            return "原来的决定已撤销；内容后来已改写、结束或另有处理，按现在的状态显示。";
        // What another decision covered stays covered: nobody appealed against that.
        if (await db.ModerationOriginals.FirstOrDefaultAsync(ModerationOriginal.Before(decision), ct) is { } original)
        {
            await judge.ContentOf(item).ReplaceAsync(item, original.Open(vault), ct);
            item.Redacted(await db.ModerationOriginals.Where(o => o.ItemId == item.Id && o.Id != original.Id).MaxAsync(o => (DateTime?)o.SealedAt, ct));
            db.ModerationOriginals.Remove(original);
        }

        // Not seen by the machine, or called bad by it: a human looks at all of it before neighbours do.
        if (item.Verdict is MachineVerdict.None or MachineVerdict.Risky)
        {
            await judge.LookAgainAsync(item, ct);
            return "原来的决定已撤销，内容会由工作人员再看一遍，通过后显示。";
        }

        var from = item.State;
        if (item.RedactedAt is null)
            item.Go(ModerationEvent.Overturn, ModerationRole.Moderator);
        else if (item.State != ModerationState.PublishedRedacted)
            item.Go(ModerationEvent.PublishRedacted, ModerationRole.Moderator);
        item.Published(now);
        var restored = await judge.ContentOf(item).RestoreAsync(item, ct);
        audit.Record(new Act("moderation.overturned", nameof(ModerationItem), item.Id) { From = from.ToString(), To = item.State.ToString() });
        if (!restored)
            return "原来的决定已撤销；内容已经结束，不再显示。";
        return item.RedactedAt is null ? "您的内容已恢复。" : "您的内容已恢复显示，此前隐去的部分仍然隐去。";
    }
}
