using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Moderation;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>The words and colours of moderation on every page.</summary>
public static class ModerationWords
{
    public static readonly StatusMap<ModerationState> Of = new()
    {
        [ModerationState.Queue] = (ModerationStates.Label(ModerationState.Queue), Tone.Warning),
        [ModerationState.MachineCheck] = (ModerationStates.Label(ModerationState.MachineCheck), Tone.Info),
        [ModerationState.Published] = (ModerationStates.Label(ModerationState.Published), Tone.Good),
        [ModerationState.PublishedRedacted] = (ModerationStates.Label(ModerationState.PublishedRedacted), Tone.Good),
        [ModerationState.ChangeRequested] = (ModerationStates.Label(ModerationState.ChangeRequested), Tone.Warning),
        [ModerationState.Rejected] = (ModerationStates.Label(ModerationState.Rejected), Tone.Bad),
        [ModerationState.Hidden] = (ModerationStates.Label(ModerationState.Hidden), Tone.Bad),
        [ModerationState.Superseded] = (ModerationStates.Label(ModerationState.Superseded), Tone.Neutral),
    };

    public static readonly StatusMap<MeasureState> Measures = new()
    {
        [MeasureState.Proposed] = (MeasureStates.Label(MeasureState.Proposed), Tone.Warning),
        [MeasureState.Active] = (MeasureStates.Label(MeasureState.Active), Tone.Bad),
        [MeasureState.Refused] = (MeasureStates.Label(MeasureState.Refused), Tone.Neutral),
        [MeasureState.Withdrawn] = (MeasureStates.Label(MeasureState.Withdrawn), Tone.Neutral),
        [MeasureState.Lifted] = (MeasureStates.Label(MeasureState.Lifted), Tone.Good),
        [MeasureState.Ended] = (MeasureStates.Label(MeasureState.Ended), Tone.Neutral),
    };

    public static readonly StatusMap<ModerationAppealState> Appeals = new()
    {
        [ModerationAppealState.Open] = (ModerationAppealStates.Label(ModerationAppealState.Open), Tone.Warning),
        [ModerationAppealState.Upheld] = (ModerationAppealStates.Label(ModerationAppealState.Upheld), Tone.Neutral),
        [ModerationAppealState.Overturned] = (ModerationAppealStates.Label(ModerationAppealState.Overturned), Tone.Good),
    };

    public static IReadOnlyList<SelectListItem> MeasureKinds { get; } = [.. Enum.GetValues<MeasureKind>().Select(k => new SelectListItem(MeasureStates.Label(k), k.ToString()))];

    public static readonly StatusMap<MachineVerdict> Verdicts = new()
    {
        [MachineVerdict.None] = (ModerationStates.Label(MachineVerdict.None), Tone.Neutral),
        [MachineVerdict.Pass] = (ModerationStates.Label(MachineVerdict.Pass), Tone.Good),
        [MachineVerdict.Review] = (ModerationStates.Label(MachineVerdict.Review), Tone.Warning),
        [MachineVerdict.Risky] = (ModerationStates.Label(MachineVerdict.Risky), Tone.Bad),
        [MachineVerdict.Error] = (ModerationStates.Label(MachineVerdict.Error), Tone.Warning),
        [MachineVerdict.Timeout] = (ModerationStates.Label(MachineVerdict.Timeout), Tone.Warning),
    };

    public static IReadOnlyList<SelectListItem> States { get; } = [.. Of.All.Select(s => new SelectListItem(s.Value.Label, s.Key.ToString()))];

    public static string What(Decision decision) => decision switch
    {
        Decision.Publish => "通过，邻居可以看到",
        Decision.PublishRedacted => "隐去部分内容后通过",
        Decision.RequestChange => "请作者修改后再发",
        Decision.Reject => "不通过，作者可以修改后重发",
        _ => "隐藏，邻居不再看到",
    };

    /// <summary>The key that chooses it.</summary>
    public static string KeyOf(Decision decision) => decision switch
    {
        Decision.Publish => "p",
        Decision.PublishRedacted => "x",
        Decision.RequestChange => "m",
        Decision.Reject => "r",
        _ => "h",
    };

    public static string Findings(string findings) => findings.Length == 0 ? "无" : string.Join("、", findings.Split(',').Select(LocalRules.NameOf));

    /// <summary>WeChat's labels, for people.</summary>
    public static string Label(int label) => label switch
    {
        0 or 100 => "",
        10001 => "广告",
        20001 => "时政",
        20002 => "色情",
        20003 => "辱骂",
        20006 => "违法犯罪",
        20008 => "欺诈",
        20012 => "低俗",
        20013 => "版权",
        _ => "其他",
    };

    public static string Act(string action) => action switch
    {
        "moderation.queued" => "进入人工审核",
        "moderation.published" => "通过并显示",
        "moderation.claimed" => "领取",
        "moderation.released" => "放回队列",
        "moderation.decided" => "作出决定",
        "moderation.hidden_by_reports" => "因举报暂时隐藏",
        "moderation.shown_meanwhile" => "复核前暂时恢复显示",
        "moderation.overturned" => "申诉成立，恢复显示",
        _ => action,
    };
}
