using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>What the meeting said, as staff enter it.</summary>
/// <param name="Text">What is done, or why not: at most 500 characters.</param>
/// <param name="Responsible">An office, at most 30 characters; needed when it is assigned to no volunteers, and for a project or a survey.</param>
/// <param name="DueOn">Needed when it is assigned, and for a project or a survey; an order that is assigned is due at the end of its office hours.</param>
/// <param name="Volunteers">Members whom an order is given to; null or empty: the office named does it.</param>
/// <param name="ReadAgain">Names and numbers in the text may be told to the requester.</param>
public sealed record DecisionDraft(CouncilDecision Decision, string? Text, string? Responsible, DateOnly? DueOn, IReadOnlyList<Guid>? Volunteers = null, bool ReadAgain = false);

/// <summary>The decision on one item, with what it means for its order; or another week of waiting, twice at most.</summary>
public sealed class DecideAgendaItem(
    NeighborPartyDb db, AgendaDesk desk, CouncilOrders orders, UndertakingDesk undertakings, CarriedItems carried, CheckMinutes check, DispatchOrder dispatch, CouncilNotices notices, CouncilCalendar calendar, WorkingCalendar working, PolicyBook policies, PersonalDataVault vault,
    TimeProvider time)
{
    public const int RulingLength = 500;

    // What lies out of reach of a calendar is no limit.
    private const int EndYear = 2200;

    /// <exception cref="RefusedException">404, 428, 412; 400 with the field; 409 outside the meeting or when it is decided already; 422 for volunteers who cannot, for a survey about a named neighbour, and for words that say too much.</exception>
    public Task<AgendaItem> RunAsync(Guid itemId, int? version, DecisionDraft draft, CancellationToken ct) => ActAsync(itemId, version, async (item, day) =>
    {
        var volunteers = item.OrderId is null ? [] : draft.Volunteers ?? [];
        if (item.IsPrivate && draft.Decision == CouncilDecision.Survey)
            throw CouncilRefusals.NoSurveyAboutNeighbour();
        var ruling = Check(draft, volunteers.Count > 0);
        await check.FeedbackAsync(item, "议定内容或理由", ruling.Text, draft.ReadAgain, ct);
        await SettleAsync(item, day, AgendaItemEvent.Decide, ruling, volunteers, ct);
        await notices.DecidedAsync(item, ct);
    }, ct);

    /// <summary>The requester reads why.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 outside the meeting or when it is decided already; 422 for words that say too much.</exception>
    public Task<AgendaItem> CarryOverAsync(Guid itemId, int? version, string? reason, bool readAgain, CancellationToken ct) => ActAsync(itemId, version, async (item, day) =>
    {
        var clean = CleanText.Optional("reason", reason, 300, "原因");
        if (clean is not null)
            await check.FeedbackAsync(item, "原因", clean, readAgain, ct);
        await CarryOverAsync(item, day, clean, ct);
    }, ct);

    /// <summary>In the caller's transaction; also when the meeting ends. Once too often, and it goes to the street.</summary>
    internal async Task CarryOverAsync(AgendaItem item, CouncilDay day, string? reason, CancellationToken ct)
    {
        var most = (await policies.VersionAsync(day.PolicyVersion, ct)).CouncilCarryOvers;
        if (item.CarriedOver + 1 >= most)
        {
            await SettleAsync(item, day, AgendaItemEvent.GoUp, new CouncilRuling(CouncilDecision.Street, reason ?? $"已顺延 {most} 次仍未议定，报街道研究。", null, null), [], ct);
            await notices.DecidedAsync(item, ct);
            return;
        }

        var from = item.State;
        // Notice and minutes name the meeting, which the step takes away.
        await notices.CarriedOverAsync(item, ct);
        await carried.AddAsync(item, day, ct);
        item.CarryOver(time.Now());
        desk.Note(item, AgendaItemEvent.CarryOver, from, CouncilRole.Staff, reason, dayId: day.Id);
        await orders.MoveAsync(item, OrderEvent.CarryOver, new OrderFacts(Text: reason), ct);
    }

    private async Task SettleAsync(AgendaItem item, CouncilDay day, AgendaItemEvent on, CouncilRuling ruling, IReadOnlyList<Guid> volunteers, CancellationToken ct)
    {
        var (from, now) = (item.State, time.Now());
        item.Decide(on, ruling, calendar.ReportBy(day.Friday), now, vault);
        item.Publicly(null, PublicWords(ruling));
        desk.Note(item, on, from, CouncilRole.Staff, ruling.Text, ruling.Decision.ToString());
        undertakings.Start(item, ruling);
        if (item.OrderId is not { } orderId)
            return;
        await orders.MoveAsync(item, OrderEvent.Decide, new OrderFacts(Code: ruling.Decision.ToString(), Text: ruling.Text), ct);
        // Before the step that sets its clocks going again: they run to the council's day, and not on from where the group was late.
        if (ruling is { Decision: CouncilDecision.Assign, DueOn: { } due })
            (await db.Orders.FirstAsync(o => o.Id == orderId, ct)).DueByCouncil(working.ClosingOf(due), working, now);
        switch (ruling.Decision)
        {
            case CouncilDecision.Assign when volunteers.Count > 0:
                await dispatch.AskAsync(await db.Orders.FirstAsync(o => o.Id == orderId, ct), volunteers, OrderEvent.Dispatch, OrderRole.Council, now, ct);
                break;
            case CouncilDecision.Assign:
                await orders.MoveAsync(item, OrderEvent.Resume, new OrderFacts(Text: ruling.Responsible), ct);
                break;
            case CouncilDecision.Refuse or CouncilDecision.Street:
                await orders.MoveAsync(item, OrderEvent.Settle, new OrderFacts(Code: ruling.Decision.ToString()), ct);
                break;
            default:
                // A project or a survey takes its time: the order ends with it, when its requester has heard what came of it.
                break;
        }
    }

    private CouncilRuling Check(DecisionDraft draft, bool toVolunteers)
    {
        var text = CleanText.Required("text", draft.Text, RulingLength, draft.Decision == CouncilDecision.Refuse ? "不予办理的理由" : "议定内容");
        var responsible = CleanText.Optional("responsible", draft.Responsible, 30, "责任单位");
        var isDone = draft.Decision is CouncilDecision.Assign or CouncilDecision.Project or CouncilDecision.Survey;
        if (isDone && responsible is null && !(toVolunteers && draft.Decision == CouncilDecision.Assign))
            throw Refusals.Invalid("responsible", "请填写由谁办理。");
        if (isDone && draft.DueOn is null)
            throw Refusals.Invalid("dueOn", "请填写办理期限。");
        return new CouncilRuling(draft.Decision, text, responsible, CheckDue(draft.DueOn, ChinaTime.Today(time.Now())));
    }

    /// <exception cref="RefusedException">400 for a day that is over, or out of reach.</exception>
    internal static DateOnly? CheckDue(DateOnly? due, DateOnly today)
    {
        if (due < today)
            throw Refusals.Invalid("dueOn", "办理期限不能早于今天。");
        return due?.Year >= EndYear ? throw Refusals.Invalid("dueOn", "日期不对。") : due;
    }

    /// <summary>A beginning for the public minutes: the decision alone, nothing that anybody wrote.</summary>
    private static string PublicWords(CouncilRuling ruling) => ruling.Decision switch
    {
        CouncilDecision.Assign => $"交办{(ruling.DueOn is { } due ? $"，{due:yyyy-MM-dd} 前办理" : "")}。",
        CouncilDecision.Project => "列为民生实事项目。",
        CouncilDecision.Survey => "先征求居民意见。",
        CouncilDecision.Refuse => "不予办理，理由已告知提出人。",
        _ => "报街道研究。",
    };

    private async Task<AgendaItem> ActAsync(Guid itemId, int? version, Func<AgendaItem, CouncilDay, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await desk.ItemAsync(itemId, version, ct);
        var day = await db.CouncilDays.FirstOrDefaultAsync(d => d.Id == item.CouncilDayId, ct);
        // Without a meeting the item's own table says what is wrong.
        if (day is null)
            item.Go(AgendaItemEvent.Decide, desk.Role, time.Now());
        day!.Require(CouncilDayEvent.Decide, desk.Role);
        await act(item, day);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }
}
