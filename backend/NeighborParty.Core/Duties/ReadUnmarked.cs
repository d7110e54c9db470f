using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Somebody on the list of whom nobody has said yet whether they came.</summary>
/// <param name="State">confirmed, checkedIn when only the departure is missing, or unverified once the leader's time is over: then staff decide.</param>
public sealed record UnmarkedLine(Guid SignupId, Guid PersonId, string Name, SignupState State);

/// <summary>The leader's list after the end.</summary>
/// <param name="Until">The leader decides until then; afterwards it is up to staff.</param>
public sealed record UnmarkedList(Guid ShiftId, ShiftState State, DateTime StartsAt, DateTime EndsAt, DateTime Until, IReadOnlyList<UnmarkedLine> Lines)
{
    public static UnmarkedList Example => new(
        new Guid("01950000-0000-7000-8000-000000000001"), ShiftState.Ended, new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 3, 8, 13, 0, 0, DateTimeKind.Utc),
        [new UnmarkedLine(new Guid("01950000-0000-7000-8000-000000000002"), new Guid("01950000-0000-7000-8000-000000000007"), "王组员", SignupState.Confirmed)]);
}

/// <summary>Who is still unmarked, for the shift's leaders and for staff.</summary>
public sealed class ReadUnmarked(NeighborPartyDb db, DutyRoles roles, PolicyBook policies)
{
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<UnmarkedList> RunAsync(Guid shiftId, CancellationToken ct)
    {
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        await roles.RequireLeadAsync(shift, ct);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var lines = await (
            from s in Unmarked(shiftId)
            join p in db.People on s.PersonId equals p.Id
            orderby s.SignedUpAt, s.Id
            select new UnmarkedLine(s.Id, s.PersonId, p.Name, s.State)).Take(DutyPlan.MaxCapacity).ToListAsync(ct);
        return new UnmarkedList(shift.Id, shift.State, shift.StartsAt, shift.EndsAt, shift.EndsAt.AddHours(policy.ResolveHours), lines);
    }

    private IQueryable<ShiftSignup> Unmarked(Guid shiftId)
    {
        var list = db.ShiftSignups.AsNoTracking().Where(s => s.ShiftId == shiftId);
        return list.Where(s => s.State == SignupState.Confirmed || s.State == SignupState.Unverified).Union(list.Where(ShiftSignup.NeedsDeparture));
    }
}
