using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A member says that a no-show is wrong.</summary>
public sealed class AppealNoShow(NeighborPartyDb db, FindOwnSignup find, PolicyBook policies, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">409 when there is no no-show, the time is over, or an appeal was made already.</exception>
    public async Task<NoShowAppeal> RunAsync(Guid shiftId, string? text, CancellationToken ct)
    {
        var clean = CleanText.Required("text", text, 300, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (await db.NoShowAppeals.AnyAsync(a => a.SignupId == signup.Id, ct))
            throw AppealRefusals.Exists();
        if (signup.State != SignupState.NoShow)
            throw AppealRefusals.NoNoShow();
        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        var until = signup.MarkedAt!.Value.AddDays(policy.NoShowAppealDays);
        if (now > until)
            throw AppealRefusals.Closed(until);
        var appeal = new NoShowAppeal
        {
            Id = Ids.New(now), CommunityId = signup.CommunityId, SignupId = signup.Id, ShiftId = shiftId, PersonId = signup.PersonId, Text = clean, MarkedBy = signup.MarkedBy!.Value, SubmittedAt = now,
        };
        db.NoShowAppeals.Add(appeal);
        audit.Record(new Act("appeal.submitted", nameof(NoShowAppeal), appeal.Id) { To = appeal.State.ToString(), PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return appeal;
    }
}
