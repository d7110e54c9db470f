using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A place goes from one member to another; both rows stay in the log, and the newcomer is not late. Inside a write.</summary>
public sealed class MovePlace(NeighborPartyDb db, FindVolunteer volunteers, DutyGuards guards, DutyOverlap overlap, PolicyBook policies, AuditTrail audit)
{
    /// <param name="from">Confirmed, with its shift.</param>
    /// <param name="to">Who takes it.</param>
    /// <param name="givesAway">A shift in which this one gives a place in return.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">403 by invitation only; 409 when the shift is too far on, the newcomer is on its list already, elsewhere at that time, or not what it asks for; 422 for no member.</exception>
    public async Task RequireAsync(ShiftSignup from, Guid to, Guid? givesAway, DateTime now, CancellationToken ct)
    {
        var shift = from.Shift;
        if (from.State != SignupState.Confirmed || now >= shift.OnTimeUntil)
            throw SwapRefusals.Over();
        if (shift.InviteOnly)
            throw DutyRefusals.InviteOnly();
        await volunteers.RequireAsync(shift, to, ct);
        await guards.RequireAsync(shift, await db.RolesOfAsync(shift.Id, ct), from.RoleId, to, ct);
        await LeaveQueueAsync(shift, to, from.Id, now, ct);
        await overlap.RefuseAsync(shift, to, ct, givesAway);
    }

    /// <summary>The place must have been given back and saved before: the index of places allows no moment with both.</summary>
    public async Task<ShiftSignup> TakeAsync(ShiftSignup from, FreePlace place, Guid to, Guid swap, DateTime now, CancellationToken ct)
    {
        var shift = from.Shift;
        var onTime = now.AddMinutes((await policies.VersionAsync(shift.PolicyVersion, ct)).OnTimeMinutesAfter);
        var newcomer = ShiftSignup.Create(Ids.New(now), shift, to, place.Slot, now).InRole(place.RoleId);
        newcomer.AddedFor(null, null, onTime > shift.OnTimeUntil ? onTime : null);
        db.ShiftSignups.Add(newcomer);
        audit.Record(new Act("duty.handed_over", nameof(ShiftSignup), from.Id) { From = nameof(SignupState.Confirmed), To = from.State.ToString(), Details = new { swap } });
        audit.Record(new Act("duty.taken_over", nameof(ShiftSignup), newcomer.Id) { To = newcomer.State.ToString(), Details = new { swap }, PolicyVersion = shift.PolicyVersion });
        return newcomer;
    }

    /// <summary>Who waited for a place has one now.</summary>
    private async Task LeaveQueueAsync(Shift shift, Guid person, Guid takenOver, DateTime now, CancellationToken ct)
    {
        if (await db.LiveSignupAsync(shift.Id, person, ct) is not { } waiting)
            return;
        if (waiting.State != SignupState.Waitlisted)
            throw SwapRefusals.HasPlace();
        waiting.Cancel(null, TimeSpan.Zero, DutyRole.Member, now);
        audit.Record(new Act("duty.signup_cancelled", nameof(ShiftSignup), waiting.Id)
        {
            From = nameof(SignupState.Waitlisted), To = waiting.State.ToString(), ReasonCode = "took_over", Details = new { takenOver }, PolicyVersion = shift.PolicyVersion,
        });
    }
}
