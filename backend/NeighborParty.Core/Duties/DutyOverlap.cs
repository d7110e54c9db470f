using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>Nobody is at two places at once.</summary>
public sealed class DutyOverlap(NeighborPartyDb db)
{
    /// <param name="shift">To be stood.</param>
    /// <param name="person">By whom.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="except">A shift that is given away for it.</param>
    /// <exception cref="RefusedException">409 naming the other duty.</exception>
    public async Task RefuseAsync(Shift shift, Guid person, CancellationToken ct, Guid? except = null)
    {
        var other = await db.ShiftSignups.AsNoTracking()
            .Where(s => s.PersonId == person && s.ShiftId != shift.Id && s.ShiftId != except && (s.State == SignupState.Confirmed || s.State == SignupState.CheckedIn)
                && s.Shift.StartsAt < shift.EndsAt && s.Shift.EndsAt > shift.StartsAt)
            .Select(s => new { s.Shift.Title, s.Shift.StartsAt }).FirstOrDefaultAsync(ct);
        if (other is not null)
            throw DutyRefusals.Overlap(other.Title, other.StartsAt);
    }
}
