using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>
/// One of an order's two clocks: office time since it began, less the office time during which it stood still. Pure: what it
/// says depends on what is handed in.
/// </summary>
/// <param name="Start">UTC.</param>
/// <param name="Limit">Office time; an office day has nine hours.</param>
/// <param name="Paused">Office time of the pauses that are over.</param>
/// <param name="PausedSince">UTC; null while it runs.</param>
public readonly record struct OrderClock(DateTime Start, TimeSpan Limit, TimeSpan Paused = default, DateTime? PausedSince = null)
{
    /// <summary>Office time used up; stands still during a pause.</summary>
    public TimeSpan Used(WorkingCalendar calendar, DateTime now)
    {
        var until = PausedSince is { } since && since < now ? since : now;
        var used = calendar.WorkingTime(Start, until) - Paused;
        return used > TimeSpan.Zero ? used : TimeSpan.Zero;
    }

    /// <summary>When so much of the limit is used up, if it is not paused again; null while it stands still.</summary>
    /// <param name="calendar">Working days and hours.</param>
    /// <param name="percent">100 is the limit itself.</param>
    public DateTime? At(WorkingCalendar calendar, int percent = 100) =>
        PausedSince is null ? calendar.AddWorkingHours(Start, ((Limit * percent / 100) + Paused).TotalHours) : null;

    /// <summary>The same clock, standing still from now on.</summary>
    public OrderClock Pause(DateTime now) => PausedSince is null ? this with { PausedSince = now } : this;

    /// <summary>The same clock, running again.</summary>
    public OrderClock Resume(WorkingCalendar calendar, DateTime now) =>
        PausedSince is { } since ? this with { Paused = Paused + calendar.WorkingTime(since, now), PausedSince = null } : this;
}
