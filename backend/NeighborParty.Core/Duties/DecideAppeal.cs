using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Duties;

/// <summary>Staff who neither marked the no-show nor are concerned decide on an appeal.</summary>
public sealed class DecideAppeal(NeighborPartyDb db, CurrentActor current, SamePerson same, ShiftFigures figures, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign one; 403 for who marked it or is concerned; 409 once decided; 412 and 428 as everywhere.</exception>
    public async Task<NoShowAppeal> RunAsync(Guid appealId, AppealDecision decision, string? answer, int? version, CancellationToken ct)
    {
        var clean = CleanText.Required("answer", answer, 200, "答复");
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var appeal = await db.NoShowAppeals.FirstOrDefaultAsync(a => a.Id == appealId, ct) ?? throw Refusals.NotFound("申诉");
        if (await same.IsActingAsync(appeal.PersonId, ct))
            throw AttendanceRefusals.Own();
        if (await same.ActedAsync(appeal.MarkedBy, ct))
            throw AttendanceRefusals.OtherOfficer();
        await db.RequireVersionAsync(appeal, appeal.Id, version, ct);
        appeal.Decide(decision, DutyRole.Staff, current.Actor.Id, clean, now);
        audit.Record(new Act("appeal.decided", nameof(NoShowAppeal), appeal.Id) { From = nameof(AppealState.Open), To = appeal.State.ToString(), ReasonText = clean, OnBehalfOf = appeal.PersonId });
        var signup = await db.ShiftSignups.Include(s => s.Shift).FirstAsync(s => s.Id == appeal.SignupId, ct);
        if (decision == AppealDecision.Overturn && signup.State == SignupState.NoShow)
        {
            signup.Mark(SignupEvent.Excuse, DutyRole.Staff, current.Actor.Id, clean, now);
            audit.Record(new Act("duty.marked", nameof(ShiftSignup), signup.Id) { From = nameof(SignupState.NoShow), To = signup.State.ToString(), ReasonCode = "appeal", OnBehalfOf = appeal.PersonId });
        }

        await tell.AddAsync(appeal.CommunityId, appeal.PersonId, new Notice("duty.appeal_decided", "申诉有结果了",
            $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）：{AppealStates.Label(appeal.State)}。{clean}", $"{appeal.Id:N}:decided") { AboutKind = "shifts", AboutId = appeal.ShiftId }, ct);
        await db.SaveChangesAsync(ct);
        await figures.RecountAsync(signup.Shift, ct);
        await write.CommitAsync(ct);
        return appeal;
    }
}
