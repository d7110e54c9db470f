using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Exports;

public enum ExportState
{
    /// <summary>So many rows that a second person must agree.</summary>
    Waiting,
    Queued,
    Running,
    Done,
    Failed,
    Refused,
    Expired,
    Withdrawn,
}

public enum ExportStep
{
    Approve,
    Refuse,
    Hold,
    Begin,
    Finish,
    Fail,
    Expire,
    Withdraw,
}

public enum ExportRole
{
    /// <summary>Staff who did not ask.</summary>
    OtherStaff,
    Asker,
    System,
}

public static class ExportStates
{
    public static readonly StateMachine<ExportState, ExportStep, ExportRole> Machine = new(
        "export", Label,
        new(ExportState.Waiting, ExportStep.Approve, ExportState.Queued, ExportRole.OtherStaff),
        new(ExportState.Waiting, ExportStep.Refuse, ExportState.Refused, ExportRole.OtherStaff),
        new(ExportState.Waiting, ExportStep.Withdraw, ExportState.Withdrawn, ExportRole.Asker),
        // Nobody decided for days.
        new(ExportState.Waiting, ExportStep.Expire, ExportState.Expired, ExportRole.System),
        new(ExportState.Queued, ExportStep.Hold, ExportState.Waiting, ExportRole.System),
        new(ExportState.Queued, ExportStep.Begin, ExportState.Running, ExportRole.System),
        // Not even its rows could be counted.
        new(ExportState.Queued, ExportStep.Fail, ExportState.Failed, ExportRole.System),
        // Whoever was writing was ended: the next one begins anew.
        new(ExportState.Running, ExportStep.Begin, ExportState.Running, ExportRole.System),
        new(ExportState.Running, ExportStep.Hold, ExportState.Waiting, ExportRole.System),
        new(ExportState.Running, ExportStep.Finish, ExportState.Done, ExportRole.System),
        new(ExportState.Running, ExportStep.Fail, ExportState.Failed, ExportRole.System),
        new(ExportState.Done, ExportStep.Expire, ExportState.Expired, ExportRole.System));

    public static string Label(ExportState state) => state switch
    {
        ExportState.Waiting => "等第二人同意",
        ExportState.Queued => "排队中",
        ExportState.Running => "正在生成",
        ExportState.Done => "可以下载",
        ExportState.Failed => "没有成功",
        ExportState.Refused => "未同意",
        ExportState.Withdrawn => "已撤回",
        _ => "已过期",
    };

    public static string Label(ExportKind kind) => kind switch
    {
        ExportKind.HoursPerPerson => "每人服务时长",
        ExportKind.HoursLines => "服务时长明细",
        ExportKind.ModerationDecisions => "内容审核决定",
        ExportKind.Armbands => "红袖标清单（现在）",
        ExportKind.ArmbandHistory => "红袖标经手记录",
        ExportKind.Orders => "点单明细",
        ExportKind.CouncilDecisions => "周五议事日决定",
        ExportKind.AidPosts => "邻里互助明细",
        _ => "值守签到记录",
    };
}

public static class ExportRefusals
{
    public static RefusedException OtherPerson() =>
        new(RefusalKind.Forbidden, "export.other_person", "提出和同意不能是同一个人。");

    public static RefusedException TooMany(int perHour) =>
        new(RefusalKind.TooMany, "export.too_many", $"一小时最多导出 {perHour} 次，请稍后再试。") { RetryAfter = TimeSpan.FromMinutes(10) };

    public static RefusedException NotReady() =>
        new(RefusalKind.Conflict, "export.not_ready", "文件还没有生成，或者已经过期。");
}
