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
        if (overturn)
            await OverturnAsync(appeal, item, clean, now, ct);
        audit.Record(new Act(overturn ? "moderation_appeal.overturned" : "moderation_appeal.upheld", nameof(ModerationAppeal), appeal.Id)
        {
            From = nameof(ModerationAppealState.Open), To = appeal.State.ToString(), ReasonText = clean, PolicyVersion = appeal.PolicyVersion, Details = new { item = item.Id },
        });
        await tell.AddAsync(appeal.CommunityId, appeal.PersonId, new Notice("moderation_appeal.decided", overturn ? "申诉成立" : "申诉复核结果",
            overturn ? $"您的内容已恢复。{clean}" : $"复核后维持原决定：{clean}。", $"{appeal.Id:N}:decided") { AboutKind = "moderation", AboutId = appeal.DecisionId }, ct);
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

    private async Task OverturnAsync(ModerationAppeal appeal, ModerationItem item, string answer, DateTime now, CancellationToken ct)
    {
        var decision = await db.ModerationDecisions.FirstAsync(d => d.Id == appeal.DecisionId, ct);
        decision.Overturn(now);
        foreach (var measure in await db.AuthorMeasures.Where(m => m.DecisionId == decision.Id && m.State == MeasureState.Active).ToListAsync(ct))
            await measures.LiftAsync(measure, answer, ct);
        // Written anew or reported again meanwhile: then the decision is corrected, and what is shown follows its own way.
        if (item.DecidedAt != decision.DecidedAt || !ModerationStates.Table.Allows(item.State, ModerationEvent.Overturn, ModerationRole.Moderator))
            return;
        if (await db.ModerationOriginals.FirstOrDefaultAsync(o => o.ItemId == item.Id, ct) is { } original)
        {
            await judge.ContentOf(item).ReplaceAsync(item, original.Open(vault), ct);
            item.Redacted(null);
            db.ModerationOriginals.Remove(original);
        }

        var from = item.State;
        item.Go(ModerationEvent.Overturn, ModerationRole.Moderator);
        item.Published(now);
        await judge.ContentOf(item).RestoreAsync(item, ct);
        audit.Record(new Act("moderation.overturned", nameof(ModerationItem), item.Id) { From = from.ToString(), To = item.State.ToString() });
    }
}
