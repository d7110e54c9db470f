using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Care;

/// <summary>Who is gone looks after nobody, and where he lived alone nobody looks after the door.</summary>
public sealed class EndCareOnDeparture(NeighborPartyDb db, EndCare end) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        await end.OfMemberAsync(gone.PersonId, gone.Because, ct);
        // Also those that were ended a moment ago, by another effect of the same departure.
        await end.OfHomesAsync(gone.PersonId, await db.Residencies.Where(r => r.PersonId == gone.PersonId && (r.To == null || r.To == gone.At)).Select(r => r.DwellingId).Distinct().ToListAsync(ct), gone.Because, ct);
    }
}
