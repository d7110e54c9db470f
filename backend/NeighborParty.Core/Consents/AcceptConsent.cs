using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.Consents;

/// <summary>
/// The signed-in resident agrees to one text. Agreeing to the core in an entered community makes the person there;
/// a repeat, or a tap on two phones at once, leaves one consent.
/// </summary>
public sealed class AcceptConsent(NeighborPartyDb db, ConsentTexts texts, CurrentActor current, SessionStanding standing, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">409 when it is not the text that holds today; 403 without a community, without the core, or for who was recorded as gone.</exception>
    public async Task<Consent> RunAsync(ConsentPurpose purpose, int version, string textHash, CancellationToken ct)
    {
        var actor = current.Actor;
        var community = actor.CommunityId ?? throw ConsentRefusals.NoCommunity();
        var text = texts.Of(purpose);
        if (text.Version != version || !string.Equals(text.Hash, textHash, StringComparison.Ordinal))
            throw ConsentRefusals.Outdated();

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstOrDefaultAsync(p => p.AccountId == actor.Id, ct);
        if (person is null)
        {
            if (purpose != ConsentPurpose.Membership)
                throw ConsentRefusals.Required(ConsentPurpose.Membership);
            person = new Person { Id = Ids.New(now), CommunityId = community, CreatedAt = now };
            person.Link(actor.Id);
            db.People.Add(person);
            audit.Record(new Act("person.created", nameof(Person), person.Id));
        }

        if (person.Status != PersonStatus.Active)
            throw PeopleRefusals.Gone();
        var open = await db.Consents.FirstOrDefaultAsync(c => c.PersonId == person.Id && c.Purpose == purpose && c.EndedAt == null, ct);
        if (open is { } same && same.Version == version)
            return same;
        if (open is not null)
        {
            open.End(ConsentEnd.Superseded, now);
            // The unique index counts open ones: the old one must be closed before the new one is written.
            await db.SaveChangesAsync(ct);
        }

        var consent = Consent.To(text, community, person.Id, actor.Via, null, now);
        db.Consents.Add(consent);
        audit.Record(new Act("consent.accepted", nameof(Consent), consent.Id)
        {
            From = open is null ? null : $"v{open.Version}", To = $"v{version}",
            Details = new { purpose = purpose.ToString(), person = person.Id, textHash },
        });
        if (actor.SessionId is { } session)
            db.AfterCommit(() => standing.Forget(session));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return consent;
    }
}
