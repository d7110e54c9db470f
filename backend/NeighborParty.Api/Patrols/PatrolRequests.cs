using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Patrols;

namespace NeighborParty.Api.Patrols;

/// <summary>One point of a route, in the order of the list.</summary>
/// <param name="Id">Null: a new point. Otherwise the point keeps its code.</param>
/// <param name="Latitude">GCJ-02, degrees; null for a point without a position.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
/// <param name="RadiusMetres">20 to 300.</param>
public sealed record PatrolPointRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Name,
    Guid? Id = null,
    [property: Range(-90d, 90d)] double? Latitude = null,
    [property: Range(-180d, 180d)] double? Longitude = null,
    [property: Range(20, 300)] int RadiusMetres = 50)
{
    public static PatrolPointRequest Example => new("1号楼门口", null, 30.2741, 120.1551, 50);

    internal PointPlan ToPlan() => new(Id, Name, Latitude, Longitude, RadiusMetres);
}

/// <summary>A route as it should be from now on.</summary>
public sealed record ChangePatrolRouteRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Name,
    [property: Required, MinLength(1), MaxLength(40)] IReadOnlyList<PatrolPointRequest> Points,
    [property: StringLength(400)] string? Note = null)
{
    public static ChangePatrolRouteRequest Example => new("夜间巡逻", [PatrolPointRequest.Example]);

    internal RoutePlan ToPlan() => new(Name, Note, Points.Select(p => p.ToPlan()).ToList());
}

/// <param name="GroupId">One that the caller leads.</param>
public sealed record PlanPatrolRouteRequest(
    Guid GroupId,
    [property: Required, StringLength(60, MinimumLength = 1)] string Name,
    [property: Required, MinLength(1), MaxLength(40)] IReadOnlyList<PatrolPointRequest> Points,
    [property: StringLength(400)] string? Note = null)
{
    public static PlanPatrolRouteRequest Example => new(new Guid("01950000-0000-7000-8000-000000000009"), "夜间巡逻", [PatrolPointRequest.Example]);

    internal RoutePlan ToPlan() => new(Name, Note, Points.Select(p => p.ToPlan()).ToList());
}

/// <param name="RouteId">Null: the route that was planned for the shift.</param>
public sealed record StartPatrolRequest(Guid? RouteId = null)
{
    public static StartPatrolRequest Example => new(new Guid("01950000-0000-7000-8000-00000000000b"));
}

/// <summary>A scan at a point. Position and clock are claims; what looks odd is marked, never refused.</summary>
/// <param name="Code">Read from the sheet with the in-app scanner.</param>
/// <param name="AccuracyMetres">As wx.getLocation gives it.</param>
/// <param name="CoordinateSystem">Always <c>gcj02</c>.</param>
public sealed record PassPointRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Code,
    [property: Range(-90d, 90d)] double? Latitude = null,
    [property: Range(-180d, 180d)] double? Longitude = null,
    [property: Range(0d, 1_000_000d)] double? AccuracyMetres = null,
    [property: StringLength(10)] string? CoordinateSystem = null,
    DateTimeOffset? ClaimedAt = null)
{
    public static PassPointRequest Example => new("pt-…", 30.2741, 120.1551, 15, "gcj02");

    internal PassClaim ToClaim()
    {
        if (Latitude is null != Longitude is null)
            throw Refusals.Invalid(Latitude is null ? "latitude" : "longitude", "经度和纬度要一起提供。");
        if (Latitude is not null && CoordinateSystem != "gcj02")
            throw Refusals.Invalid("coordinateSystem", "坐标须为 gcj02。");
        var location = Latitude is { } lat && Longitude is { } lng ? new Whereabouts(lat, lng, AccuracyMetres ?? double.MaxValue) : null;
        return new PassClaim(Code, location, ClaimedAt?.UtcDateTime);
    }
}

public sealed record EndPatrolRequest([property: StringLength(400)] string? Note = null)
{
    public static EndPatrolRequest Example => new("一切正常");
}
