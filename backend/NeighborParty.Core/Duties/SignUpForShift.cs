using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Duties;

/// <summary>A member takes a place in a shift. A second tap gets the place that is already there.</summary>
public sealed class SignUpForShift(NeighborPartyDb db, CurrentActor current, DutyRoles roles, Neighbourhood neighbourhood, AuditTrail audit, TimeProvider time)
{
    private static readonly SignupState[] Open = [SignupState.Confirmed, SignupState.CheckedIn, SignupState.CheckedOut, SignupState.AutoClosed];

    /// <exception cref="RefusedException">404 out of sight; 403 for no active member; 409 when closed, full or at the same time as another.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await (await roles.InSightAsync(ct)).FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        if (await db.ShiftSignups.FirstOrDefaultAsync(s => s.ShiftId == shiftId && s.PersonId == person && Open.Contains(s.State), ct) is { } first)
            return first;

        shift.RequireSignupOpen(now);
        var groups = (await neighbourhood.OfAsync(person, ct)).Groups;
        if (shift.GroupId is { } group ? !groups.Contains(group) : groups.Count == 0)
            throw DutyRefusals.NotMember();
        await RefuseOverlapAsync(shift, person, ct);

        var signup = ShiftSignup.Create(Ids.New(now), shift, person, await FreeSlotAsync(shift, ct), now);
        db.ShiftSignups.Add(signup);
        audit.Record(new Act("duty.signed_up", nameof(ShiftSignup), signup.Id) { To = signup.State.ToString(), Details = new { shift = shift.Id }, PolicyVersion = shift.PolicyVersion });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return signup;
    }

    private async Task RefuseOverlapAsync(Shift shift, Guid person, CancellationToken ct)
    {
        var other = await db.ShiftSignups.AsNoTracking()
            .Where(s => s.PersonId == person && (s.State == SignupState.Confirmed || s.State == SignupState.CheckedIn)
                && s.Shift.StartsAt < shift.EndsAt && s.Shift.EndsAt > shift.StartsAt)
            .Select(s => new { s.Shift.Title, s.Shift.StartsAt }).FirstOrDefaultAsync(ct);
        if (other is not null)
            throw DutyRefusals.Overlap(other.Title, other.StartsAt);
    }

    /// <summary>The lowest free number. Should two take the same one, the unique index lets one through.</summary>
    private async Task<int> FreeSlotAsync(Shift shift, CancellationToken ct)
    {
        var taken = await db.ShiftSignups.Where(s => s.ShiftId == shift.Id && s.Slot != null).Select(s => s.Slot!.Value).ToListAsync(ct);
        var free = Enumerable.Range(1, shift.CapacityMax).Except(taken).FirstOrDefault();
        return free > 0 && taken.Count < shift.CapacityMax ? free : throw DutyRefusals.Full(shift.CapacityMax);
    }
}
