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
        [ArmbandState.ReturnPending] = (ArmbandStates.Label(ArmbandState.ReturnPending), Tone.Info),
        [ArmbandState.Overdue] = (ArmbandStates.Label(ArmbandState.Overdue), Tone.Bad),
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
        new(Label(ArmbandKind.Badge), nameof(ArmbandKind.Badge)),
    ];

    public static IReadOnlyList<SelectListItem> Sizes { get; } =
        [.. Enum.GetValues<ArmbandSize>().Select(size => new SelectListItem(Label(size), size.ToString()))];

    public static string Label(ArmbandKind kind) => kind switch
    {
        ArmbandKind.LongTerm => "长期",
        ArmbandKind.PerDuty => "当次",
        _ => "党徽",
    };

    public static string Label(ArmbandSize size) => size switch
    {
        ArmbandSize.OneSize => "均码",
        ArmbandSize.Small => "小号",
        ArmbandSize.Medium => "中号",
        _ => "大号",
    };

    /// <summary>分 as people write money.</summary>
    public static string Money(long? fen) => fen is { } value ? $"{value / 100m:0.00} 元" : "—";

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
        AcceptByPin.Method => "输入领取密码签收",
        ReportArmbandLost.ReportedLate => "超过时限才报失",
        DecideRetirement.ByTwo => "两人同意",
        "after_duty" => "值守结束后归还",
        "no_duty" => "领了没有值守",
        "consent_withdrawn" => "已撤回入组同意，须交还",
        "deceased" => "组员已故，请家属交还",
        _ when ReturnLadder.Label(word) is { } reminder => reminder,
        _ when Enum.TryParse<ArmbandCondition>(word, out var condition) => Label(condition),
        _ when Enum.TryParse<DeclineReason>(word, out var reason) => DeclineArmband.Label(reason),
        _ => null,
    };
}
