using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>Who came to a shift and who was missing, as attendance rates count it.</summary>
public sealed class ShiftFigures(NeighborPartyDb db)
{
    public async Task<(int Came, int Missed)> OfAsync(Guid shiftId, CancellationToken ct)
    {
        var states = await db.ShiftSignups.Where(s => s.ShiftId == shiftId).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return (
            states.GetValueOrDefault(SignupState.CheckedIn) + states.GetValueOrDefault(SignupState.CheckedOut) + states.GetValueOrDefault(SignupState.AutoClosed),
            states.GetValueOrDefault(SignupState.NoShow) + states.GetValueOrDefault(SignupState.Unverified));
    }

    /// <summary>Inside a write, after a sign-up of the shift was changed and saved. Saves; before settlement there is nothing to do.</summary>
    public async Task RecountAsync(Shift shift, CancellationToken ct)
    {
        if (shift.SettledAt is null)
            return;
        var (came, missed) = await OfAsync(shift.Id, ct);
        shift.Recount(came, missed);
        await db.SaveChangesAsync(ct);
    }
}
