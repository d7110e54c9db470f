using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A place by its id, or a new one.</summary>
public sealed record PlaceChoice(Guid? PlaceId, NewDutyPlace? New);

/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
public sealed record NewDutyPlace(string Name, double Latitude, double Longitude, int RadiusMetres);

/// <summary>Finds the place of a plan, or adds it in the unit of work.</summary>
public sealed class DutyPlaces(NeighborPartyDb db, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 without exactly one of both; 404 for an unknown place; 409 for a name that is taken.</exception>
    public async Task<DutyPlace> ResolveAsync(PlaceChoice choice, CancellationToken ct)
    {
        if (choice is { PlaceId: { } id, New: null })
            return await db.DutyPlaces.FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw Refusals.NotFound("地点");
        if (choice is not { PlaceId: null, New: { } made })
            throw Refusals.Invalid("placeId", "请选择一个地点，或填写新地点。");

        var now = time.Now();
        var place = new DutyPlace { Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden() };
        place.Describe(made.Name, made.Latitude, made.Longitude, made.RadiusMetres);
        if (await db.DutyPlaces.AnyAsync(p => p.Name == place.Name, ct))
            throw new RefusedException(RefusalKind.Conflict, "duty_place.exists", "已经有同名的地点，请直接选择它。") { Field = "name" };
        db.DutyPlaces.Add(place);
        audit.Record(new Act("duty_place.added", nameof(DutyPlace), place.Id) { Details = new { place.Name, place.RadiusMetres } });
        return place;
    }
}
