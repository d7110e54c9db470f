using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.People;

/// <summary>Whoever takes the core consent back leaves: roles and residencies end, name and phone go, the account is free again.</summary>
public sealed class ClosePersonOnWithdrawal(NeighborPartyDb db, SubmitForModeration moderation, AuditTrail audit, TimeProvider time) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var now = time.Now();
        foreach (var role in await db.RoleGrants.Where(g => g.PersonId == personId && g.To == null).ToListAsync(ct))
        {
            role.End(now);
            audit.Record(new Act("role.ended", nameof(RoleGrant), role.Id) { From = role.Role.ToString(), ReasonCode = "consent_withdrawn" });
        }

        foreach (var residency in await db.Residencies.Where(r => r.PersonId == personId && r.To == null).ToListAsync(ct))
            residency.End(now);

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
