using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>Whoever takes the core consent back looks after nobody, and where he lived alone nobody looks after the door.</summary>
public sealed class EndCareOnWithdrawal(NeighborPartyDb db, EndCare end) : IConsentWithdrawn
{
    private const string Because = "consent_withdrawn";

    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        await end.OfMemberAsync(personId, Because, ct);
        // Also those that were ended a moment ago, by another effect of the same withdrawal.
        await end.OfHomesAsync(personId, await db.Residencies.Where(r => r.PersonId == personId).Select(r => r.DwellingId).Distinct().ToListAsync(ct), Because, ct);
    }
}
