using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>The public words about one item.</summary>
/// <param name="Title">At most 60 characters; what was carried over keeps its own when it is empty.</param>
/// <param name="Text">At most 500 characters; not for what was carried over.</param>
public sealed record PublicItem(Guid ItemId, string? Title, string? Text);

/// <summary>The minutes: written by staff, checked for names and numbers, published for all residents of the community.</summary>
public sealed class PublishMinutes(NeighborPartyDb db, AgendaDesk desk, CheckMinutes check, CarriedItems carried, CouncilNotices notices, PersonalDataVault vault, TimeProvider time)
{
    public const int TitleLength = 60;
    public const int TextLength = 500;
    public const int MinutesLength = 2000;
    public const int NotesLength = 4000;

    /// <summary>Keeps the words; each save is a new version of the meeting, so that nobody writes over, or publishes, what he has not seen.</summary>
    /// <param name="dayId">Being written.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="minutes">The public words about the whole meeting.</param>
    /// <param name="notes">For the office alone.</param>
    /// <param name="items">Of this meeting, decided or carried over; others are left alone.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 400 with the field; 409 in another state.</exception>
    public async Task<CouncilDay> SaveAsync(Guid dayId, int? version, string? minutes, string? notes, IReadOnlyList<PublicItem> items, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var day = await desk.DayAsync(dayId, version, ct);
        day.Write(CleanText.Optional("minutes", minutes, MinutesLength, "纪要"), CleanText.Optional("notes", notes, NotesLength, "内部记录"), vault);
        var mine = (await desk.ItemsOfAsync(day, ct)).ToDictionary(i => i.Id);
        var left = (await carried.OfAsync(day, ct)).ToDictionary(c => c.Item.Id);
        foreach (var words in items)
        {
            var title = CleanText.Optional("title", words.Title, TitleLength, "公开标题");
            if (mine.TryGetValue(words.ItemId, out var item))
                item.Publicly(title, CleanText.Optional("text", words.Text, TextLength, "公开结果"));
            else if (title is not null && left.TryGetValue(words.ItemId, out var later))
                later.Line.Publicly(title);
        }

        desk.Record(day, "minutes_written", day.State);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return day;
    }

    /// <param name="dayId">Being written.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="namesChecked">Somebody has read it again: words that are also residents' names are none here.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 409 in another state; 422 where words are missing or say too much.</exception>
    public async Task<CouncilDay> PublishAsync(Guid dayId, int? version, bool namesChecked, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var day = await desk.DayAsync(dayId, version, ct);
        var from = day.State;
        day.Require(CouncilDayEvent.Publish, desk.Role);
        var items = await desk.ItemsOfAsync(day, ct);
        await check.RunAsync(day, items, await carried.OfAsync(day, ct), namesChecked, ct);
        day.Publish(now);
        desk.Record(day, "minutes_published", from, details: new { items = items.Count, namesChecked });
        foreach (var item in items)
        {
            if (item.State == AgendaItemState.Decided)
            {
                item.Go(AgendaItemEvent.Track, CouncilRole.Staff, now);
                desk.Note(item, AgendaItemEvent.Track, AgendaItemState.Decided, CouncilRole.Staff);
            }

            if (!item.IsPrivate)
                await notices.PublishedAsync(item, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return day;
    }

    /// <summary>Out of sight at once, to be written anew.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason; 409 in another state.</exception>
    public async Task<CouncilDay> RecallAsync(Guid dayId, int? version, string? reason, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 200, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var day = await desk.DayAsync(dayId, version, ct);
        var from = day.State;
        day.Recall();
        desk.Record(day, "minutes_recalled", from, clean);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return day;
    }
}
