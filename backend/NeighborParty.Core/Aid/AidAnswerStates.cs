using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

public enum AidAnswerState
{
    MachineCheck,
    Review,

    /// <summary>The author of the post sees it and has not replied.</summary>
    Open,

    /// <summary>The author would exchange contacts; the answerer has not agreed yet.</summary>
    Accepted,

    /// <summary>Both agreed: each may see the other's phone.</summary>
    Agreed,
    Declined,
    Withdrawn,
    Rejected,
    Hidden,

    /// <summary>The post ended before both agreed.</summary>
    Lapsed,

    /// <summary>Checked; a leader or the office has to introduce the two before the author of the post hears of it.</summary>
    AwaitsIntroduction,

    /// <summary>The leader or the office did not introduce the two.</summary>
    NotIntroduced,
}

public enum AidAnswerEvent
{
    SendToReview,
    Show,
    Reject,
    Hide,
    Accept,
    Agree,
    Decline,
    Withdraw,
    Lapse,

    /// <summary>Shown, but to a leader and the office first.</summary>
    AwaitIntroduction,
    Introduce,
    TurnDown,
}

public static class AidAnswerStates
{
    private const AidRole Sys = AidRole.System, Mod = AidRole.Moderation, Post = AidRole.Author, Own = AidRole.Answerer, Between = AidRole.Introducer;

    public static readonly StateMachine<AidAnswerState, AidAnswerEvent, AidRole> Table = new("aid_answer", Label,
        new(AidAnswerState.MachineCheck, AidAnswerEvent.SendToReview, AidAnswerState.Review, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.AwaitIntroduction, AidAnswerState.AwaitsIntroduction, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Reject, AidAnswerState.Rejected, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.Review, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.AwaitIntroduction, AidAnswerState.AwaitsIntroduction, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Reject, AidAnswerState.Rejected, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.Review, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.AwaitsIntroduction, AidAnswerEvent.Introduce, AidAnswerState.Open, Between),
        new(AidAnswerState.AwaitsIntroduction, AidAnswerEvent.TurnDown, AidAnswerState.NotIntroduced, Between),
        new(AidAnswerState.AwaitsIntroduction, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.AwaitsIntroduction, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.AwaitsIntroduction, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.Open, AidAnswerEvent.Accept, AidAnswerState.Accepted, Post),
        new(AidAnswerState.Open, AidAnswerEvent.Decline, AidAnswerState.Declined, Post),
        new(AidAnswerState.Open, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.Open, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.Open, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.Accepted, AidAnswerEvent.Agree, AidAnswerState.Agreed, Own),
        new(AidAnswerState.Accepted, AidAnswerEvent.Decline, AidAnswerState.Declined, Post),
        new(AidAnswerState.Accepted, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.Accepted, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.Accepted, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.Agreed, AidAnswerEvent.Decline, AidAnswerState.Declined, Post),
        new(AidAnswerState.Agreed, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.Agreed, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.Rejected, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.Rejected, AidAnswerEvent.AwaitIntroduction, AidAnswerState.AwaitsIntroduction, Mod),
        new(AidAnswerState.Hidden, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.Hidden, AidAnswerEvent.AwaitIntroduction, AidAnswerState.AwaitsIntroduction, Mod));

    public static string Label(AidAnswerState state) => state switch
    {
        AidAnswerState.MachineCheck => "正在检测",
        AidAnswerState.Review => "等待审核",
        AidAnswerState.Open => "等待发帖人回复",
        AidAnswerState.Accepted => "发帖人已同意，等待应答人同意",
        AidAnswerState.Agreed => "双方已同意",
        AidAnswerState.Declined => "已婉拒",
        AidAnswerState.Withdrawn => "已撤回",
        AidAnswerState.Rejected => "未通过",
        AidAnswerState.Hidden => "已隐藏",
        AidAnswerState.AwaitsIntroduction => "等待楼长或社区介绍",
        AidAnswerState.NotIntroduced => "没有安排",
        _ => "已随帖子结束",
    };
}
