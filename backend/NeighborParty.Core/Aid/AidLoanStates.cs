using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

public enum AidLoanState
{
    Arranged,

    /// <summary>The lender says that it was handed over; the borrower has not.</summary>
    Given,

    /// <summary>The borrower says that it was handed over; the lender has not.</summary>
    Received,

    /// <summary>Both say so.</summary>
    Lent,
    Overdue,

    /// <summary>The borrower says that it is back; the lender has not.</summary>
    ReturnSaid,
    Returned,
    Lost,

    /// <summary>Never handed over.</summary>
    Cancelled,
}

public enum AidLoanEvent
{
    Give,
    Receive,
    FallDue,
    Return,
    TakeBack,

    /// <summary>The lender does not have it, whatever the borrower said.</summary>
    NotBack,
    Extend,
    ReportLost,
    Cancel,

    /// <summary>It is back, says the office, or nobody has said anything else for a while: the lender has left or never presses.</summary>
    Settle,
}

public enum AidLoanRole
{
    System,
    Lender,
    Borrower,
    Staff,
}

/// <summary>The way of a thing that is lent (domain 3.4, goods lending with return). A lost thing may turn up again.</summary>
public static class AidLoanStates
{
    private const AidLoanRole Sys = AidLoanRole.System, Len = AidLoanRole.Lender, Bor = AidLoanRole.Borrower, Staff = AidLoanRole.Staff;

    public static readonly StateMachine<AidLoanState, AidLoanEvent, AidLoanRole> Table = new("aid_loan", Label,
        new(AidLoanState.Arranged, AidLoanEvent.Give, AidLoanState.Given, Len),
        new(AidLoanState.Arranged, AidLoanEvent.Receive, AidLoanState.Received, Bor),
        new(AidLoanState.Arranged, AidLoanEvent.Cancel, AidLoanState.Cancelled, Len, Bor, Sys),
        new(AidLoanState.Given, AidLoanEvent.Receive, AidLoanState.Lent, Bor),
        new(AidLoanState.Given, AidLoanEvent.Cancel, AidLoanState.Cancelled, Len, Staff, Sys),
        new(AidLoanState.Received, AidLoanEvent.Give, AidLoanState.Lent, Len),
        new(AidLoanState.Received, AidLoanEvent.Cancel, AidLoanState.Cancelled, Bor, Staff, Sys),
        new(AidLoanState.Lent, AidLoanEvent.FallDue, AidLoanState.Overdue, Sys),
        new(AidLoanState.Lent, AidLoanEvent.Return, AidLoanState.ReturnSaid, Bor),
        new(AidLoanState.Lent, AidLoanEvent.TakeBack, AidLoanState.Returned, Len),
        new(AidLoanState.Lent, AidLoanEvent.Extend, AidLoanState.Lent, Len),
        new(AidLoanState.Lent, AidLoanEvent.ReportLost, AidLoanState.Lost, Len, Bor),
        new(AidLoanState.Lent, AidLoanEvent.Settle, AidLoanState.Returned, Staff),
        new(AidLoanState.Overdue, AidLoanEvent.Return, AidLoanState.ReturnSaid, Bor),
        new(AidLoanState.Overdue, AidLoanEvent.TakeBack, AidLoanState.Returned, Len),
        new(AidLoanState.Overdue, AidLoanEvent.Extend, AidLoanState.Lent, Len),
        new(AidLoanState.Overdue, AidLoanEvent.ReportLost, AidLoanState.Lost, Len, Bor),
        new(AidLoanState.Overdue, AidLoanEvent.Settle, AidLoanState.Returned, Staff),
        new(AidLoanState.ReturnSaid, AidLoanEvent.TakeBack, AidLoanState.Returned, Len),
        new(AidLoanState.ReturnSaid, AidLoanEvent.NotBack, AidLoanState.Lent, Len),
        new(AidLoanState.ReturnSaid, AidLoanEvent.Settle, AidLoanState.Returned, Staff, Sys),
        new(AidLoanState.Lost, AidLoanEvent.TakeBack, AidLoanState.Returned, Len));

    /// <summary>The thing is with the borrower, as far as anybody knows.</summary>
    public static bool IsOut(AidLoanState state) =>
        state is AidLoanState.Given or AidLoanState.Received or AidLoanState.Lent or AidLoanState.Overdue or AidLoanState.ReturnSaid;

    /// <summary>What this side may do now, in the order of the table.</summary>
    public static IReadOnlyList<AidLoanEvent> OpenTo(AidLoanState state, AidLoanRole role) =>
        [.. Table.Rows.Where(r => r.From == state && r.By.Contains(role)).Select(r => r.On)];

    public static string Label(AidLoanState state) => state switch
    {
        AidLoanState.Arranged => "已约定",
        AidLoanState.Given => "出借人已交出，等待借用人确认",
        AidLoanState.Received => "借用人已收到，等待出借人确认",
        AidLoanState.Lent => "借出中",
        AidLoanState.Overdue => "逾期未还",
        AidLoanState.ReturnSaid => "借用人已归还，等待出借人确认",
        AidLoanState.Returned => "已归还",
        AidLoanState.Lost => "已遗失",
        _ => "没有借成",
    };
}
