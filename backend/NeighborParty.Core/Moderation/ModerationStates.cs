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

    /// <summary>隐去部分内容后通过</summary>
    PublishedRedacted,

    /// <summary>请作者修改</summary>
    ChangeRequested,
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

    /// <summary>作者须先审后发</summary>
    UnderMeasure,
}

public enum ModerationEvent
{
    Publish,
    Queue,
    Reject,
    Hide,
    Supersede,

    /// <summary>Shown without the parts that a moderator covered.</summary>
    PublishRedacted,

    /// <summary>Never shown yet; the author is asked to write it differently.</summary>
    RequestChange,

    /// <summary>Taken out while the machine still looks, with everything else of its author.</summary>
    Withhold,

    /// <summary>An appeal was right: shown as it was written.</summary>
    Overturn,
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
        new(ModerationState.MachineCheck, ModerationEvent.Withhold, ModerationState.Rejected, Person),
        new(ModerationState.Queue, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.Queue, ModerationEvent.Publish, ModerationState.Published, Person),
        new(ModerationState.Queue, ModerationEvent.Reject, ModerationState.Rejected, Person),
        new(ModerationState.Queue, ModerationEvent.Hide, ModerationState.Hidden, Person),
        new(ModerationState.Queue, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Queue, ModerationEvent.PublishRedacted, ModerationState.PublishedRedacted, Person),
        new(ModerationState.Queue, ModerationEvent.RequestChange, ModerationState.ChangeRequested, Person),
        new(ModerationState.Published, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.Published, ModerationEvent.Hide, ModerationState.Hidden, Person),
        new(ModerationState.Published, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Hidden, ModerationEvent.Publish, ModerationState.Published, Person),
        new(ModerationState.Hidden, ModerationEvent.PublishRedacted, ModerationState.PublishedRedacted, Person),
        // After an appeal, when no machine has judged it yet or it said that it is bad.
        new(ModerationState.Hidden, ModerationEvent.Queue, ModerationState.Queue, Person),
        new(ModerationState.Hidden, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Hidden, ModerationEvent.Overturn, ModerationState.Published, Person),
        new(ModerationState.Rejected, ModerationEvent.Queue, ModerationState.Queue, Person),
        new(ModerationState.Rejected, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.Rejected, ModerationEvent.Overturn, ModerationState.Published, Person),
        new(ModerationState.PublishedRedacted, ModerationEvent.Queue, ModerationState.Queue, Machine),
        new(ModerationState.PublishedRedacted, ModerationEvent.Hide, ModerationState.Hidden, Person),
        new(ModerationState.PublishedRedacted, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.PublishedRedacted, ModerationEvent.Overturn, ModerationState.Published, Person),
        new(ModerationState.ChangeRequested, ModerationEvent.Queue, ModerationState.Queue, Person),
        new(ModerationState.ChangeRequested, ModerationEvent.Supersede, ModerationState.Superseded, Machine),
        new(ModerationState.ChangeRequested, ModerationEvent.Overturn, ModerationState.Published, Person));

    /// <summary>Neighbours see it.</summary>
    public static bool IsShown(ModerationState state) => state is ModerationState.Published or ModerationState.PublishedRedacted;

    /// <summary>What kind of content it is, in the words of the office.</summary>
    public static string KindOf(string contentKind) => contentKind switch
    {
        "aid_post" => "互助帖",
        "aid_answer" => "互助应答",
        "order" => "点单",
        "order_step" => "点单经过",
        "person_name" => "姓名",
        _ => contentKind,
    };

    public static string Label(ModerationState state) => state switch
    {
        ModerationState.MachineCheck => "机器检测中",
        ModerationState.Queue => "待人工审核",
        ModerationState.Published => "已通过",
        ModerationState.Rejected => "未通过",
        ModerationState.Hidden => "已隐藏",
        ModerationState.PublishedRedacted => "隐去部分后通过",
        ModerationState.ChangeRequested => "请作者修改",
        _ => "已被新版本代替",
    };

    public static string Label(Decision decision) => decision switch
    {
        Decision.Publish => "通过",
        Decision.Reject => "不通过",
        Decision.Hide => "隐藏",
        Decision.PublishRedacted => "隐去部分后通过",
        _ => "请作者修改",
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
        QueueReason.UnderMeasure => "作者须先审后发",
        _ => "发布后机器判为违规",
    };
}
