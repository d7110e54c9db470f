using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Council;

/// <summary>Which items a meeting deals with, and in which order; at the cut-off the agenda is fixed with everything that waits.</summary>
public sealed class ArrangeAgenda(NeighborPartyDb db, AgendaDesk desk, CouncilOrders orders, GatherFromOrders gather, CouncilNotices notices, PolicyBook policies, TimeProvider time)
{
    /// <summary>Onto the next meeting whose agenda is still open: after its cut-off nothing comes on, whether or not the clock has fixed it yet.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 in another state or without such a meeting; 422 when it is full.</exception>
    public async Task<AgendaItem> PutOnAsync(Guid itemId, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await desk.ItemAsync(itemId, version, ct);
        var now = time.Now();
        var day = await db.CouncilDays.Where(d => d.State == CouncilDayState.Planned && d.CutOffAt > now).OrderBy(d => d.StartsAt).FirstOrDefaultAsync(ct) ?? throw CouncilRefusals.NoDayPlanned();
        day.Require(CouncilDayEvent.Arrange, desk.Role);
        var (onIt, last) = await OnItAsync(day, ct);
        var most = (await policies.TodayAsync(ct)).CouncilMaxItems;
        if (onIt >= most)
            throw CouncilRefusals.AgendaFull(most);
        await PutAsync(item, day, last + 1, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }

    /// <exception cref="RefusedException">404, 428, 412; 409 once the agenda is fixed.</exception>
    public async Task<AgendaItem> TakeOffAsync(Guid itemId, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await desk.ItemAsync(itemId, version, ct);
        var day = await db.CouncilDays.FirstOrDefaultAsync(d => d.Id == item.CouncilDayId, ct) ?? throw CouncilRefusals.DayNotFound();
        day.Require(CouncilDayEvent.Arrange, desk.Role);
        await TakeOffAsync(item, ct);
        item.KeepOff(day.Friday);
        await NumberAsync(day, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }

    /// <summary>One place up or down; at the end of the list nothing happens.</summary>
    /// <exception cref="RefusedException">404; 409 once it is held.</exception>
    public async Task MoveAsync(Guid dayId, Guid itemId, bool up, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var day = await db.CouncilDays.FirstOrDefaultAsync(d => d.Id == dayId, ct) ?? throw CouncilRefusals.DayNotFound();
        day.Require(CouncilDayEvent.Sort, desk.Role);
        var items = await desk.ItemsOfAsync(day, ct);
        var at = items.FindIndex(i => i.Id == itemId);
        if (at < 0)
            throw CouncilRefusals.ItemNotFound();
        var to = up ? at - 1 : at + 1;
        if (to < 0 || to >= items.Count)
            return;
        (items[at], items[to]) = (items[to], items[at]);
        for (var i = 0; i < items.Count; i++)
            items[i].MoveTo(i + 1);
        desk.Record(day, "sorted", day.State);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>By staff, before the cut-off.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 when it is fixed already.</exception>
    public async Task<CouncilDay> FixAsync(Guid dayId, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var day = await desk.DayAsync(dayId, version, ct);
        await FixAsync(day, ct);
        await write.CommitAsync(ct);
        return day;
    }

    /// <summary>In the caller's transaction: what waited longest, or was carried over, comes first; what does not fit, or was taken off by hand, waits on.</summary>
    internal async Task FixAsync(CouncilDay day, CancellationToken ct)
    {
        var from = day.State;
        day.Require(CouncilDayEvent.Fix, desk.Role);
        await gather.RunAsync(ct);
        var (onIt, last) = await OnItAsync(day, ct);
        var room = (await policies.VersionAsync(day.PolicyVersion, ct)).CouncilMaxItems - onIt;
        foreach (var item in await db.AgendaItems
            .Where(i => i.State == AgendaItemState.Queued && i.CreatedAt <= day.CutOffAt && (i.KeptOffFriday == null || i.KeptOffFriday != day.Friday))
            .OrderByDescending(i => i.CarriedOver).ThenBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(Math.Max(0, room)).ToListAsync(ct))
            await PutAsync(item, day, ++last, ct);
        day.Fix(desk.Role, time.Now());
        var items = await desk.ItemsOfAsync(day, ct);
        desk.Record(day, "agenda_fixed", from, details: new { items = items.Count });
        foreach (var item in items)
            await notices.OnAgendaAsync(item, day, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>How many stand on it, and where the last does: what was taken back in between leaves a gap.</summary>
    private async Task<(int OnIt, int Last)> OnItAsync(CouncilDay day, CancellationToken ct)
    {
        var onIt = db.AgendaItems.Where(i => i.CouncilDayId == day.Id);
        return (await onIt.CountAsync(ct), await onIt.MaxAsync(i => (int?)i.Position, ct) ?? 0);
    }

    /// <summary>In the caller's transaction; also for a meeting that is cancelled.</summary>
    internal async Task TakeOffAsync(AgendaItem item, CancellationToken ct)
    {
        var from = item.State;
        item.Go(AgendaItemEvent.TakeOff, CouncilRole.Staff, time.Now());
        desk.Note(item, AgendaItemEvent.TakeOff, from, CouncilRole.Staff);
        await orders.MoveAsync(item, OrderEvent.CarryOver, null, ct);
    }

    private async Task PutAsync(AgendaItem item, CouncilDay day, int position, CancellationToken ct)
    {
        var from = item.State;
        item.PutOn(day.Id, position, desk.Role, time.Now());
        desk.Note(item, AgendaItemEvent.PutOn, from, desk.Role);
        await orders.MoveAsync(item, OrderEvent.PutOnAgenda, null, ct);
        // The next question counts what stands on the agenda.
        await db.SaveChangesAsync(ct);
    }

    private async Task NumberAsync(CouncilDay day, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var items = await desk.ItemsOfAsync(day, ct);
        for (var i = 0; i < items.Count; i++)
            items[i].MoveTo(i + 1);
    }
}
