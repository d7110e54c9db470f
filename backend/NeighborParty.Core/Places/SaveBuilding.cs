using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Places;

/// <summary>Enters a building, or changes one that others may be changing too.</summary>
public sealed class SaveBuilding(NeighborPartyDb db, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 with the field; 409 for a name that the compound has already.</exception>
    public async Task<Guid> OpenAsync(BuildingDraft draft, CancellationToken ct)
    {
        var asked = draft.Checked();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var compound = await CompoundAsync(asked, ct);
        await RequireFreeNameAsync(null, compound, asked.Name!, ct);
        var building = new Building { Id = Ids.New(now), CommunityId = Community, CreatedAt = now };
        building.Describe(compound, asked.Name!, asked.Latitude, asked.Longitude);
        db.Buildings.Add(building);
        AddStairwells(building.Id, asked.Stairwells);
        audit.Record(new Act("building.opened", nameof(Building), building.Id) { To = asked.Name, Details = new { stairwells = asked.Stairwells } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return building.Id;
    }

    /// <param name="version">The one that the form was filled from.</param>
    /// <exception cref="RefusedException">404, 412 when somebody was faster, 409 for a taken name or a stairwell in use.</exception>
    public async Task ChangeAsync(Guid id, int? version, BuildingDraft draft, CancellationToken ct)
    {
        var asked = draft.Checked();
        await using var write = await db.BeginWriteAsync(ct);
        var building = await db.Buildings.FirstOrDefaultAsync(b => b.Id == id, ct) ?? throw Refusals.NotFound("楼栋");
        await db.RequireVersionAsync(building, id, version, ct);
        var compound = await CompoundAsync(asked, ct);
        await RequireFreeNameAsync(id, compound, asked.Name!, ct);

        var stairwells = await db.Stairwells.Where(s => s.BuildingId == id).ToListAsync(ct);
        foreach (var gone in stairwells.Where(s => !asked.Stairwells.Contains(s.Name)))
        {
            if (await IsInUseAsync(gone.Id, ct))
                throw PlaceRefusals.StairwellInUse(gone.Name);
            db.Stairwells.Remove(gone);
        }

        AddStairwells(id, asked.Stairwells.Except(stairwells.Select(s => s.Name), StringComparer.Ordinal));
        audit.Record(new Act("building.changed", nameof(Building), id)
        {
            From = building.Name, To = asked.Name, Details = new { before = stairwells.ConvertAll(s => s.Name), after = asked.Stairwells },
        });
        building.Describe(compound, asked.Name!, asked.Latitude, asked.Longitude);
        // A change of the stairwells alone is a change of the building too.
        db.Entry(building).State = EntityState.Modified;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private Guid Community => scope.CommunityId ?? throw Refusals.Forbidden();

    private async Task<Guid> CompoundAsync(BuildingDraft draft, CancellationToken ct)
    {
        if (draft.CompoundId is { } given)
            return await db.Compounds.AnyAsync(c => c.Id == given, ct) ? given : throw Refusals.NotFound("小区");
        if (await db.Compounds.FirstOrDefaultAsync(c => c.Name == draft.NewCompound, ct) is { } same)
            return same.Id;
        var compound = new Compound { Id = Ids.New(time.Now()), CommunityId = Community, Name = draft.NewCompound! };
        db.Compounds.Add(compound);
        audit.Record(new Act("compound.opened", nameof(Compound), compound.Id) { To = compound.Name });
        return compound.Id;
    }

    private async Task RequireFreeNameAsync(Guid? self, Guid compound, string name, CancellationToken ct)
    {
        if (await db.Buildings.AnyAsync(b => b.CompoundId == compound && b.Name == name && b.Id != self, ct))
            throw PlaceRefusals.BuildingExists();
    }

    private void AddStairwells(Guid building, IEnumerable<string> names)
    {
        foreach (var name in names)
            db.Stairwells.Add(new Stairwell { Id = Ids.New(time.Now()), CommunityId = Community, BuildingId = building, Name = name });
    }

    private async Task<bool> IsInUseAsync(Guid stairwell, CancellationToken ct) =>
        await db.Dwellings.AnyAsync(d => d.StairwellId == stairwell, ct)
        || await db.DoorCodes.AnyAsync(c => c.StairwellId == stairwell, ct)
        || await db.GroupPlaces.AnyAsync(p => p.StairwellId == stairwell, ct);
}
