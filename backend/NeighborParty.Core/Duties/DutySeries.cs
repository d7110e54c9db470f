using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>What a role of a series asks for.</summary>
/// <param name="Skill">Code of the list of skills.</param>
public sealed record RoleSkill(string Role, string Skill);

/// <summary>值守计划: the same duty on the days of a rule. The clock makes its shifts some weeks ahead.</summary>
public sealed class DutySeries : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Title { get; private set; } = "";

    public string? Details { get; private set; }

    public Guid? GroupId { get; init; }

    public Guid PlaceId { get; private set; }

    /// <summary>RRULE of RFC 5545. Empty in rows of earlier versions: the days of <see cref="WeekdayMask"/>.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Bit 0 is Sunday … bit 6 Saturday; what earlier versions read. 0 where the rule is not a plain weekly one.</summary>
    public int WeekdayMask { get; private set; }

    /// <summary>On the wall clock in China.</summary>
    public TimeOnly StartsAtLocal { get; private set; }

    public int LengthMinutes { get; private set; }

    /// <summary>Not counted as service.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>What earlier versions read.</summary>
    public bool SkipsHolidays { get; private set; }

    /// <summary>Null in rows of earlier versions: <see cref="SkipsHolidays"/> tells.</summary>
    public HolidayRule? Holidays { get; private set; }

    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day that may have a shift; null: until it is stopped.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Days of the rule without a shift.</summary>
    public List<DateOnly> ExceptDays { get; private set; } = [];

    public int CapacityMin { get; private set; }

    public int CapacityMax { get; private set; }

    /// <summary>Empty: everybody does the same.</summary>
    public List<PlannedRole> Roles { get; private set; } = [];

    /// <summary>Which of the roles ask for a skill. Beside them, so that the roles stay as earlier versions read them.</summary>
    public List<RoleSkill> RoleSkills { get; private set; } = [];

    public RequiredEvidence Evidence { get; private set; }

    public bool InviteOnly { get; private set; }

    public Guid? LeaderPersonId { get; private set; }

    public bool ArmbandRequired { get; private set; }

    /// <summary>Not for 14- to 17-year-olds.</summary>
    public bool AdultsOnly { get; private set; }

    /// <summary>Code of the list of skills; null: none in particular.</summary>
    public string? RequiredSkill { get; private set; }

    /// <summary>The patrol route to be walked, chosen by default when a round begins.</summary>
    public Guid? RouteId { get; private set; }

    public List<Guid> DeputyPersonIds { get; private set; } = [];

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public SeriesRule Recurs => new(
        Rule.Length > 0 ? RecurrenceRule.Parse(Rule) : RecurrenceRule.Weekly(Weekdays),
        StartsAtLocal, FirstDay, LastDay, Holidays ?? (SkipsHolidays ? HolidayRule.Skip : HolidayRule.Keep), ExceptDays);

    /// <summary>Of a plain weekly rule; empty otherwise.</summary>
    public IEnumerable<DayOfWeek> Weekdays => Enum.GetValues<DayOfWeek>().Where(d => (WeekdayMask & (1 << (int)d)) != 0);

    public DutyPlan Plan => new(Title, Details, GroupId, PlaceId, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        ArmbandRequired = ArmbandRequired, Roles = Roles.ConvertAll(r => r with { Skill = RoleSkills.Find(s => s.Role == r.Name)?.Skill }), DeputyPersonIds = DeputyPersonIds, InviteOnly = InviteOnly, BreakMinutes = BreakMinutes,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = RouteId,
    };

    /// <summary>The route is walked no more.</summary>
    public void DropRoute() => RouteId = null;

    /// <param name="plan">Already checked.</param>
    /// <exception cref="RefusedException">400 for a rule without a day or with the last day before the first.</exception>
    public void Describe(DutyPlan plan, SeriesRule rule)
    {
        var good = rule.Checked();
        (Title, Details, PlaceId, LengthMinutes) = (plan.Title, plan.Details, plan.PlaceId, plan.LengthMinutes);
        BreakMinutes = plan.BreakMinutes;
        (CapacityMin, CapacityMax, Evidence, LeaderPersonId) = (plan.CapacityMin, plan.CapacityMax, plan.Evidence, plan.LeaderPersonId);
        ArmbandRequired = plan.ArmbandRequired;
        (AdultsOnly, RequiredSkill, RouteId) = (plan.AdultsOnly, plan.RequiredSkill, plan.RouteId);
        (Roles, DeputyPersonIds, InviteOnly) = ([.. plan.Roles.Select(r => r with { Skill = null })], [.. plan.DeputyPersonIds], plan.InviteOnly);
        RoleSkills = [.. plan.Roles.Where(r => r.Skill is not null).Select(r => new RoleSkill(r.Name, r.Skill!))];
        (Rule, StartsAtLocal, FirstDay, LastDay) = (good.Days.Text, good.StartsAtLocal, good.FirstDay, good.LastDay);
        (Holidays, SkipsHolidays, ExceptDays) = (good.Holidays, good.Holidays == HolidayRule.Skip, [.. good.Except.Distinct().Order()]);
        WeekdayMask = good.Days.PlainWeekdays.Aggregate(0, (mask, day) => mask | (1 << (int)day));
    }

    /// <summary>No shift after this day.</summary>
    public void Stop(DateOnly today) => LastDay = today;

    /// <summary>Beginnings (UTC) after <paramref name="now"/> in the coming weeks.</summary>
    public IEnumerable<DateTime> StartsAhead(DateTime now, int weeks, WorkingCalendar calendar)
    {
        var today = ChinaTime.Today(now);
        return Recurs.DaysBetween(today, today.AddDays(weeks * 7), calendar)
            .Select(day => ChinaTime.ToUtc(day.ToDateTime(StartsAtLocal)))
            .Where(start => start > now);
    }
}
