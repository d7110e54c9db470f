using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>How the requester heard of it.</summary>
public enum ReportWay
{
    /// <summary>In the mini-program.</summary>
    App,
    Phone,
    Visit,
    Paper,
}

/// <summary>After the decision: how far it has come, and the word to whom it came from.</summary>
public sealed class TrackAgendaItem(NeighborPartyDb db, AgendaDesk desk, CouncilOrders orders, CheckMinutes check, CouncilNotices notices, TimeProvider time)
{
    public const int TextLength = 500;

    /// <summary>For the office alone.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without words; 409 unless it is decided and not reported.</exception>
    public Task<AgendaItem> NoteAsync(Guid itemId, int? version, string? words, CancellationToken ct) => ActAsync(itemId, version, item =>
    {
        var clean = CleanText.Required("text", words, TextLength, "进展");
        RequireTracked(item);
        desk.Note(item, AgendaItemEvent.Note, item.State, CouncilRole.Staff, clean);
        return Task.CompletedTask;
    }, ct);

    /// <summary>The requester hears what came of it.</summary>
    /// <param name="itemId">Decided.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="way">How.</param>
    /// <param name="words">The requester reads them.</param>
    /// <param name="readAgain">Names and numbers in it may be told to the requester.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 400 without words; 409 unless it is decided and not reported; 422 for words that say too much.</exception>
    public Task<AgendaItem> ReportAsync(Guid itemId, int? version, ReportWay way, string? words, bool readAgain, CancellationToken ct) => ActAsync(itemId, version, async item =>
    {
        var clean = CleanText.Required("text", words, TextLength, "反馈内容");
        RequireTracked(item);
        await check.FeedbackAsync(item, "反馈内容", clean, readAgain, ct);
        var from = item.State;
        item.Report(time.Now());
        desk.Note(item, AgendaItemEvent.Report, from, CouncilRole.Staff, clean, way.ToString());
        await notices.ReportedAsync(item, ct);
        // The order of a project or a survey that goes on ends with that.
        if (await db.Orders.AnyAsync(o => o.Id == item.OrderId && o.State == OrderState.Decided, ct)
            && !await db.CouncilUndertakings.AnyAsync(u => u.AgendaItemId == item.Id && u.EndedAt == null, ct))
            await orders.MoveAsync(item, OrderEvent.Settle, new OrderFacts(Code: item.Decision.ToString(), Text: clean), ct);
    }, ct);

    /// <summary>Work may begin before the minutes are published.</summary>
    private void RequireTracked(AgendaItem item)
    {
        if (item.State == AgendaItemState.Tracked)
            return;
        var from = item.State;
        item.Go(AgendaItemEvent.Track, CouncilRole.Staff, time.Now());
        desk.Note(item, AgendaItemEvent.Track, from, CouncilRole.Staff);
    }

    private async Task<AgendaItem> ActAsync(Guid itemId, int? version, Func<AgendaItem, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await desk.ItemAsync(itemId, version, ct);
        await act(item);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }
}
