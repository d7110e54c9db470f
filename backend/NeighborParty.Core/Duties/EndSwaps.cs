using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A question for a swap ends with the place it is about: nobody can take over what was given back. Runs in the caller's unit of work.</summary>
public sealed class EndSwaps(NeighborPartyDb db, AuditTrail audit, TimeProvider time)
{
    /// <param name="signups">Whose places were given back.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAsync(IReadOnlyCollection<Guid> signups, CancellationToken ct)
    {
        if (signups.Count == 0)
            return;
        foreach (var swap in await db.SignupSwaps.Where(s => s.State == SwapState.Asked && signups.Contains(s.FromSignupId)).ToListAsync(ct))
        {
            // One that has just been accepted here is not saved yet.
            if (swap.State != SwapState.Asked)
                continue;
            swap.EndWithPlace(time.Now());
            audit.Record(new Act("swap.withdrawn", nameof(SignupSwap), swap.Id) { From = nameof(SwapState.Asked), To = swap.State.ToString(), ReasonCode = "place_given_back", Via = ActedVia.System });
        }
    }
}
