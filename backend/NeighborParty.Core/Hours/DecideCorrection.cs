using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Hours;

/// <summary>Staff who neither asked nor are concerned agree to a correction or refuse it; who asked may withdraw it.</summary>
public sealed class DecideCorrection(NeighborPartyDb db, CurrentActor current, SamePerson same, HoursLedger hours, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign one; 403 for who asked or is concerned; 409 once decided; 412 and 428 as everywhere; 422 when the ledger has no room.</exception>
    public async Task<HoursCorrection> RunAsync(Guid correctionId, bool approve, string? answer, int? version, CancellationToken ct)
    {
        var clean = approve ? CleanText.Optional("answer", answer, 100, "说明") : CleanText.Required("answer", answer, 100, "说明");
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        var correction = await db.HoursCorrections.FirstOrDefaultAsync(c => c.Id == correctionId, ct) ?? throw Refusals.NotFound("更正");
        if (await same.IsActingAsync(correction.PersonId, ct))
            throw HoursRefusals.Own();
        if (await same.ActedAsync(correction.AskedBy, ct))
            throw HoursRefusals.OtherPerson();
        await db.RequireVersionAsync(correction, correction.Id, version, ct);
        correction.Decide(approve ? CorrectionStep.Approve : CorrectionStep.Refuse, CorrectionRole.OtherStaff, current.Actor.Id, await same.ActingAsync(ct), clean, time.Now());
        if (approve)
            await ApplyAsync(correction, ct);
        audit.Record(new Act(approve ? "correction.approved" : "correction.refused", nameof(HoursCorrection), correction.Id)
        {
            From = nameof(CorrectionState.Asked), To = correction.State.ToString(), ReasonText = clean, OnBehalfOf = correction.PersonId, Details = new { minutes = correction.ResultMinutes },
        });
        await TellAsync(correction, clean, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return correction;
    }

    /// <exception cref="RefusedException">404 for one that the caller did not ask for; 409 once decided.</exception>
    public async Task<HoursCorrection> WithdrawAsync(Guid correctionId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var correction = await db.HoursCorrections.FirstOrDefaultAsync(c => c.Id == correctionId && c.AskedBy == current.Actor.Id, ct) ?? throw Refusals.NotFound("更正");
        correction.Decide(CorrectionStep.Withdraw, CorrectionRole.Asker, current.Actor.Id, null, null, time.Now());
        audit.Record(new Act("correction.withdrawn", nameof(HoursCorrection), correction.Id) { From = nameof(CorrectionState.Asked), To = correction.State.ToString() });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return correction;
    }

    private async Task ApplyAsync(HoursCorrection correction, CancellationToken ct)
    {
        if (correction.Kind == CorrectionKind.Adjust)
        {
            await hours.AdjustAsync(correction.CommunityId, correction.PersonId, correction.Day!.Value, correction.Minutes!.Value, correction.Reason, correction.Id, ct);
            correction.Done(correction.Minutes.Value);
            return;
        }

        var signup = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance).FirstAsync(s => s.Id == correction.SignupId, ct);
        if (correction.Kind == CorrectionKind.Time)
            correction.Done(await hours.CorrectAsync(signup, new Period(correction.From!.Value, correction.Until!.Value), correction.Reason, correction.Id, ct));
        else
        {
            await hours.VoidAsync(signup, correction.Reason, ct, correction.Id);
            correction.Done(0);
        }
    }

    private async Task TellAsync(HoursCorrection correction, string? answer, CancellationToken ct)
    {
        var body = correction.State == CorrectionState.Approved
            ? correction.Kind == CorrectionKind.Adjust ? $"您的服务时长{(correction.Minutes > 0 ? "增加" : "减少")}了 {Math.Abs(correction.Minutes!.Value)} 分钟：{correction.Reason}。" : $"一次值守的服务时长已更正为 {correction.ResultMinutes} 分钟：{correction.Reason}。"
            : $"一个服务时长的更正没有通过：{answer}。";
        await tell.AddAsync(correction.CommunityId, correction.PersonId, new Notice("hours.correction", "服务时长更正", body, $"{correction.Id:N}:{correction.State}") { AboutKind = "hours", AboutId = correction.Id }, ct);
    }
}
