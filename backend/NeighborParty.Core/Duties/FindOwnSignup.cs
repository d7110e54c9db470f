using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>The signed-in resident's latest sign-up for a shift, with the shift and what was recorded.</summary>
public sealed class FindOwnSignup(NeighborPartyDb db, CurrentActor current, DutyRoles roles)
{
    /// <exception cref="RefusedException">404 for a shift out of sight; <paramref name="none"/> for one without a sign-up.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, Func<RefusedException> none, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var signup = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance)
            .Where(s => s.ShiftId == shiftId && s.PersonId == person)
            .OrderByDescending(s => s.SignedUpAt).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
        if (signup is not null)
            return signup;
        throw await (await roles.InSightAsync(ct)).AnyAsync(s => s.Id == shiftId, ct) ? none() : Refusals.NotFound("值守");
    }
}
