using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.People;

/// <summary>The signed-in resident writes the own name.</summary>
public sealed class RenameMyself(NeighborPartyDb db, CurrentActor current, SessionStanding standing, AuditTrail audit)
{
    public const int NameLength = 20;

    /// <exception cref="RefusedException">400 for an empty or long name; 428 or 412 by the version.</exception>
    public async Task<Person> RunAsync(string? name, int? version, CancellationToken ct)
    {
        var id = current.RequirePerson();
        var clean = CleanText.Required("name", name, NameLength, "姓名");
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstAsync(p => p.Id == id, ct);
        await db.RequireVersionAsync(person, id, version, ct);
        if (person.Name != clean)
        {
            person.Rename(clean);
            // The name itself is not the trail's business.
            audit.Record(new Act("person.renamed", nameof(Person), id));
            if (current.Actor.SessionId is { } session)
                db.AfterCommit(() => standing.Forget(session));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return person;
    }
}
