using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

/// <summary>Who is gone lives nowhere here any more.</summary>
public sealed class EndHomesOnDeparture(NeighborPartyDb db, AuditTrail audit) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var home in await db.Residencies.Where(r => r.PersonId == gone.PersonId && r.To == null).ToListAsync(ct))
        {
            home.End(gone.At);
            audit.Record(new Act("residency.ended", nameof(Residency), home.Id) { ReasonCode = gone.Because });
        }
    }
}
