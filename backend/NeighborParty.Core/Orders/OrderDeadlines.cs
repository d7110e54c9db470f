using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>How much of a limit is used up.</summary>
public enum OrderHurry
{
    None,

    /// <summary>Most of it: three quarters, unless the policy says otherwise.</summary>
    Soon,

    /// <summary>All of it.</summary>
    Late,
}

/// <summary>The two clocks of an order and what falls due in its state. Everything follows from what happened when; nothing here asks the time.</summary>
public sealed partial class Order
{
    /// <summary>How long whom to call and where to go are kept after the end (domain 3.8).</summary>
    public const int ContactKeptDays = 180;

    /// <summary>Office hours to the first word with the resident.</summary>
    public int RespondHours { get; private set; }

    /// <summary>Office hours until it is done, without the extension.</summary>
    public int ResolveHours { get; private set; }

    /// <summary>Office hours granted once on top.</summary>
    public int ExtraHours { get; private set; }

    public DateTime? ExtendedAt { get; private set; }

    /// <summary>Office seconds of the pauses that are over.</summary>
    public long PausedSeconds { get; private set; }

    public DateTime? PausedSince { get; private set; }

    /// <summary>Null once somebody has spoken with the resident, and before it is open.</summary>
    public DateTime? RespondBy { get; private set; }

    /// <summary>Null while the clock stands still.</summary>
    public DateTime? ResolveBy { get; private set; }

    /// <summary>Office minutes to the first word; null before.</summary>
    public int? RespondMinutes { get; private set; }

    public bool? RespondedInTime { get; private set; }

    /// <summary>Office minutes until it was done last; null before.</summary>
    public int? ResolveMinutes { get; private set; }

    public bool? ResolvedInTime { get; private set; }

    public OrderRung RespondRung { get; private set; }

    public OrderRung ResolveRung { get; private set; }

    /// <summary>Of both clocks.</summary>
    public OrderRung HighestRung => ResolveRung > RespondRung ? ResolveRung : RespondRung;

    /// <summary>Whom to call is shown some days longer than the order lasts: a complaint may follow.</summary>
    /// <param name="policy">Of the order.</param>
    /// <param name="now">UTC.</param>
    public bool IsContactOver(CommunityPolicy policy, DateTime now) => now > EndedAt?.AddDays(policy.OrderContactShownDays);

    /// <summary>How the clocks stand: what is nearer to its end counts.</summary>
    public OrderHurry HurryAt(DateTime now) =>
        ResolveBy <= now || RespondBy <= now ? OrderHurry.Late : (RespondBy is not null && RespondRung == OrderRung.Warned) || (ResolveBy is not null && ResolveRung == OrderRung.Warned) ? OrderHurry.Soon : OrderHurry.None;

    /// <summary>When it came into its state.</summary>
    public DateTime StateSince { get; private set; }

    /// <summary>When something falls due in this state; null: nothing, or it has been said.</summary>
    public DateTime? StateDueAt { get; private set; }

    /// <summary>The next moment at which the clock has something to do.</summary>
    public DateTime? WakeAt { get; private set; }

    /// <summary>When both clocks began anew: the council gave it a day of its own, or staff found somebody before it met. Null: never.</summary>
    public DateTime? CouncilAt { get; private set; }

    /// <summary>The end of office hours of that day; stands in the place of the resolution limit.</summary>
    public DateTime? CouncilDueAt { get; private set; }

    /// <summary>Office seconds used up before the clocks began anew: the figures count them.</summary>
    public long EarlierSeconds { get; private set; }

    /// <summary>The council gave it to an office: no volunteer has it, and nobody is waiting for one.</summary>
    public bool IsWithOffice => VolunteerId is null && State.HasVolunteer();

    private DateTime ClockStart => CouncilAt ?? OpenedAt ?? CreatedAt;

    private OrderClock RespondClock => new(ClockStart, TimeSpan.FromHours(RespondHours), TimeSpan.FromSeconds(PausedSeconds), PausedSince);

    /// <summary>Part of the resolution limit that is used up, in percent; may exceed 100.</summary>
    public int UsedPercent(WorkingCalendar calendar, DateTime now)
    {
        var clock = ResolveClock(calendar);
        return OpenedAt is null ? 0 : (int)Math.Min(999, 100 * clock.Used(calendar, now) / clock.Limit);
    }

    public void SetLimits(CommunityPolicy policy) => (RespondHours, ResolveHours) = Priority switch
    {
        OrderPriority.P0 => (policy.OrderP0RespondHours, policy.OrderP0ResolveHours),
        OrderPriority.P1 => (policy.OrderP1RespondHours, policy.OrderP1ResolveHours),
        OrderPriority.P2 => (policy.OrderP2RespondHours, policy.OrderP2ResolveHours),
        _ => (policy.OrderP3RespondHours, policy.OrderP3ResolveHours),
    };

    public void Extend(int hours, DateTime now) => (ExtraHours, ExtendedAt) = (ExtraHours + hours, now);

    /// <summary>
    /// The council assigned it until a day: from now on that day is the limit, and the ladder begins at its foot. What was late before stays late in the figures.
    /// Called before the step that sets it going again.
    /// </summary>
    /// <param name="due">UTC; null: staff found somebody before the council met, and the ordinary limits begin anew.</param>
    /// <param name="calendar">Working days and hours.</param>
    /// <param name="now">UTC.</param>
    public void DueByCouncil(DateTime? due, WorkingCalendar calendar, DateTime now)
    {
        var used = RespondClock.Used(calendar, now);
        if (FirstContactAt is null && RespondedInTime is null && used > RespondClock.Limit)
            (RespondMinutes, RespondedInTime) = Result(RespondClock, calendar, now);
        EarlierSeconds += (long)used.TotalSeconds;
        (CouncilAt, CouncilDueAt, PausedSeconds, PausedSince) = (now, due, 0, null);
        // The council's day is a limit of its own, so it may be put off once as every limit may.
        (ExtraHours, ExtendedAt) = (0, null);
        Rise(OrderRung.None, OrderRung.None);
    }

    /// <summary>The clock said what there was to say in this state.</summary>
    public void SaidInState(DateTime? next) => StateDueAt = next;

    public void Rise(OrderRung respond, OrderRung resolve) => (RespondRung, ResolveRung) = (respond, resolve);

    /// <summary>Brings both clocks and the state's due time up to date; called with every step.</summary>
    /// <param name="from">The state before the step.</param>
    /// <param name="policy">The one it runs under.</param>
    /// <param name="calendar">Working days and hours.</param>
    /// <param name="now">UTC.</param>
    public void RunClocks(OrderState from, CommunityPolicy policy, WorkingCalendar calendar, DateTime now)
    {
        if (State != from || StateSince == default)
            (StateSince, StateDueAt) = (now, DueIn(State, policy, calendar, now));
        if (OpenedAt is not null)
        {
            Pauses(calendar, now);
            Measure(calendar);
            // An office is not asked for a first word: the council's decision was told already.
            RespondBy = FirstContactAt is null && !State.HasEnded() && !IsWithOffice ? RespondClock.At(calendar) : null;
            ResolveBy = ResolveClock(calendar).At(calendar);
            // A limit that was put off warns again; one that only stood still stands where it stood.
            var (respond, resolve) = RungsAt(policy, calendar, now);
            Rise(Min(RespondRung, respond), Min(ResolveRung, resolve));
        }

        WakeAt = new[] { StateDueAt, NextRung(RespondBy, RespondRung, RespondClock, policy, calendar, OrderRung.Staff), NextRung(ResolveBy, ResolveRung, ResolveClock(calendar), policy, calendar, OrderRung.Council) }.Min();
    }

    private OrderClock ResolveClock(WorkingCalendar calendar) => new(ClockStart, ResolveLimit(calendar), TimeSpan.FromSeconds(PausedSeconds), PausedSince);

    private TimeSpan ResolveLimit(WorkingCalendar calendar)
    {
        if (CouncilAt is not { } from || CouncilDueAt is not { } due)
            return TimeSpan.FromHours(ResolveHours + ExtraHours);
        // Decided after hours for the same day: a limit of nothing has no three quarters.
        var limit = calendar.WorkingTime(from, due) + TimeSpan.FromHours(ExtraHours);
        return limit > TimeSpan.FromMinutes(1) ? limit : TimeSpan.FromMinutes(1);
    }

    private static OrderRung Min(OrderRung a, OrderRung b) => a < b ? a : b;

    private void Pauses(WorkingCalendar calendar, DateTime now)
    {
        // Nobody of the group can hurry it: the resident has the word, it is done, or the council has it.
        var stands = State is OrderState.NeedInfo or OrderState.Done or OrderState.Confirmed or OrderState.Escalated or OrderState.OnAgenda or OrderState.Decided || State.HasEnded();
        // Both clocks pause alike; only that part of one is kept.
        var clock = stands ? RespondClock.Pause(now) : RespondClock.Resume(calendar, now);
        (PausedSince, PausedSeconds) = (clock.PausedSince, (long)clock.Paused.TotalSeconds);
    }

    private void Measure(WorkingCalendar calendar)
    {
        if (FirstContactAt is { } first && RespondedInTime is null)
            (RespondMinutes, RespondedInTime) = Result(RespondClock, calendar, first);
        if (DoneAt is not { } done)
            (ResolveMinutes, ResolvedInTime) = (null, null);
        else if (ResolvedInTime is null)
            (ResolveMinutes, ResolvedInTime) = Result(ResolveClock(calendar), calendar, done);
    }

    private (int Minutes, bool InTime) Result(OrderClock clock, WorkingCalendar calendar, DateTime at)
    {
        var used = clock.Used(calendar, at);
        return ((int)(used + TimeSpan.FromSeconds(EarlierSeconds)).TotalMinutes, used <= clock.Limit);
    }

    private static DateTime? NextRung(DateTime? due, OrderRung rung, OrderClock clock, CommunityPolicy policy, WorkingCalendar calendar, OrderRung top) =>
        due is { } limit && rung < top ? OrderLadder.TimeOf(rung + 1, clock.At(calendar, policy.OrderWarnPercent)!.Value, limit, calendar) : null;

    /// <summary>On which rung each clock stands now; a clock that stands still does not rise.</summary>
    public (OrderRung Respond, OrderRung Resolve) RungsAt(CommunityPolicy policy, WorkingCalendar calendar, DateTime now) => (
        RespondBy is { } respond ? OrderLadder.RungAt(RespondClock.At(calendar, policy.OrderWarnPercent)!.Value, respond, calendar, OrderRung.Staff, now) : RespondRung,
        ResolveBy is { } resolve ? OrderLadder.RungAt(ResolveClock(calendar).At(calendar, policy.OrderWarnPercent)!.Value, resolve, calendar, OrderRung.Council, now) : ResolveRung);

    private DateTime? DueIn(OrderState state, CommunityPolicy policy, WorkingCalendar calendar, DateTime now) => state switch
    {
        OrderState.Open or OrderState.Reopened => calendar.AddWorkingHours(now, policy.OrderDispatchWorkingHours),
        OrderState.Dispatched or OrderState.Transferred => now.AddHours(AcceptHours(policy)),
        OrderState.Accepted => now.AddHours(policy.OrderContactHours),
        // One reminder half-way, then the end.
        OrderState.NeedInfo => now.AddDays(policy.OrderInfoDays / 2.0),
        OrderState.Done => now.AddHours(policy.OrderConfirmHours),
        OrderState.Confirmed => now.AddDays(policy.OrderRateDays),
        _ when state.HasEnded() => now.AddDays(ContactKeptDays),
        _ => null,
    };

    public int AcceptHours(CommunityPolicy policy) => Priority is OrderPriority.P0 or OrderPriority.P1 ? policy.OrderUrgentAcceptHours : policy.OrderAcceptHours;
}
