using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>Whom a survey asks what.</summary>
/// <param name="Question">At most 200 characters; residents read it.</param>
/// <param name="Houses">Empty: the whole community.</param>
public sealed record SurveyPlan(string? Question, IReadOnlyList<Guid> Houses);

/// <summary>
/// What staff do with a project or a survey: begin, say how far it is, give it another day, end it. Residents read the words, so they are checked
/// as the minutes are; those about a private item only the requester reads.
/// </summary>
public sealed class RunUndertaking(NeighborPartyDb db, UndertakingDesk desk, CheckMinutes check, CouncilOrders orders, CouncilNotices notices, TimeProvider time)
{
    public const int TextLength = 500;
    public const int QuestionLength = 200;

    /// <summary>More than a community has.</summary>
    public const int MostHouseholds = 100_000;

    /// <summary>The requester hears that it goes on.</summary>
    /// <param name="id">Planned.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="plan">Needed for a survey; its question stays as it is from now on.</param>
    /// <param name="namesChecked">Words that are also residents' names are none here.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 400 for a survey without a question or with an unknown house; 409 in another state; 422 for words that say too much.</exception>
    public Task<CouncilUndertaking> BeginAsync(Guid id, int? version, SurveyPlan? plan, bool namesChecked, CancellationToken ct) => ActAsync(id, version, async (undertaking, item) =>
    {
        var question = undertaking.Kind == UndertakingKind.Survey ? CleanText.Required("question", plan?.Question, QuestionLength, "征询的问题") : null;
        if (question is not null)
            await CheckAsync(item, "征询的问题", question, namesChecked, ct);
        undertaking.Begin(question, time.Now());
        if (question is not null)
            await AskAsync(undertaking, plan!.Houses, ct);
        desk.Note(undertaking, UndertakingEvent.Begin, UndertakingState.Planned, CouncilRole.Staff);
        await notices.UndertakingBegunAsync(undertaking, item, ct);
    }, ct);

    /// <exception cref="RefusedException">404, 428, 412; 400 without words; 409 once it has ended; 422 for words that say too much.</exception>
    public Task<CouncilUndertaking> NoteAsync(Guid id, int? version, string? words, bool namesChecked, CancellationToken ct) => ActAsync(id, version, async (undertaking, item) =>
    {
        var (clean, from) = (await WordsAsync(item, words, "进展", namesChecked, ct), undertaking.State);
        undertaking.Go(UndertakingEvent.Note, CouncilRole.Staff, time.Now());
        desk.Note(undertaking, UndertakingEvent.Note, from, CouncilRole.Staff, clean);
    }, ct);

    /// <summary>Another day; the requester hears it.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason or for a day that is over; 409 once it has ended; 422 for words that say too much.</exception>
    public Task<CouncilUndertaking> ExtendAsync(Guid id, int? version, DateOnly? dueOn, string? reason, bool namesChecked, CancellationToken ct) => ActAsync(id, version, async (undertaking, item) =>
    {
        var (clean, from) = (await WordsAsync(item, reason, "原因", namesChecked, ct), undertaking.State);
        undertaking.Extend(DecideAgendaItem.CheckDue(dueOn, ChinaTime.Today(time.Now())) ?? throw Refusals.Invalid("dueOn", "请填写新的期限。"), time.Now());
        desk.Note(undertaking, UndertakingEvent.Extend, from, CouncilRole.Staff, clean);
        await notices.UndertakingExtendedAsync(undertaking, item, ct);
    }, ct);

    /// <summary>The requester hears what came of it, and an order that waited for nothing else ends.</summary>
    /// <param name="id">Underway.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="words">What came of it.</param>
    /// <param name="count">Needed for a survey.</param>
    /// <param name="namesChecked">Words that are also residents' names are none here.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 400 without words or with figures that do not add up; 409 in another state; 422 for words that say too much.</exception>
    public Task<CouncilUndertaking> FinishAsync(Guid id, int? version, string? words, SurveyCount? count, bool namesChecked, CancellationToken ct) => ActAsync(id, version, async (undertaking, item) =>
    {
        var (clean, from) = (await WordsAsync(item, words, "结果", namesChecked, ct), undertaking.State);
        undertaking.Finish(undertaking.Kind == UndertakingKind.Survey ? Checked(count) : null, time.Now());
        desk.Note(undertaking, UndertakingEvent.Finish, from, CouncilRole.Staff, clean);
        await EndAsync(undertaking, item, clean, ct);
    }, ct);

    /// <summary>Given up; the requester hears why.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason; 409 once it has ended; 422 for words that say too much.</exception>
    public Task<CouncilUndertaking> StopAsync(Guid id, int? version, string? reason, bool namesChecked, CancellationToken ct) => ActAsync(id, version, async (undertaking, item) =>
    {
        var (clean, from) = (await WordsAsync(item, reason, "原因", namesChecked, ct), undertaking.State);
        undertaking.Go(UndertakingEvent.Stop, CouncilRole.Staff, time.Now());
        desk.Note(undertaking, UndertakingEvent.Stop, from, CouncilRole.Staff, clean);
        await EndAsync(undertaking, item, clean, ct);
    }, ct);

    private async Task EndAsync(CouncilUndertaking undertaking, AgendaItem item, string words, CancellationToken ct)
    {
        await notices.UndertakingEndedAsync(undertaking, item, ct);
        // Until somebody has spoken with the requester the order stays open: the report ends it then.
        if (item.State == AgendaItemState.ReportedBack && await db.Orders.AnyAsync(o => o.Id == item.OrderId && o.State == OrderState.Decided, ct))
            await orders.MoveAsync(item, OrderEvent.Settle, new OrderFacts(Code: item.Decision.ToString(), Text: words), ct);
    }

    private async Task AskAsync(CouncilUndertaking undertaking, IReadOnlyList<Guid> houses, CancellationToken ct)
    {
        var asked = houses.Distinct().ToList();
        if (await db.Buildings.CountAsync(b => asked.Contains(b.Id), ct) != asked.Count)
            throw Refusals.NotFound("楼栋");
        var known = await db.UndertakingHouses.Where(h => h.UndertakingId == undertaking.Id).ToListAsync(ct);
        db.UndertakingHouses.RemoveRange(known.Where(h => !asked.Contains(h.BuildingId)));
        foreach (var house in asked.Except(known.Select(h => h.BuildingId)))
            desk.Concerns(undertaking, house);
    }

    private static SurveyCount Checked(SurveyCount? count)
    {
        if (count is null || count.InFavour < 0 || count.Against < 0 || count.NoAnswer < 0 || count.Asked is < 1 or > MostHouseholds)
            throw Refusals.Invalid("asked", "请填写征询了几户，各是什么意见。");
        return (long)count.InFavour + count.Against + count.NoAnswer == count.Asked ? count : throw Refusals.Invalid("asked", "同意、不同意、没有答复的户数加起来，要等于征询的户数。");
    }

    private async Task<string> WordsAsync(AgendaItem item, string? words, string name, bool namesChecked, CancellationToken ct)
    {
        var clean = CleanText.Required("text", words, TextLength, name);
        await CheckAsync(item, name, clean, namesChecked, ct);
        return clean;
    }

    private async Task CheckAsync(AgendaItem item, string where, string text, bool namesChecked, CancellationToken ct)
    {
        if (item.IsPrivate)
            await check.FeedbackAsync(item, where, text, namesChecked, ct);
        else
            await check.WordsAsync(await db.CouncilDays.FirstAsync(d => d.Id == item.CouncilDayId, ct), item, where, text, namesChecked, ct);
    }

    private async Task<CouncilUndertaking> ActAsync(Guid id, int? version, Func<CouncilUndertaking, AgendaItem, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var undertaking = await desk.FindAsync(id, version, ct);
        await act(undertaking, await db.AgendaItems.FirstAsync(i => i.Id == undertaking.AgendaItemId, ct));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return undertaking;
    }
}
