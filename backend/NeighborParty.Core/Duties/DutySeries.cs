using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>值守计划: the same duty on the same days of every week. The clock makes its shifts some weeks ahead.</summary>
public sealed class DutySeries : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Title { get; private set; } = "";

    public string? Details { get; private set; }

    public Guid? GroupId { get; init; }

    public Guid PlaceId { get; private set; }

    /// <summary>Bit 0 is Sunday … bit 6 Saturday.</summary>
    public int WeekdayMask { get; private set; }

    /// <summary>On the wall clock in China.</summary>
    public TimeOnly StartsAtLocal { get; private set; }

    public int LengthMinutes { get; private set; }

    /// <summary>No shift on public holidays.</summary>
    public bool SkipsHolidays { get; private set; }

    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day that may have a shift; null: until it is stopped.</summary>
    public DateOnly? LastDay { get; private set; }

    public int CapacityMin { get; private set; }

    public int CapacityMax { get; private set; }

    public RequiredEvidence Evidence { get; private set; }

    public Guid? LeaderPersonId { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public IEnumerable<DayOfWeek> Weekdays => Enum.GetValues<DayOfWeek>().Where(d => (WeekdayMask & (1 << (int)d)) != 0);

    public DutyPlan Plan => new(Title, Details, GroupId, PlaceId, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId);

    /// <param name="plan">Already checked.</param>
    /// <exception cref="RefusedException">400 without a weekday or with the last day before the first.</exception>
    public void Describe(DutyPlan plan, WeeklyRule rule)
    {
        if (rule.Weekdays.Count == 0)
            throw Refusals.Invalid("weekdays", "请至少选择一天。");
        if (rule.LastDay < rule.FirstDay)
            throw Refusals.Invalid("lastDay", "结束日期不能早于开始日期。");
        (Title, Details, PlaceId, LengthMinutes) = (plan.Title, plan.Details, plan.PlaceId, plan.LengthMinutes);
        (CapacityMin, CapacityMax, Evidence, LeaderPersonId) = (plan.CapacityMin, plan.CapacityMax, plan.Evidence, plan.LeaderPersonId);
        (StartsAtLocal, SkipsHolidays, FirstDay, LastDay) = (rule.StartsAtLocal, rule.SkipsHolidays, rule.FirstDay, rule.LastDay);
        WeekdayMask = rule.Weekdays.Aggregate(0, (mask, day) => mask | (1 << (int)day));
    }

    /// <summary>No shift after this day.</summary>
    public void Stop(DateOnly today) => LastDay = today;

    /// <summary>Beginnings (UTC) after <paramref name="now"/> in the coming weeks.</summary>
    public IEnumerable<DateTime> StartsAhead(DateTime now, int weeks, WorkingCalendar calendar)
    {
        var today = ChinaTime.Today(now);
        for (var day = FirstDay > today ? FirstDay : today; day <= today.AddDays(weeks * 7); day = day.AddDays(1))
        {
            if (day > LastDay || (WeekdayMask & (1 << (int)day.DayOfWeek)) == 0 || (SkipsHolidays && calendar.IsHoliday(day)))
                continue;
            var start = ChinaTime.ToUtc(day.ToDateTime(StartsAtLocal));
            if (start > now)
                yield return start;
        }
    }
}

/// <summary>When a series takes place.</summary>
public sealed record WeeklyRule(IReadOnlyCollection<DayOfWeek> Weekdays, TimeOnly StartsAtLocal, DateOnly FirstDay, DateOnly? LastDay, bool SkipsHolidays);
