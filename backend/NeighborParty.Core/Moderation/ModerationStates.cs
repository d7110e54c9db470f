using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

public enum ModerationState
{
    /// <summary>机器检测中</summary>
    MachineCheck,

    /// <summary>待人工审核</summary>
    Queue,

    /// <summary>已通过</summary>
    Published,

    /// <summary>未通过</summary>
    Rejected,

    /// <summary>已隐藏</summary>
    Hidden,

    /// <summary>已被新版本代替</summary>
    Superseded,
}

public enum MachineVerdict
{
    None,
    Pass,
    Review,
    Risky,

    /// <summary>WeChat cannot judge it (author not here lately, picture not loaded …).</summary>
    Error,

    /// <summary>No answer before the deadline.</summary>
    Timeout,
}

public enum QueueReason
{
    /// <summary>新作者首次发布</summary>
    NewAuthor,

    /// <summary>机器建议复核</summary>
    MachineReview,

    /// <summary>机器判为违规</summary>
    MachineRisky,

    /// <summary>机器无法检测</summary>
    MachineError,

    /// <summary>机器检测超时</summary>
    MachineTimeout,

    /// <summary>含个人信息或敏感词</summary>
    LocalFinding,

    /// <summary>邻居举报</summary>
    Reports,

    /// <summary>发布后机器才判为违规</summary>
    LateVerdict,
}

public enum ModerationEvent
{
    Publish,
    Queue,
    Reject,
    Hide,
    Supersede,
}

public enum ModerationRole
{
    System,
    Moderator,
}

/// <summary>The way of an item (domain 3.5). Superseded: the author wrote a newer version before this one was decided.</summary>
public static class ModerationStates
{
    private const ModerationRole Machine = ModerationRole.System, Person = ModerationRole.Moderator;

    public static readonly StateMachine<ModerationState, ModerationEvent, ModerationRole> Table = new("moderation", Label,
        new(ModerationState.MachineCheck, ModerationEvent.Publish, ModerationState.Published, Machine),
        new(ModerationState.MachineCheck, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.MachineCheck, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Queue, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.Queue, ModerationEvent.Publish, ModerationState.Published, Person),
        new(ModerationState.Queue, ModerationEvent.Reject, ModerationState.Rejected, Person),
        new(ModerationState.Queue, ModerationEvent.Hide, ModerationState.Hidden, Person),
        new(ModerationState.Queue, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Published, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.Published, ModerationEvent.Hide, ModerationState.Hidden, Person),
        new(ModerationState.Published, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Hidden, ModerationEvent.Publish, ModerationState.Published, Person),
        new(ModerationState.Hidden, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Rejected, ModerationEvent.Supersede, ModerationState.Superseded, Machine));

    public static string Label(ModerationState state) => state switch
    {
        ModerationState.MachineCheck => "机器检测中",
        ModerationState.Queue => "待人工审核",
        ModerationState.Published => "已通过",
        ModerationState.Rejected => "未通过",
        ModerationState.Hidden => "已隐藏",
        _ => "已被新版本代替",
    };

    public static string Label(MachineVerdict verdict) => verdict switch
    {
        MachineVerdict.Pass => "通过",
        MachineVerdict.Review => "建议复核",
        MachineVerdict.Risky => "违规",
        MachineVerdict.Error => "无法检测",
        MachineVerdict.Timeout => "超时",
        _ => "等待结果",
    };

    public static string Label(QueueReason reason) => reason switch
    {
        QueueReason.NewAuthor => "新作者",
        QueueReason.MachineReview => "机器建议复核",
        QueueReason.MachineRisky => "机器判为违规",
        QueueReason.MachineError => "机器无法检测",
        QueueReason.MachineTimeout => "机器检测超时",
        QueueReason.LocalFinding => "含个人信息或敏感词",
        QueueReason.Reports => "邻居举报",
        _ => "发布后机器判为违规",
    };
}
