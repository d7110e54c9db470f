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
        [ModerationState.Rejected] = (ModerationStates.Label(ModerationState.Rejected), Tone.Bad),
        [ModerationState.Hidden] = (ModerationStates.Label(ModerationState.Hidden), Tone.Bad),
        [ModerationState.Superseded] = (ModerationStates.Label(ModerationState.Superseded), Tone.Neutral),
    };

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

    public static string KindOf(string contentKind) => contentKind switch
    {
        "aid_post" => "互助帖",
        "aid_answer" => "互助应答",
        _ => contentKind,
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
        _ => action,
    };
}
