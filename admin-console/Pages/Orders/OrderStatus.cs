using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;
using NeighborParty.Core.Orders;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>The words and colours of orders on every page.</summary>
public static class OrderStatus
{
    public static readonly StatusMap<OrderState> Of = Map(
        (OrderState.MachineCheck, Tone.Neutral), (OrderState.Review, Tone.Warning), (OrderState.Open, Tone.Warning), (OrderState.Dispatched, Tone.Info), (OrderState.Accepted, Tone.Info),
        (OrderState.InProgress, Tone.Info), (OrderState.NeedInfo, Tone.Neutral), (OrderState.Transferred, Tone.Warning), (OrderState.Done, Tone.Warning), (OrderState.Confirmed, Tone.Good),
        (OrderState.Closed, Tone.Good), (OrderState.Reopened, Tone.Bad), (OrderState.Escalated, Tone.Bad), (OrderState.OnAgenda, Tone.Info), (OrderState.Decided, Tone.Info),
        (OrderState.Merged, Tone.Neutral), (OrderState.NotOurs, Tone.Neutral), (OrderState.Cancelled, Tone.Neutral), (OrderState.Rejected, Tone.Neutral));

    public static readonly StatusMap<OrderPriority> Urgency = new()
    {
        [OrderPriority.P0] = (OrderWords.Label(OrderPriority.P0), Tone.Bad),
        [OrderPriority.P1] = (OrderWords.Label(OrderPriority.P1), Tone.Warning),
        [OrderPriority.P2] = (OrderWords.Label(OrderPriority.P2), Tone.Neutral),
        [OrderPriority.P3] = (OrderWords.Label(OrderPriority.P3), Tone.Neutral),
    };

    public static IReadOnlyList<SelectListItem> States { get; } = [.. Of.All.Select(s => new SelectListItem(s.Value.Label, s.Key.ToString()))];

    public static IReadOnlyList<SelectListItem> Priorities { get; } = [.. Urgency.All.Select(s => new SelectListItem(s.Value.Label, s.Key.ToString()))];

    /// <summary>A stable word of a step, for people.</summary>
    public static string? Code(string? word) => word switch
    {
        null => null,
        "return_visit" => "回访",
        "solved" => "已解决",
        "not_solved" => "没有解决",
        _ when Enum.TryParse<CouncilDecision>(word, out var decision) => AgendaItemStates.Label(decision),
        _ when Enum.TryParse<OrderPriority>(word, out var priority) => OrderWords.Label(priority),
        _ when word.Split('_') is [var clock, var name] && Enum.TryParse<OrderRung>(name, out var rung) => $"{(clock == "resolve" ? "办结" : "首次联系")}：{OrderLadder.Label(rung)}",
        _ when Enum.TryParse<DeclineCode>(word, out var code) => OrderWords.Label(code),
        _ when Enum.TryParse<ContactWay>(word, out var way) => OrderWords.Label(way),
        _ => null,
    };

    private static StatusMap<OrderState> Map(params (OrderState State, Tone Tone)[] rows)
    {
        var map = new StatusMap<OrderState>();
        foreach (var (state, tone) in rows)
            map[state] = (OrderStates.Label(state), tone);
        return map;
    }
}
