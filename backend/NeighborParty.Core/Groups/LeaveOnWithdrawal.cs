using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Groups;

/// <summary>Whoever takes the core consent back is in no group any more.</summary>
public sealed class LeaveOnWithdrawal(NeighborPartyDb db, AppointLeader roles, AuditTrail audit, TimeProvider time) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == personId && m.To == null).ToListAsync(ct))
        {
            audit.Record(new Act("membership.ended", nameof(Membership), membership.Id)
            {
                From = membership.State.ToString(), To = nameof(MembershipState.Left), ReasonCode = "consent_withdrawn",
            });
            membership.End(MembershipState.Left, time.Now());
            await roles.EndAllAsync(membership.GroupId, personId, time.Now(), ct);
        }
    }
}
