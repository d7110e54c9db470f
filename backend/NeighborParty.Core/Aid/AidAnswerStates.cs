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
}

public static class AidAnswerStates
{
    private const AidRole Sys = AidRole.System, Mod = AidRole.Moderation, Post = AidRole.Author, Own = AidRole.Answerer;

    public static readonly StateMachine<AidAnswerState, AidAnswerEvent, AidRole> Table = new("aid_answer", Label,
        new(AidAnswerState.MachineCheck, AidAnswerEvent.SendToReview, AidAnswerState.Review, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Reject, AidAnswerState.Rejected, Mod),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.MachineCheck, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
        new(AidAnswerState.Review, AidAnswerEvent.Show, AidAnswerState.Open, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Reject, AidAnswerState.Rejected, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Hide, AidAnswerState.Hidden, Mod),
        new(AidAnswerState.Review, AidAnswerEvent.Withdraw, AidAnswerState.Withdrawn, Own),
        new(AidAnswerState.Review, AidAnswerEvent.Lapse, AidAnswerState.Lapsed, Sys),
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
        new(AidAnswerState.Hidden, AidAnswerEvent.Show, AidAnswerState.Open, Mod));

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
        _ => "已随帖子结束",
    };
}
