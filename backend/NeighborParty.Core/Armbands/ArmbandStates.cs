using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Armbands;

public enum ArmbandState
{
    InStock,

    /// <summary>Handed out, not yet acknowledged by the holder.</summary>
    PendingAcceptance,

    Issued,

    /// <summary>The holder said that it comes back soon; still in their hands.</summary>
    ReturnPending,

    /// <summary>Past the date on which it was due, still in somebody's hands.</summary>
    Overdue,

    /// <summary>The number is void from now on.</summary>
    ReportedLost,

    /// <summary>Written off.</summary>
    LostConfirmed,

    Damaged,
    Retired,
}

public enum ArmbandStep
{
    /// <summary>The first row of every history; no transition.</summary>
    Create,
    Issue,
    Accept,
    Decline,

    /// <summary>Nobody accepted in time.</summary>
    Lapse,

    Return,

    /// <summary>Came back unusable.</summary>
    ReturnDamaged,

    ReportLost,
    ConfirmLost,
    Find,
    Retire,

    /// <summary>The holder announces that it comes back.</summary>
    AskReturn,

    /// <summary>When it must be back was set or put off.</summary>
    SetDue,

    /// <summary>The day came and it was not back.</summary>
    FallDue,

    /// <summary>Somebody was told to bring it back; the state stays.</summary>
    Remind,

    /// <summary>A stock-take did not find it where it should lie.</summary>
    Miss,

    /// <summary>Somebody came to a duty with it although its number is void; the state stays.</summary>
    ShowVoid,
}

public enum ArmbandRole
{
    Holder,
    Leader,
    Staff,
    System,
}

/// <summary>The life of an armband as data (domain 3.2). Found again is a step, not a state: it goes back to stock.</summary>
public static class ArmbandStates
{
    public static readonly StateMachine<ArmbandState, ArmbandStep, ArmbandRole> Machine = new(
        "armband",
        Label,
        new(ArmbandState.InStock, ArmbandStep.Issue, ArmbandState.PendingAcceptance, ArmbandRole.Leader, ArmbandRole.Staff),
        // A leader or staff accept on the spot, for somebody without a phone.
        new(ArmbandState.PendingAcceptance, ArmbandStep.Accept, ArmbandState.Issued, ArmbandRole.Holder, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.PendingAcceptance, ArmbandStep.Decline, ArmbandState.InStock, ArmbandRole.Holder),
        new(ArmbandState.PendingAcceptance, ArmbandStep.Lapse, ArmbandState.InStock, ArmbandRole.System),
        new(ArmbandState.Issued, ArmbandStep.AskReturn, ArmbandState.ReturnPending, ArmbandRole.Holder),
        new(ArmbandState.Issued, ArmbandStep.SetDue, ArmbandState.Issued, ArmbandRole.Leader, ArmbandRole.Staff, ArmbandRole.System),
        new(ArmbandState.ReturnPending, ArmbandStep.SetDue, ArmbandState.ReturnPending, ArmbandRole.Leader, ArmbandRole.Staff, ArmbandRole.System),
        new(ArmbandState.Overdue, ArmbandStep.SetDue, ArmbandState.Issued, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Issued, ArmbandStep.FallDue, ArmbandState.Overdue, ArmbandRole.System),
        new(ArmbandState.ReturnPending, ArmbandStep.FallDue, ArmbandState.Overdue, ArmbandRole.System),
        new(ArmbandState.Issued, ArmbandStep.Remind, ArmbandState.Issued, ArmbandRole.System),
        new(ArmbandState.ReturnPending, ArmbandStep.Remind, ArmbandState.ReturnPending, ArmbandRole.System),
        new(ArmbandState.Overdue, ArmbandStep.Remind, ArmbandState.Overdue, ArmbandRole.System),
        new(ArmbandState.Issued, ArmbandStep.Return, ArmbandState.InStock, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.ReturnPending, ArmbandStep.Return, ArmbandState.InStock, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Overdue, ArmbandStep.Return, ArmbandState.InStock, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Issued, ArmbandStep.ReturnDamaged, ArmbandState.Damaged, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.ReturnPending, ArmbandStep.ReturnDamaged, ArmbandState.Damaged, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Overdue, ArmbandStep.ReturnDamaged, ArmbandState.Damaged, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Issued, ArmbandStep.ReportLost, ArmbandState.ReportedLost, ArmbandRole.Holder, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.ReturnPending, ArmbandStep.ReportLost, ArmbandState.ReportedLost, ArmbandRole.Holder, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.Overdue, ArmbandStep.ReportLost, ArmbandState.ReportedLost, ArmbandRole.Holder, ArmbandRole.Leader, ArmbandRole.Staff),
        // Nobody has it and it is not on the shelf: lost, with nobody to ask.
        new(ArmbandState.InStock, ArmbandStep.Miss, ArmbandState.LostConfirmed, ArmbandRole.Staff),
        new(ArmbandState.Damaged, ArmbandStep.Miss, ArmbandState.LostConfirmed, ArmbandRole.Staff),
        new(ArmbandState.ReportedLost, ArmbandStep.ConfirmLost, ArmbandState.LostConfirmed, ArmbandRole.Staff),
        new(ArmbandState.ReportedLost, ArmbandStep.Find, ArmbandState.InStock, ArmbandRole.Leader, ArmbandRole.Staff),
        new(ArmbandState.LostConfirmed, ArmbandStep.Find, ArmbandState.InStock, ArmbandRole.Leader, ArmbandRole.Staff),
        // Still void: that somebody wears it does not bring it back, a person has to look.
        new(ArmbandState.ReportedLost, ArmbandStep.ShowVoid, ArmbandState.ReportedLost, ArmbandRole.System),
        new(ArmbandState.LostConfirmed, ArmbandStep.ShowVoid, ArmbandState.LostConfirmed, ArmbandRole.System),
        new(ArmbandState.Retired, ArmbandStep.ShowVoid, ArmbandState.Retired, ArmbandRole.System),
        // From anywhere: an old batch goes out of use wherever it is, and nobody has to bring it back first.
        new(ArmbandState.InStock, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.PendingAcceptance, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.Issued, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.ReturnPending, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.Overdue, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.ReportedLost, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.Damaged, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff),
        new(ArmbandState.LostConfirmed, ArmbandStep.Retire, ArmbandState.Retired, ArmbandRole.Staff));

    /// <summary>In somebody's hands, or missing from them.</summary>
    public static bool HasHolder(this ArmbandState state) =>
        state is ArmbandState.PendingAcceptance or ArmbandState.Issued or ArmbandState.ReturnPending or ArmbandState.Overdue or ArmbandState.ReportedLost;

    /// <summary>Accepted by somebody who can wear it: in use, late or not.</summary>
    public static bool IsInUse(this ArmbandState state) => state is ArmbandState.Issued or ArmbandState.ReturnPending or ArmbandState.Overdue;

    /// <summary>Nobody may wear this number.</summary>
    public static bool IsVoid(this ArmbandState state) =>
        state is ArmbandState.ReportedLost or ArmbandState.LostConfirmed or ArmbandState.Retired;

    public static string Label(ArmbandState state) => state switch
    {
        ArmbandState.InStock => "在库",
        ArmbandState.PendingAcceptance => "待签收",
        ArmbandState.Issued => "使用中",
        ArmbandState.ReturnPending => "待归还",
        ArmbandState.Overdue => "逾期未还",
        ArmbandState.ReportedLost => "已报失",
        ArmbandState.LostConfirmed => "确认遗失",
        ArmbandState.Damaged => "已损坏",
        _ => "已停用",
    };

    public static string Label(ArmbandStep step) => step switch
    {
        ArmbandStep.Create => "入库",
        ArmbandStep.Issue => "发放",
        ArmbandStep.Accept => "签收",
        ArmbandStep.Decline => "拒收",
        ArmbandStep.Lapse => "超时未签收",
        ArmbandStep.Return => "归还",
        ArmbandStep.ReturnDamaged => "损坏归还",
        ArmbandStep.ReportLost => "报失",
        ArmbandStep.ConfirmLost => "确认遗失",
        ArmbandStep.Find => "找回",
        ArmbandStep.AskReturn => "申请归还",
        ArmbandStep.SetDue => "定归还日期",
        ArmbandStep.FallDue => "到期未还",
        ArmbandStep.Remind => "提醒归还",
        ArmbandStep.Miss => "盘点未见",
        ArmbandStep.ShowVoid => "作废后被出示",
        _ => "停用",
    };
}
