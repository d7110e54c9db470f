using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>Without consent to the party attribute an application goes on as a neighbour's.</summary>
public sealed class ForgetPartyOnWithdrawal(NeighborPartyDb db, PersonalDataVault vault, AuditTrail audit) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.PartyAttribute;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var application in await db.Applications.Where(a => a.PersonId == personId).ToListAsync(ct))
        {
            var form = application.Form(vault);
            if (!form.TellsOfParty)
                continue;
            application.Rewrite(form with { Kind = MembershipKind.Neighbour, PartyBranch = null, JoinedPartyOn = null }, vault);
            audit.Record(new Act("application.party_forgotten", nameof(JoinApplication), application.Id) { ReasonCode = "consent_withdrawn" });
        }
    }
}
