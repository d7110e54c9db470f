using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.People;

/// <summary>Of whoever takes the core consent back, name and phone go, and the account is free again.</summary>
public sealed class ClosePersonOnWithdrawal(NeighborPartyDb db, SubmitForModeration moderation, AuditTrail audit) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        // The names go with the person.
        var wishes = await db.NameWishes.Where(w => w.PersonId == personId).ToListAsync(ct);
        foreach (var open in wishes.Where(w => w.EndedAt is null))
            await moderation.DropAsync(ModeratedNames.ContentKind, open.Id, ct);
        db.NameWishes.RemoveRange(wishes);

        var person = await db.People.FirstAsync(p => p.Id == personId, ct);
        audit.Record(new Act("person.closed", nameof(Person), personId) { From = person.Status.ToString(), To = nameof(PersonStatus.Closed), ReasonCode = "consent_withdrawn" });
        person.Close();
    }
}
