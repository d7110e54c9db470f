using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>The questions that the signed-in resident asked, was asked, or may answer because they are open to the group.</summary>
public sealed class FindSwap(NeighborPartyDb db, CurrentActor current, DutyRoles roles)
{
    public async Task<IQueryable<SignupSwap>> InSightAsync(CancellationToken ct)
    {
        var person = current.RequirePerson();
        var shifts = await roles.InSightAsync(ct);
        return db.SignupSwaps.Where(s => s.FromPersonId == person || s.ToPersonId == person
            || (s.ToPersonId == null && s.State == SwapState.Asked && shifts.Any(h => h.Id == s.ShiftId)));
    }

    /// <exception cref="RefusedException">404 out of sight.</exception>
    public async Task<SignupSwap> RunAsync(Guid id, CancellationToken ct)
    {
        if (await (await InSightAsync(ct)).FirstOrDefaultAsync(s => s.Id == id, ct) is { } swap)
            return swap;
        // Somebody was quicker: that is worth saying to a member who may see the shift.
        var shifts = await roles.InSightAsync(ct);
        throw await db.SignupSwaps.AnyAsync(s => s.Id == id && s.State == SwapState.Accepted && shifts.Any(h => h.Id == s.ShiftId), ct) ? SwapRefusals.Taken() : Refusals.NotFound("换班请求");
    }
}
