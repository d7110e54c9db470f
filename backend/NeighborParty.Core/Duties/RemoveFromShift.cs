using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>The leader or the office takes somebody off the list, with a reason that the person reads. The place goes to who waits.</summary>
public sealed class RemoveFromShift(NeighborPartyDb db, DutyRoles roles, EndSwaps swaps, OfferPlaces offers, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a shift of others; 409 for somebody who has checked in, and after the end.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, Guid signupId, string? reason, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await db.ShiftSignups.Include(s => s.Shift).FirstOrDefaultAsync(s => s.Id == signupId && s.ShiftId == shiftId, ct) ?? throw Refusals.NotFound("报名");
        var role = await roles.RequireLeadAsync(signup.Shift, ct);
        if (signup.State == SignupState.Removed)
            return signup;
        // Afterwards nobody vanishes from the list: it says who came and who did not.
        signup.Shift.RequireNotOver(time.Now());
        var before = signup.State;
        signup.Remove(clean, role, time.Now());
        audit.Record(new Act("duty.removed", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), ReasonText = clean, Via = role == DutyRole.Leader ? ActedVia.Leader : null, PolicyVersion = signup.Shift.PolicyVersion,
        });
        if (before == SignupState.Confirmed)
            await swaps.RunAsync([signup.Id], ct);
        await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.removed", "您不在这次值守的名单上了",
            $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）：{clean}。有疑问请联系组长。", $"{signup.Id:N}:removed")
        { AboutKind = "shifts", AboutId = shiftId, Call = true }, ct);
        await db.SaveChangesAsync(ct);
        await offers.RunAsync(signup.Shift, ct);
        await write.CommitAsync(ct);
        return signup;
    }
}
