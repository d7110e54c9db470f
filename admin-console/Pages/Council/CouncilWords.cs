using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>The words and colours of the council on every page.</summary>
public static class CouncilWords
{
    public static readonly StatusMap<CouncilDayState> Day = Map(CouncilDayStates.Label,
        (CouncilDayState.Planned, Tone.Neutral), (CouncilDayState.AgendaFixed, Tone.Info), (CouncilDayState.Held, Tone.Warning), (CouncilDayState.MinutesDraft, Tone.Warning),
        (CouncilDayState.Published, Tone.Good), (CouncilDayState.Cancelled, Tone.Neutral));

    public static readonly StatusMap<AgendaItemState> Item = Map(AgendaItemStates.Label,
        (AgendaItemState.Proposed, Tone.Warning), (AgendaItemState.Queued, Tone.Warning), (AgendaItemState.OnAgenda, Tone.Info), (AgendaItemState.Decided, Tone.Info),
        (AgendaItemState.Tracked, Tone.Info), (AgendaItemState.ReportedBack, Tone.Good), (AgendaItemState.Declined, Tone.Neutral), (AgendaItemState.Withdrawn, Tone.Neutral));

    public static readonly StatusMap<UndertakingState> Undertaking = Map(UndertakingStates.Label,
        (UndertakingState.Planned, Tone.Warning), (UndertakingState.Underway, Tone.Info), (UndertakingState.Finished, Tone.Good), (UndertakingState.Stopped, Tone.Neutral));

    public static IReadOnlyList<SelectListItem> UndertakingStateItems { get; } = Items<UndertakingState>(UndertakingStates.Label);

    public static IReadOnlyList<SelectListItem> UndertakingKinds { get; } = Items<UndertakingKind>(UndertakingStates.Label);

    public static IReadOnlyList<SelectListItem> Decisions { get; } = Items<CouncilDecision>(AgendaItemStates.Label);

    public static IReadOnlyList<SelectListItem> Guests { get; } = Items<GuestKind>(CouncilGuest.Label);

    public static IReadOnlyList<SelectListItem> Ways { get; } = Items<ReportWay>(Label);

    public static string Label(AgendaSource source) => AgendaItemStates.Label(source);

    public static string Label(ReportWay way) => way switch
    {
        ReportWay.App => "小程序",
        ReportWay.Phone => "电话",
        ReportWay.Visit => "上门",
        _ => "书面",
    };

    public static string Label(CouncilRole role) => role switch
    {
        CouncilRole.Staff => "工作人员",
        CouncilRole.Proposer => "提出人",
        _ => "系统",
    };

    /// <summary>A stable word of a step, for people.</summary>
    public static string? Code(string? word) => word switch
    {
        null => null,
        "order_left" => "点单已另行办理或取消",
        "consent_withdrawn" => "提出人已退出",
        "moved_out" => "提出人已搬离",
        "deceased" => "提出人已故",
        _ when Enum.TryParse<CouncilDecision>(word, out var decision) => AgendaItemStates.Label(decision),
        _ when Enum.TryParse<AgendaSource>(word, out var source) => Label(source),
        _ when Enum.TryParse<ReportWay>(word, out var way) => Label(way),
        _ => null,
    };

    private static List<SelectListItem> Items<T>(Func<T, string> label)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(label(v), v.ToString()))];

    private static StatusMap<T> Map<T>(Func<T, string> label, params (T State, Tone Tone)[] rows)
        where T : struct, Enum
    {
        var map = new StatusMap<T>();
        foreach (var (state, tone) in rows)
            map[state] = (label(state), tone);
        return map;
    }
}
