using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
/// <param name="RadiusMetres">50 to 300.</param>
public sealed record PlaceRequest(
    [property: Required, StringLength(80, MinimumLength = 1)] string Name,
    [property: Range(-90d, 90d)] double Latitude,
    [property: Range(-180d, 180d)] double Longitude,
    [property: Range(50, 300)] int RadiusMetres)
{
    public static PlaceRequest Example => new("1号楼门口", 30.2741, 120.1551, 100);

    internal NewDutyPlace ToPlace() => new(Name, Latitude, Longitude, RadiusMetres);
}

/// <summary>岗位: so many people for one task.</summary>
/// <param name="RequiredSkill">Code, see /skills: asked of who is in this role, beside what the whole duty asks for.</param>
public sealed record RoleRequest(
    [property: Required, StringLength(80, MinimumLength = 1)] string Name, [property: Range(0, 500)] int Min, [property: Range(1, 500)] int Max,
    [property: StringLength(40)] string? RequiredSkill = null)
{
    public static RoleRequest Example => new("登记", 1, 2);

    internal static List<PlannedRole> ToRoles(IReadOnlyList<RoleRequest>? roles) => [.. (roles ?? []).Select(r => new PlannedRole(r.Name, r.Min, r.Max, r.RequiredSkill))];

    internal static List<RoleRequest> Of(IReadOnlyList<PlannedRole> roles) => [.. roles.Select(r => new RoleRequest(r.Name, r.Min, r.Max, r.Skill))];
}

/// <summary>A single shift.</summary>
/// <param name="GroupId">One that the caller leads.</param>
/// <param name="CapacityMax">With roles, theirs together counts instead.</param>
/// <param name="PlaceId">A known place; or else <paramref name="Place"/>.</param>
/// <param name="LeaderPersonId">Null: the group's leader and deputies.</param>
/// <param name="Roles">At most 10; none: everybody does the same.</param>
/// <param name="DeputyPersonIds">At most 10 stand-ins for the leader.</param>
/// <param name="InviteOnly">Only the leader puts people on the list.</param>
/// <param name="AdultsOnly">Not for 14- to 17-year-olds, e.g. at night.</param>
/// <param name="RequiredSkill">Code, see /skills.</param>
/// <param name="PatrolRouteId">The route to be walked; chosen by default when a round begins.</param>
public sealed record PlanShiftRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Title,
    Guid GroupId,
    DateTimeOffset StartsAt,
    [property: Range(15, 1440)] int LengthMinutes,
    [property: Range(1, 500)] int CapacityMax,
    [property: Range(0, 500)] int CapacityMin = 1,
    [property: StringLength(600)] string? Details = null,
    Guid? PlaceId = null,
    PlaceRequest? Place = null,
    RequiredEvidence Evidence = RequiredEvidence.CodeAndPlace,
    bool ArmbandRequired = false,
    Guid? LeaderPersonId = null,
    [property: MaxLength(10)] IReadOnlyList<RoleRequest>? Roles = null,
    [property: MaxLength(10)] IReadOnlyList<Guid>? DeputyPersonIds = null,
    bool InviteOnly = false,
    [property: StringLength(200)] string? WeatherNote = null,
    [property: StringLength(120)] string? InsuranceRef = null,
    [property: Range(0, 1440)] int BreakMinutes = 0,
    bool AdultsOnly = false,
    [property: StringLength(40)] string? RequiredSkill = null,
    Guid? PatrolRouteId = null)
{
    public static PlanShiftRequest Example => new(
        "楼道清杂", new Guid("01950000-0000-7000-8000-000000000009"), new DateTimeOffset(2026, 3, 7, 1, 0, 0, TimeSpan.Zero), 120, 8, 2, "请带手套", null, PlaceRequest.Example);

    internal DutyPlan ToPlan() => new(Title, Details, GroupId, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        ArmbandRequired = ArmbandRequired, Roles = RoleRequest.ToRoles(Roles), DeputyPersonIds = DeputyPersonIds ?? [], InviteOnly = InviteOnly, WeatherNote = WeatherNote, InsuranceRef = InsuranceRef, BreakMinutes = BreakMinutes,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = PatrolRouteId,
    };
}

/// <summary>A planned shift as it shall be; people on the list hear of another time or place.</summary>
/// <param name="PlaceId">A known place; or else <paramref name="Place"/>.</param>
/// <param name="Roles">A role keeps its people under the same name.</param>
/// <param name="AdultsOnly">Not for 14- to 17-year-olds, e.g. at night.</param>
/// <param name="RequiredSkill">Code, see /skills.</param>
/// <param name="PatrolRouteId">The route to be walked; chosen by default when a round begins.</param>
public sealed record ChangeShiftRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Title,
    DateTimeOffset StartsAt,
    [property: Range(15, 1440)] int LengthMinutes,
    [property: Range(1, 500)] int CapacityMax,
    [property: Range(0, 500)] int CapacityMin = 1,
    [property: StringLength(600)] string? Details = null,
    Guid? PlaceId = null,
    PlaceRequest? Place = null,
    RequiredEvidence Evidence = RequiredEvidence.CodeAndPlace,
    bool ArmbandRequired = false,
    Guid? LeaderPersonId = null,
    [property: MaxLength(10)] IReadOnlyList<RoleRequest>? Roles = null,
    [property: MaxLength(10)] IReadOnlyList<Guid>? DeputyPersonIds = null,
    bool InviteOnly = false,
    [property: StringLength(200)] string? WeatherNote = null,
    [property: StringLength(120)] string? InsuranceRef = null,
    [property: Range(0, 1440)] int BreakMinutes = 0,
    bool AdultsOnly = false,
    [property: StringLength(40)] string? RequiredSkill = null,
    Guid? PatrolRouteId = null)
{
    public static ChangeShiftRequest Example => new("楼道清杂", new DateTimeOffset(2026, 3, 7, 2, 0, 0, TimeSpan.Zero), 120, 8, 2, "请带手套", PlaceAnswer.Example.Id, WeatherNote: "有雨，请带雨衣");

    internal DutyPlan ToPlan() => new(Title, Details, null, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        ArmbandRequired = ArmbandRequired, Roles = RoleRequest.ToRoles(Roles), DeputyPersonIds = DeputyPersonIds ?? [], InviteOnly = InviteOnly, WeatherNote = WeatherNote, InsuranceRef = InsuranceRef, BreakMinutes = BreakMinutes,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = PatrolRouteId,
    };
}

public sealed record CancelShiftRequest([property: Required, StringLength(200, MinimumLength = 1)] string Reason)
{
    public static CancelShiftRequest Example => new("下大雨");
}

/// <summary>What was planned.</summary>
/// <param name="Version">For If-Match.</param>
public sealed record PlannedAnswer(Guid Id, int Version)
{
    public static PlannedAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000001"), 1);
}

/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
public sealed record PlaceAnswer(Guid Id, string Name, double Latitude, double Longitude, int RadiusMetres)
{
    public static PlaceAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000006"), "1号楼门口", 30.2741, 120.1551, 100);
}
