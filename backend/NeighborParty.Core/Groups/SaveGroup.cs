using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Groups;

/// <summary>Staff set a group up or change its name and the places it covers.</summary>
public sealed class SaveGroup(NeighborPartyDb db, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <exception cref="RefusedException">400 without a name or place, 409 when the name is taken.</exception>
    public async Task<BuildingGroup> CreateAsync(string? name, IReadOnlyCollection<CoveredPlace> places, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var group = new BuildingGroup { Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(), CreatedAt = now };
        await FillAsync(group, name, places, now, ct);
        db.Groups.Add(group);
        audit.Record(new Act("group.created", nameof(BuildingGroup), group.Id) { To = group.Status.ToString(), Details = new { group.Name, places = places.Count } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return group;
    }

    /// <param name="version">Of the page that was edited.</param>
    /// <exception cref="RefusedException">As when it is created; 404, 412, 428.</exception>
    public async Task<BuildingGroup> EditAsync(Guid id, string? name, IReadOnlyCollection<CoveredPlace> places, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var group = await db.Groups.Include(g => g.Places).FirstOrDefaultAsync(g => g.Id == id, ct) ?? throw GroupRefusals.NotFound();
        await db.RequireVersionAsync(group, id, version, ct);
        var before = group.Name;
        await FillAsync(group, name, places, time.Now(), ct);
        // A change of places alone is a change of the group too.
        db.Entry(group).Property(g => g.Name).IsModified = true;
        audit.Record(new Act("group.changed", nameof(BuildingGroup), id) { From = before, To = group.Name, Details = new { places = group.Places.Count } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return group;
    }

    private async Task FillAsync(BuildingGroup group, string? name, IReadOnlyCollection<CoveredPlace> places, DateTime now, CancellationToken ct)
    {
        var clean = CleanText.Required("name", name, 30, "小组名称");
        if (await db.Groups.AnyAsync(g => g.Name == clean && g.Id != group.Id, ct))
            throw GroupRefusals.NameTaken();
        if (places.Count is 0 or > 100)
            throw GroupRefusals.NoPlaces();
        foreach (var place in places)
            if (!await ExistsAsync(place, ct))
                throw GroupRefusals.NoPlaces();
        group.Rename(clean);
        group.Cover(places, now);
        foreach (var place in group.Places.Where(p => db.Entry(p).State == EntityState.Detached))
            db.GroupPlaces.Add(place);
    }

    private Task<bool> ExistsAsync(CoveredPlace place, CancellationToken ct) => place.StairwellId is { } stairwell
        ? db.Stairwells.AnyAsync(s => s.Id == stairwell && s.BuildingId == place.BuildingId, ct)
        : db.Buildings.AnyAsync(b => b.Id == place.BuildingId, ct);
}
