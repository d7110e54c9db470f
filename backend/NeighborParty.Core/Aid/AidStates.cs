using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

public enum AidKind
{
    /// <summary>求助</summary>
    Request,

    /// <summary>帮忙</summary>
    Offer,
}

public enum AidUrgency
{
    Normal,

    /// <summary>今天或明天</summary>
    Soon,

    /// <summary>几小时内</summary>
    Urgent,
}

public enum AidVisibility
{
    Building,
    Compound,

    /// <summary>全社区</summary>
    Community,
}

public enum AidPostState
{
    MachineCheck,
    Review,
    Open,

    /// <summary>An answer was agreed by both.</summary>
    Matched,
    Closed,
    Expired,
    Withdrawn,
    Hidden,
    Rejected,
}

public enum AidPostEvent
{
    SendToReview,
    Show,
    ShowMatched,
    Reject,
    Hide,
    Edit,
    Match,

    /// <summary>Nobody who agreed is left.</summary>
    Unmatch,
    Close,
    Withdraw,
    Expire,
}

public enum AidRole
{
    System,
    Moderation,
    Author,
    Answerer,

    /// <summary>A leader of the house, or the office.</summary>
    Introducer,
}

/// <summary>The way of a post (domain 3.4, the neighbour lane). Editing what is shown leaves the shown version in place until the new one was checked.</summary>
public static class AidStates
{
    private const AidRole Sys = AidRole.System, Mod = AidRole.Moderation, Own = AidRole.Author;

    public static readonly StateMachine<AidPostState, AidPostEvent, AidRole> Posts = new("aid_post", Label,
        new(AidPostState.MachineCheck, AidPostEvent.SendToReview, AidPostState.Review, Mod),
        new(AidPostState.MachineCheck, AidPostEvent.Show, AidPostState.Open, Mod),
        new(AidPostState.MachineCheck, AidPostEvent.Reject, AidPostState.Rejected, Mod),
        new(AidPostState.MachineCheck, AidPostEvent.Edit, AidPostState.MachineCheck, Own),
        new(AidPostState.MachineCheck, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.MachineCheck, AidPostEvent.Expire, AidPostState.Expired, Sys),
        new(AidPostState.Review, AidPostEvent.Show, AidPostState.Open, Mod),
        new(AidPostState.Review, AidPostEvent.Reject, AidPostState.Rejected, Mod),
        new(AidPostState.Review, AidPostEvent.Hide, AidPostState.Hidden, Mod),
        new(AidPostState.Review, AidPostEvent.Edit, AidPostState.MachineCheck, Own),
        new(AidPostState.Review, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.Review, AidPostEvent.Expire, AidPostState.Expired, Sys),
        new(AidPostState.Rejected, AidPostEvent.Show, AidPostState.Open, Mod),
        new(AidPostState.Rejected, AidPostEvent.Edit, AidPostState.MachineCheck, Own),
        new(AidPostState.Rejected, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.Open, AidPostEvent.Show, AidPostState.Open, Mod),
        new(AidPostState.Open, AidPostEvent.Hide, AidPostState.Hidden, Mod),
        new(AidPostState.Open, AidPostEvent.Edit, AidPostState.Open, Own),
        new(AidPostState.Open, AidPostEvent.Match, AidPostState.Matched, Own, AidRole.Answerer),
        new(AidPostState.Open, AidPostEvent.Close, AidPostState.Closed, Own),
        new(AidPostState.Open, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.Open, AidPostEvent.Expire, AidPostState.Expired, Sys),
        new(AidPostState.Matched, AidPostEvent.Show, AidPostState.Matched, Mod),
        new(AidPostState.Matched, AidPostEvent.Hide, AidPostState.Hidden, Mod),
        new(AidPostState.Matched, AidPostEvent.Edit, AidPostState.Matched, Own),
        new(AidPostState.Matched, AidPostEvent.Match, AidPostState.Matched, Own, AidRole.Answerer),
        new(AidPostState.Matched, AidPostEvent.Unmatch, AidPostState.Open, Own, AidRole.Answerer, Mod, Sys),
        new(AidPostState.Matched, AidPostEvent.Close, AidPostState.Closed, Own),
        new(AidPostState.Matched, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.Matched, AidPostEvent.Expire, AidPostState.Closed, Sys),
        new(AidPostState.Hidden, AidPostEvent.Show, AidPostState.Open, Mod),
        new(AidPostState.Hidden, AidPostEvent.ShowMatched, AidPostState.Matched, Mod),
        new(AidPostState.Hidden, AidPostEvent.Hide, AidPostState.Hidden, Mod),
        new(AidPostState.Hidden, AidPostEvent.Close, AidPostState.Closed, Own),
        new(AidPostState.Hidden, AidPostEvent.Withdraw, AidPostState.Withdrawn, Own),
        new(AidPostState.Hidden, AidPostEvent.Expire, AidPostState.Expired, Sys));

    public static string Label(AidPostState state) => state switch
    {
        AidPostState.MachineCheck => "正在检测",
        AidPostState.Review => "等待审核",
        AidPostState.Open => "进行中",
        AidPostState.Matched => "已对接",
        AidPostState.Closed => "已结束",
        AidPostState.Expired => "已过期",
        AidPostState.Withdrawn => "已撤回",
        AidPostState.Hidden => "已隐藏",
        _ => "未通过",
    };

    public static string Label(AidKind kind) => kind == AidKind.Request ? "求助" : "帮忙";

    public static string Label(AidUrgency urgency) => urgency switch { AidUrgency.Urgent => "紧急", AidUrgency.Soon => "尽快", _ => "不急" };

    public static string Label(AidVisibility visibility) => visibility switch { AidVisibility.Building => "本楼栋", AidVisibility.Community => "全社区", _ => "本小区" };
}
