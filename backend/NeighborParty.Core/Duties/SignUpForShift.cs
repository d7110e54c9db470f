using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Duties;

/// <summary>A member takes a place in a shift, or waits for one. A second tap gets the place that is already there.</summary>
public sealed class SignUpForShift(
    NeighborPartyDb db, CurrentActor current, DutyRoles roles, Neighbourhood neighbourhood, FreePlaces places, DutyOverlap overlap, DutyGuards guards, AuditTrail audit, TimeProvider time)
{
    /// <param name="roleId">Null: whichever has room.</param>
    /// <param name="mayWait">A full shift puts the person at the end of the queue.</param>
    /// <exception cref="RefusedException">404 out of sight, or a role of another shift; 403 for no active member or by invitation only; 409 when closed, full, at the same time as another, or for adults or a skill only.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, Guid? roleId, bool mayWait, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await (await roles.InSightAsync(ct)).FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        if (await db.LiveSignupAsync(shiftId, person, ct) is { } first)
            return first;

        shift.RequireSignupOpen(now);
        var groups = (await neighbourhood.OfAsync(person, ct)).Groups;
        if (shift.GroupId is { } group ? !groups.Contains(group) : groups.Count == 0)
            throw DutyRefusals.NotMember();
        if (shift.InviteOnly)
            throw DutyRefusals.InviteOnly();
        var all = await db.RolesOfAsync(shiftId, ct);
        await guards.RequireAsync(shift, all, roleId, person, ct);
        await overlap.RefuseAsync(shift, person, ct);

        var signup = await places.FindAsync(shift, all, roleId, person, ct) is { } place
            ? ShiftSignup.Create(Ids.New(now), shift, person, place.Slot, now).InRole(place.RoleId)
            : mayWait ? ShiftSignup.Wait(Ids.New(now), shift, person, roleId, now) : throw DutyRefusals.Full(shift.CapacityMax);
        db.ShiftSignups.Add(signup);
        audit.Record(new Act(signup.State == SignupState.Waitlisted ? "duty.wait_listed" : "duty.signed_up", nameof(ShiftSignup), signup.Id)
        {
            To = signup.State.ToString(), Details = new { shift = shift.Id, role = signup.RoleId }, PolicyVersion = shift.PolicyVersion,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return signup;
    }
}
