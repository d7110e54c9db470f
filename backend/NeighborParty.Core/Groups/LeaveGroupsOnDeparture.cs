using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Groups;

/// <summary>Who is gone is in no group any more and holds no role.</summary>
public sealed class LeaveGroupsOnDeparture(NeighborPartyDb db, AppointLeader roles, AuditTrail audit) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == gone.PersonId && m.To == null).ToListAsync(ct))
        {
            var from = membership.State;
            membership.Leave(gone.As, gone.At);
            audit.Record(new Act("membership.ended", nameof(Membership), membership.Id) { From = from.ToString(), To = membership.State.ToString(), ReasonCode = gone.Because });
        }

        await roles.EndEverywhereAsync(gone.PersonId, gone.At, ct);
    }
}
