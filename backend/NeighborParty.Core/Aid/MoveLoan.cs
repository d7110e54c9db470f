using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>Lender and borrower say what happened to the thing: handed over, returned, lost, or given more time.</summary>
public sealed class MoveLoan(NeighborPartyDb db, CurrentActor current, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>Doing again what was done already changes nothing.</summary>
    /// <param name="loanId">Of the lender or the borrower.</param>
    /// <param name="what">Not <see cref="AidLoanEvent.FallDue"/>.</param>
    /// <param name="isDamaged">With <see cref="AidLoanEvent.TakeBack"/>: it came back broken.</param>
    /// <param name="dueDay">With <see cref="AidLoanEvent.Extend"/>: the new day.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for others; 403 for the other side's step; 409 when its state does not allow it; 400 for a day out of range.</exception>
    public async Task<AidLoan> RunAsync(Guid loanId, AidLoanEvent what, bool isDamaged, DateOnly? dueDay, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var loan = await db.AidLoans.FirstOrDefaultAsync(l => l.Id == loanId && (l.LenderId == person || l.BorrowerId == person), ct) ?? throw Refusals.NotFound();
        var role = loan.RoleOf(person);
        if (IsDone(loan.State, what) && AidLoanStates.Table.Rows.Any(r => r.On == what && r.By.Contains(role)))
            return loan;

        var from = loan.State;
        loan.Go(what, role, now);
        if (what == AidLoanEvent.TakeBack && isDamaged)
            loan.Damaged();
        if (what == AidLoanEvent.Extend)
        {
            var day = dueDay ?? throw Refusals.Invalid("dueDay", "请选择归还日期。");
            AidLoanRefusals.RequireDueDay(day, await policies.VersionAsync(loan.PolicyVersion, ct), now);
            loan.DueOn(day);
        }

        var name = NameOf(what);
        audit.Record(new Act($"aid_loan.{name}", nameof(AidLoan), loan.Id) { From = from.ToString(), To = loan.State.ToString(), Details = new { post = loan.PostId, damaged = loan.IsDamaged, due = loan.DueDay } });
        await tell.AddAsync(loan.CommunityId, loan.OtherThan(person), AidLoanNotices.About(loan, name, TextOf(loan, what), now), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return loan;
    }

    private static bool IsDone(AidLoanState state, AidLoanEvent what) => (state, what) is
        (AidLoanState.Given or AidLoanState.Lent, AidLoanEvent.Give) or (AidLoanState.Received or AidLoanState.Lent, AidLoanEvent.Receive)
        or (AidLoanState.ReturnSaid or AidLoanState.Returned, AidLoanEvent.Return) or (AidLoanState.Returned, AidLoanEvent.TakeBack)
        or (AidLoanState.Lost, AidLoanEvent.ReportLost) or (AidLoanState.Cancelled, AidLoanEvent.Cancel);

    private static string NameOf(AidLoanEvent what) => what switch
    {
        AidLoanEvent.Give => "given",
        AidLoanEvent.Receive => "received",
        AidLoanEvent.Return => "returned",
        AidLoanEvent.TakeBack => "taken_back",
        AidLoanEvent.NotBack => "not_back",
        AidLoanEvent.Extend => "extended",
        AidLoanEvent.ReportLost => "lost",
        _ => "cancelled",
    };

    private static string TextOf(AidLoan loan, AidLoanEvent what) => what switch
    {
        AidLoanEvent.Give => loan.State == AidLoanState.Lent ? "双方已确认交接。" : "出借人说已交给您，请确认收到。",
        AidLoanEvent.Receive => loan.State == AidLoanState.Lent ? "双方已确认交接。" : "借用人说已收到，请确认交出。",
        AidLoanEvent.Return => "借用人说已归还，请确认收到。",
        AidLoanEvent.TakeBack => loan.IsDamaged ? "出借人已收回，并记下有损坏。请双方商量解决。" : "出借人已确认收回，谢谢。",
        AidLoanEvent.NotBack => "出借人还没有收到，请联系对方。",
        AidLoanEvent.Extend => $"归还日期改为 {loan.DueDay:yyyy-MM-dd}。",
        AidLoanEvent.ReportLost => "物品记为遗失，请双方商量解决。系统不经手赔款。",
        _ => "这次借用没有借成。",
    };
}
