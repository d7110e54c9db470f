using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Duties;

/// <param name="RoleId">Null: whichever has room.</param>
/// <param name="Overlapping">The leader knows that it is at the same time as another duty.</param>
/// <param name="Unfit">The leader knows that age or skill are not what the shift asks for.</param>
public sealed record Addition(Guid PersonId, Guid? RoleId, string? Reason, bool Overlapping, bool Unfit = false);

/// <summary>The leader or the office puts a member on the list: who rang up, has no phone, or simply turned up. Never more than there are places.</summary>
public sealed class AddToShift(
    NeighborPartyDb db, CurrentActor current, SamePerson same, DutyRoles roles, FreePlaces places, FindVolunteer volunteers, DutyOverlap overlap, DutyGuards guards, OfferPlaces offers, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a shift of others or a role of another shift; 403 to pass over a requirement for oneself; 409 when over, full, overlapping or for adults or a skill only; 422 for no member.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, Addition who, CancellationToken ct)
    {
        var reason = CleanText.Required("reason", who.Reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await db.Shifts.FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        var there = await db.LiveSignupAsync(shiftId, who.PersonId, ct);
        if (there is { State: not (SignupState.Waitlisted or SignupState.Offered) })
            return there;
        shift.RequireNotOver(now);
        await volunteers.RequireAsync(shift, who.PersonId, ct);
        var all = await db.RolesOfAsync(shiftId, ct);
        var unfit = await IsUnfitAsync(shift, all, who, ct);
        if (!who.Overlapping)
            await overlap.RefuseAsync(shift, who.PersonId, ct);
        if (there is not null)
        {
            there.Remove(reason, role, now);
            await db.SaveChangesAsync(ct);
        }

        var place = await places.FindAsync(shift, all, who.RoleId, who.PersonId, ct);
        if (place is null)
            (place, unfit) = (await PassOverSkillAsync(shift, all, who, ct), true);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var signup = ShiftSignup.Create(Ids.New(now), shift, who.PersonId, place.Slot, now).InRole(place.RoleId);
        var onTime = now.AddMinutes(policy.OnTimeMinutesAfter);
        signup.AddedFor(current.Actor.Id, reason, onTime > shift.OnTimeUntil ? onTime : null);
        db.ShiftSignups.Add(signup);
        audit.Record(new Act("duty.added", nameof(ShiftSignup), signup.Id)
        {
            To = signup.State.ToString(), ReasonText = reason, Via = role == DutyRole.Leader ? ActedVia.Leader : null, PolicyVersion = shift.PolicyVersion,
            Details = new { shift = shift.Id, role = signup.RoleId, overlapping = who.Overlapping, unfit },
        });
        await tell.AddAsync(shift.CommunityId, who.PersonId, new Notice("duty.added", "您被排进了值守",
            $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}，{shift.PlaceName}）：{reason}。来不了请在手机上取消或联系组长。", $"{signup.Id:N}:added")
        { AboutKind = "shifts", AboutId = shift.Id, Call = true }, ct);
        await db.SaveChangesAsync(ct);
        // The place that was kept for the person may be another one than the place given now.
        await offers.RunAsync(shift, ct);
        await write.CommitAsync(ct);
        return signup;
    }

    /// <summary>Only whether a requirement was really passed over, not whether the box was ticked.</summary>
    private async Task<bool> IsUnfitAsync(Shift shift, IReadOnlyList<ShiftRole> all, Addition who, CancellationToken ct)
    {
        try
        {
            await guards.RequireForAsync(shift, all, who.RoleId, who.PersonId, ct);
            return false;
        }
        catch (RefusedException e) when (who.Unfit && e.Kind == RefusalKind.Conflict)
        {
            return await same.IsActingAsync(who.PersonId, ct) ? throw GuardRefusals.Own() : true;
        }
    }

    /// <summary>Of roles of which any would do, only those have room that ask for what the person has not named.</summary>
    private async Task<FreePlace> PassOverSkillAsync(Shift shift, IReadOnlyList<ShiftRole> all, Addition who, CancellationToken ct)
    {
        var other = (await places.OfAsync(shift, all, ct)).Find(p => who.RoleId is null || p.RoleId == who.RoleId) ?? throw DutyRefusals.Full(shift.CapacityMax);
        if (!who.Unfit)
            throw guards.NoSkill([other.Skill]);
        return await same.IsActingAsync(who.PersonId, ct) ? throw GuardRefusals.Own() : other;
    }
}
