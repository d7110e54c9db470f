using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A person's sign-up that holds a place or waits for one; there is one for a shift at most.</summary>
internal static class LiveSignup
{
    /// <summary>Inside a write. What the program before gave back without setting it aside is mended on the way, so that the person can sign up again.</summary>
    public static async Task<ShiftSignup?> LiveSignupAsync(this NeighborPartyDb db, Guid shiftId, Guid person, CancellationToken ct)
    {
        var found = await db.ShiftSignups.FirstOrDefaultAsync(s => s.ShiftId == shiftId && s.PersonId == person && s.SetAside == 0, ct);
        if (found?.SetAsideIfGivenBack() == true)
            await db.SaveChangesAsync(ct);
        return found is not null && SignupStates.Live.Contains(found.State) ? found : null;
    }
}
