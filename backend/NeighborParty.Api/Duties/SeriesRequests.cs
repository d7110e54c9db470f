using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

/// <summary>A duty that comes back by a rule.</summary>
/// <param name="GroupId">One that the caller leads; a change keeps the group.</param>
/// <param name="StartsAtLocal">On the wall clock in China, HH:mm.</param>
/// <param name="Rule">RRULE of RFC 5545, days and longer, e.g. FREQ=MONTHLY;BYDAY=-1SA. Or else <paramref name="Weekdays"/>.</param>
/// <param name="Weekdays">sunday … saturday: the same as a weekly rule.</param>
/// <param name="FirstDay">Null: from today on.</param>
/// <param name="LastDay">Null: until it is stopped.</param>
/// <param name="SkipsHolidays">The same as <paramref name="Holidays"/> skip or keep.</param>
/// <param name="Holidays">What happens on public holidays; null: as <paramref name="SkipsHolidays"/> says.</param>
/// <param name="ExceptDays">Days of the rule without a shift, at most 60.</param>
/// <param name="ArmbandRequired">Who comes without an armband of the own is looked at by the leader.</param>
/// <param name="AdultsOnly">Not for 14- to 17-year-olds, e.g. at night.</param>
/// <param name="RequiredSkill">Code, see /skills.</param>
/// <param name="PatrolRouteId">The route to be walked; chosen by default when a round begins.</param>
public sealed record PlanSeriesRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Title,
    Guid GroupId,
    [property: Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", MatchTimeoutInMilliseconds = 100)] string StartsAtLocal,
    [property: Range(15, 1440)] int LengthMinutes,
    [property: Range(1, 500)] int CapacityMax,
    [property: StringLength(300)] string? Rule = null,
    [property: MaxLength(7)] IReadOnlyList<DayOfWeek>? Weekdays = null,
    [property: Range(0, 500)] int CapacityMin = 1,
    [property: StringLength(600)] string? Details = null,
    Guid? PlaceId = null,
    PlaceRequest? Place = null,
    RequiredEvidence Evidence = RequiredEvidence.CodeAndPlace,
    Guid? LeaderPersonId = null,
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null,
    bool SkipsHolidays = true,
    HolidayRule? Holidays = null,
    [property: MaxLength(60)] IReadOnlyList<DateOnly>? ExceptDays = null,
    [property: MaxLength(10)] IReadOnlyList<RoleRequest>? Roles = null,
    [property: MaxLength(10)] IReadOnlyList<Guid>? DeputyPersonIds = null,
    bool InviteOnly = false,
    [property: Range(0, 1440)] int BreakMinutes = 0,
    bool ArmbandRequired = false,
    bool AdultsOnly = false,
    [property: StringLength(40)] string? RequiredSkill = null,
    Guid? PatrolRouteId = null)
{
    public static PlanSeriesRequest Example => new(
        "月末消防检查", new Guid("01950000-0000-7000-8000-000000000009"), "09:00", 120, 8, "FREQ=MONTHLY;BYDAY=-1SA", null, 2, "请带手套", null, PlaceRequest.Example,
        Holidays: HolidayRule.NextWorkingDay, Roles: [RoleRequest.Example]);

    internal DutyPlan ToPlan() => new(Title, Details, GroupId, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        Roles = RoleRequest.ToRoles(Roles), DeputyPersonIds = DeputyPersonIds ?? [], InviteOnly = InviteOnly, BreakMinutes = BreakMinutes, ArmbandRequired = ArmbandRequired,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = PatrolRouteId,
    };

    internal SeriesRule ToRule(DateOnly today) => new(
        Rule is null ? RecurrenceRule.Weekly(Weekdays ?? []) : RecurrenceRule.Parse(Rule), TimeOnly.ParseExact(StartsAtLocal, "HH:mm", CultureInfo.InvariantCulture),
        FirstDay ?? today, LastDay, Holidays ?? (SkipsHolidays ? HolidayRule.Skip : HolidayRule.Keep), ExceptDays ?? []);
}

/// <param name="Rule">RRULE of RFC 5545.</param>
/// <param name="Weekdays">sunday … saturday, of a plain weekly rule; empty otherwise.</param>
/// <param name="Next">When it takes place next (UTC), as far as shifts are made ahead.</param>
public sealed record SeriesAnswer(Guid Id, string Title, string? Details, Guid? GroupId, Guid PlaceId, string Rule, IReadOnlyList<DayOfWeek> Weekdays, string StartsAtLocal, int LengthMinutes,
    int CapacityMin, int CapacityMax, RequiredEvidence Evidence, bool SkipsHolidays, HolidayRule Holidays, IReadOnlyList<DateOnly> ExceptDays, DateOnly FirstDay, DateOnly? LastDay,
    IReadOnlyList<RoleRequest> Roles, Guid? LeaderPersonId, IReadOnlyList<Guid> DeputyPersonIds, bool InviteOnly, IReadOnlyList<DateTime> Next, int Version, int BreakMinutes, bool ArmbandRequired,
    bool AdultsOnly, string? RequiredSkill, Guid? PatrolRouteId)
{
    public static SeriesAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000005"), "周五大扫除", "请带手套", new Guid("01950000-0000-7000-8000-000000000009"),
        new Guid("01950000-0000-7000-8000-000000000006"), "FREQ=WEEKLY;BYDAY=FR", [DayOfWeek.Friday], "19:00", 120, 2, 8, RequiredEvidence.CodeAndPlace, true, HolidayRule.Skip, [],
        new DateOnly(2026, 3, 6), null, [RoleRequest.Example], null, [], false, [new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc)], 1, 0, false, false, null, null);

    internal static SeriesAnswer Of(DutySeries s, IReadOnlyList<DateTime> next)
    {
        var rule = s.Recurs;
        return new(s.Id, s.Title, s.Details, s.GroupId, s.PlaceId, rule.Days.Text, s.Weekdays.ToList(), s.StartsAtLocal.ToString("HH:mm", CultureInfo.InvariantCulture), s.LengthMinutes,
            s.CapacityMin, s.CapacityMax, s.Evidence, rule.Holidays == HolidayRule.Skip, rule.Holidays, s.ExceptDays, s.FirstDay, s.LastDay,
            RoleRequest.Of(s.Plan.Roles), s.LeaderPersonId, s.DeputyPersonIds, s.InviteOnly, next, s.Version, s.BreakMinutes, s.ArmbandRequired, s.AdultsOnly, s.RequiredSkill, s.RouteId);
    }
}

/// <summary>What a change did to the coming shifts.</summary>
/// <param name="Version">For If-Match.</param>
/// <param name="Changed">Took it on.</param>
/// <param name="Removed">Went away: nobody had signed up.</param>
/// <param name="KeptStarts">These stay as they were, because somebody signed up or they were moved by hand.</param>
public sealed record SeriesChangeAnswer(Guid Id, int Version, int Changed, int Removed, IReadOnlyList<DateTime> KeptStarts)
{
    public static SeriesChangeAnswer Example => new(SeriesAnswer.Example.Id, 2, 3, 0, [new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc)]);
}
