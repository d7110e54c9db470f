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

/// <summary>A single shift.</summary>
/// <param name="GroupId">One that the caller leads.</param>
/// <param name="PlaceId">A known place; or else <paramref name="Place"/>.</param>
/// <param name="LeaderPersonId">Null: the group's leader and deputies.</param>
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
    Guid? LeaderPersonId = null)
{
    public static PlanShiftRequest Example => new(
        "楼道清杂", new Guid("01950000-0000-7000-8000-000000000009"), new DateTimeOffset(2026, 3, 7, 1, 0, 0, TimeSpan.Zero), 120, 8, 2, "请带手套", null, PlaceRequest.Example);

    internal DutyPlan ToPlan() => new(Title, Details, GroupId, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId);
}

/// <summary>A duty that comes back every week.</summary>
/// <param name="Weekdays">sunday … saturday.</param>
/// <param name="StartsAtLocal">On the wall clock in China, HH:mm.</param>
/// <param name="FirstDay">Null: from today on.</param>
/// <param name="LastDay">Null: until it is stopped.</param>
public sealed record PlanSeriesRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Title,
    Guid GroupId,
    [property: Required, MinLength(1), MaxLength(7)] IReadOnlyList<DayOfWeek> Weekdays,
    [property: Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", MatchTimeoutInMilliseconds = 100)] string StartsAtLocal,
    [property: Range(15, 1440)] int LengthMinutes,
    [property: Range(1, 500)] int CapacityMax,
    [property: Range(0, 500)] int CapacityMin = 1,
    [property: StringLength(600)] string? Details = null,
    Guid? PlaceId = null,
    PlaceRequest? Place = null,
    RequiredEvidence Evidence = RequiredEvidence.CodeAndPlace,
    Guid? LeaderPersonId = null,
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null,
    bool SkipsHolidays = true)
{
    public static PlanSeriesRequest Example => new(
        "周五大扫除", new Guid("01950000-0000-7000-8000-000000000009"), [DayOfWeek.Friday], "19:00", 120, 8, 2, "请带手套", null, PlaceRequest.Example);

    internal DutyPlan ToPlan() => new(Title, Details, GroupId, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId);

    internal WeeklyRule ToRule(DateOnly today) =>
        new(Weekdays.Distinct().ToList(), TimeOnly.ParseExact(StartsAtLocal, "HH:mm", CultureInfo.InvariantCulture), FirstDay ?? today, LastDay, SkipsHolidays);
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

/// <param name="Weekdays">sunday … saturday.</param>
public sealed record SeriesAnswer(Guid Id, string Title, Guid? GroupId, Guid PlaceId, IReadOnlyList<DayOfWeek> Weekdays, string StartsAtLocal, int LengthMinutes,
    int CapacityMin, int CapacityMax, RequiredEvidence Evidence, bool SkipsHolidays, DateOnly FirstDay, DateOnly? LastDay, int Version)
{
    public static SeriesAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000005"), "周五大扫除", new Guid("01950000-0000-7000-8000-000000000009"),
        new Guid("01950000-0000-7000-8000-000000000006"), [DayOfWeek.Friday], "19:00", 120, 2, 8, RequiredEvidence.CodeAndPlace, true, new DateOnly(2026, 3, 6), null, 1);

    internal static SeriesAnswer Of(DutySeries s) => new(s.Id, s.Title, s.GroupId, s.PlaceId, s.Weekdays.ToList(),
        s.StartsAtLocal.ToString("HH:mm", CultureInfo.InvariantCulture), s.LengthMinutes, s.CapacityMin, s.CapacityMax, s.Evidence, s.SkipsHolidays, s.FirstDay, s.LastDay, s.Version);
}

/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
public sealed record PlaceAnswer(Guid Id, string Name, double Latitude, double Longitude, int RadiusMetres)
{
    public static PlaceAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000006"), "1号楼门口", 30.2741, 120.1551, 100);
}
