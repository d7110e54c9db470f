using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.People;

/// <summary>The signed-in resident writes the own name. It is checked before anybody else sees it; until then the old one stays.</summary>
public sealed class RenameMyself(NeighborPartyDb db, CurrentActor current, TextRules rules, SubmitForModeration moderation, AuditTrail audit, TimeProvider time)
{
    public const int NameLength = 20;

    /// <exception cref="RefusedException">400 for an empty or long name; 422 for one that asks for money; 428 or 412 by the version.</exception>
    public async Task<Person> RunAsync(string? name, int? version, CancellationToken ct)
    {
        var id = current.RequirePerson();
        var clean = CleanText.Required("name", name, NameLength, "姓名");
        var findings = await rules.CheckNameAsync(clean, ct);
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstAsync(p => p.Id == id, ct);
        await db.RequireVersionAsync(person, id, version, ct);
        foreach (var open in await db.NameWishes.Where(w => w.PersonId == id && w.EndedAt == null).ToListAsync(ct))
        {
            open.End(now);
            await moderation.DropAsync(ModeratedNames.ContentKind, open.Id, ct);
        }

        if (person.Name != clean)
        {
            var wish = new NameWish { Id = Ids.New(now), CommunityId = person.CommunityId, PersonId = id, Name = clean, Before = person.Name, AskedAt = now };
            db.NameWishes.Add(wish);
            person.WishesName(now);
            await moderation.RunAsync(new Submission(ModeratedNames.ContentKind, wish.Id, 1, id, findings, []) { Text = clean }, ct);
            // The name itself is not the trail's business.
            audit.Record(new Act("person.name_wished", nameof(Person), id));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return person;
    }
}
