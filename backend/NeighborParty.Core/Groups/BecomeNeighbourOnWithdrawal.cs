using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Groups;

/// <summary>Without consent to the party attribute a member is registered as a neighbour and leaves the count of party members.</summary>
public sealed class BecomeNeighbourOnWithdrawal(NeighborPartyDb db, PersonalDataVault vault, AuditTrail audit) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.PartyAttribute;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == personId).ToListAsync(ct))
        {
            if (membership.Kind(vault) == MembershipKind.Neighbour)
                continue;
            membership.Reclassify(MembershipKind.Neighbour, vault);
            audit.Record(new Act("membership.reclassified", nameof(Membership), membership.Id) { ReasonCode = "consent_withdrawn" });
        }
    }
}
