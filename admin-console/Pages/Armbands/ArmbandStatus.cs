using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>The words and colours of armbands on every page.</summary>
public static class ArmbandStatus
{
    public static readonly StatusMap<ArmbandState> Of = new()
    {
        [ArmbandState.InStock] = (ArmbandStates.Label(ArmbandState.InStock), Tone.Neutral),
        [ArmbandState.PendingAcceptance] = (ArmbandStates.Label(ArmbandState.PendingAcceptance), Tone.Warning),
        [ArmbandState.Issued] = (ArmbandStates.Label(ArmbandState.Issued), Tone.Good),
        [ArmbandState.ReportedLost] = (ArmbandStates.Label(ArmbandState.ReportedLost), Tone.Bad),
        [ArmbandState.LostConfirmed] = (ArmbandStates.Label(ArmbandState.LostConfirmed), Tone.Bad),
        [ArmbandState.Damaged] = (ArmbandStates.Label(ArmbandState.Damaged), Tone.Warning),
        [ArmbandState.Retired] = (ArmbandStates.Label(ArmbandState.Retired), Tone.Neutral),
    };

    public static IReadOnlyList<SelectListItem> States { get; } =
        [.. Of.All.Select(s => new SelectListItem(s.Value.Label, s.Key.ToString()))];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new(Label(ArmbandKind.LongTerm), nameof(ArmbandKind.LongTerm)),
        new(Label(ArmbandKind.PerDuty), nameof(ArmbandKind.PerDuty)),
    ];

    public static string Label(ArmbandKind kind) => kind == ArmbandKind.LongTerm ? "长期" : "当次";

    public static string Label(ArmbandCondition condition) => condition switch
    {
        ArmbandCondition.Good => "完好",
        ArmbandCondition.Worn => "有磨损",
        _ => "已损坏",
    };

    public static string Label(ArmbandRole role) => role switch
    {
        ArmbandRole.Holder => "本人",
        ArmbandRole.Leader => "组长",
        ArmbandRole.Staff => "工作人员",
        _ => "系统",
    };

    /// <summary>The stable word of a step, for people.</summary>
    public static string? Detail(string? word) => word switch
    {
        null => null,
        AcceptArmband.OnPhone => "手机签收",
        AcceptArmband.OnTheSpot => "当面签收",
        _ when Enum.TryParse<ArmbandCondition>(word, out var condition) => Label(condition),
        _ when Enum.TryParse<DeclineReason>(word, out var reason) => DeclineArmband.Label(reason),
        _ => null,
    };
}
