using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Council;

/// <summary>What staff do with a meeting as a whole: another hour or room, held, closed, cancelled.</summary>
public sealed class RunCouncilDay(NeighborPartyDb db, AgendaDesk desk, ArrangeAgenda arrange, DecideAgendaItem decide, CheckMinutes check, CouncilNotices notices, CouncilCalendar calendar, PolicyBook policies, TimeProvider time)
{
    public const int PlaceLength = 40;

    /// <summary>Another hour or room; whom the old one was told hears the new one.</summary>
    /// <param name="dayId">Not held yet.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="startsAt">On China's clock. Of the same week: each week has one meeting.</param>
    /// <param name="place">At most 40 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 400 for a time in the past or in another week; 409 once it is held; 422 for a place that names somebody or gives a number away.</exception>
    public Task<CouncilDay> RescheduleAsync(Guid dayId, int? version, DateTime startsAt, string? place, CancellationToken ct) => ActAsync(dayId, version, async day =>
    {
        var clean = CleanText.Optional("place", place, PlaceLength, "地点") ?? "";
        var utc = ChinaTime.ToUtc(startsAt);
        var on = DateOnly.FromDateTime(startsAt);
        // It may move back as far as its Monday, and forward as far as a holiday would move it.
        if (utc <= time.Now() || on < day.Friday.AddDays(-4) || on >= day.Friday.AddDays(7))
            throw Refusals.Invalid("startsAt", "时间须在当周、晚于现在，并早于下一个周五。");
        if (clean.Length > 0)
            await check.PlaceAsync(day, await desk.ItemsOfAsync(day, ct), clean, ct);
        var cutOff = day.State == CouncilDayState.Planned ? calendar.CutOffAt(on, (await policies.VersionAsync(day.PolicyVersion, ct)).CouncilCutOffHour) : day.CutOffAt;
        var isOther = day.StartsAt != utc || day.Place != clean;
        day.Reschedule(utc, cutOff, clean);
        desk.Record(day, "rescheduled", day.State, details: new { on });
        if (isOther)
            await notices.RescheduledAsync(day, ct);
    }, ct);

    /// <summary>They sit: from now on items are decided.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 before the day or in another state.</exception>
    public Task<CouncilDay> HoldAsync(Guid dayId, int? version, CancellationToken ct) => ActAsync(dayId, version, day =>
    {
        var (from, now) = (day.State, time.Now());
        day.Require(CouncilDayEvent.Hold, desk.Role);
        if (ChinaTime.Today(now) < ChinaTime.Today(day.StartsAt))
            throw CouncilRefusals.TooEarly(day.StartsAt);
        day.Hold(now);
        desk.Record(day, "held", from);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Over: what nobody decided is carried over, and the minutes are begun.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 in another state.</exception>
    public Task<CouncilDay> DraftAsync(Guid dayId, int? version, CancellationToken ct) => ActAsync(dayId, version, async day =>
    {
        var from = day.State;
        foreach (var item in await desk.ItemsOfAsync(day, ct))
            if (item.State == AgendaItemState.OnAgenda)
                await decide.CarryOverAsync(item, day, null, ct);
        day.Draft();
        desk.Record(day, "minutes_begun", from);
    }, ct);

    /// <summary>Its items wait for the next one; that is no carrying over. Whom it was told hears of it.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason; 409 once it is held; 422 for a reason that names somebody or gives a number away: all residents read it.</exception>
    public Task<CouncilDay> CancelAsync(Guid dayId, int? version, string? reason, CancellationToken ct) => ActAsync(dayId, version, async day =>
    {
        var (clean, from) = (CleanText.Required("reason", reason, 200, "原因"), day.State);
        day.Require(CouncilDayEvent.Cancel, desk.Role);
        var items = await desk.ItemsOfAsync(day, ct);
        await check.ReasonAsync(day, items, clean, ct);
        await notices.CancelledAsync(day, ct);
        day.Cancel(clean);
        foreach (var item in items)
            await arrange.TakeOffAsync(item, ct);
        desk.Record(day, "cancelled", from, clean);
    }, ct);

    private async Task<CouncilDay> ActAsync(Guid dayId, int? version, Func<CouncilDay, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var day = await desk.DayAsync(dayId, version, ct);
        await act(day);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return day;
    }
}
