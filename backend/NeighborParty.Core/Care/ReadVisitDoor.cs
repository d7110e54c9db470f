using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Care;

/// <summary>Shows the visitor where to knock, as long as the visit is to come. Every look leaves a row that the household can see.</summary>
public sealed class ReadVisitDoor(NeighborPartyDb db, CareRights rights, SensitiveReads reads, PersonalDataVault vault)
{
    /// <exception cref="RefusedException">404 for everybody else; 409 when the visit is over.</exception>
    public async Task<string> RunAsync(Guid visitId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var visit = await db.HomeVisits.AsNoTracking().FirstOrDefaultAsync(v => v.Id == visitId, ct) ?? throw CareRefusals.VisitNotFound();
        if (await rights.RequireVisitAsync(visit, ct) != HomeVisitRole.Visitor)
            throw CareRefusals.VisitNotFound();
        if (!visit.State.IsOpen())
            throw CareRefusals.VisitOver();
        var dwelling = await db.Dwellings.AsNoTracking().FirstAsync(d => d.Id == visit.DwellingId, ct);
        foreach (var person in await db.HouseholdAsync(visit.DwellingId, ct))
            reads.Record(person, "door", "走访");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return dwelling.Door(vault);
    }
}
