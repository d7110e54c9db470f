using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Aid;

/// <summary>Ends a loan for somebody who has left or never presses: the thing is back, or it was never handed over. The office gives a reason; whoever is still there is told.</summary>
public sealed class SettleLoan(NeighborPartyDb db, CurrentActor current, SamePerson same, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <param name="loanId">Of any two neighbours but oneself.</param>
    /// <param name="version">As the page showed it.</param>
    /// <param name="what"><see cref="AidLoanEvent.Settle"/> or <see cref="AidLoanEvent.Cancel"/>.</param>
    /// <param name="reason">How the office knows; at most 100 characters, kept in the audit trail.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">403 for anybody but staff; 404, 428, 412; 400 without a reason; 422 for one's own; 409 when its state does not allow it.</exception>
    public async Task<AidLoan> RunAsync(Guid loanId, int? version, AidLoanEvent what, string? reason, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        var clean = CleanText.Required("reason", reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var loan = await db.AidLoans.FirstOrDefaultAsync(l => l.Id == loanId, ct) ?? throw Refusals.NotFound("借用");
        await db.RequireVersionAsync(loan, loan.Id, version, ct);
        if (await same.ActingAsync(ct) is { } human && (human == loan.LenderId || human == loan.BorrowerId))
            throw AidLoanRefusals.OwnLoan();
        await MoveAsync(loan, what, AidLoanRole.Staff, clean, null, [loan.LenderId, loan.BorrowerId], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return loan;
    }

    /// <summary>In the caller's write; also for the clock, and for who takes the consent back.</summary>
    internal async Task MoveAsync(AidLoan loan, AidLoanEvent what, AidLoanRole by, string? reason, string? code, IEnumerable<Guid> told, CancellationToken ct)
    {
        var now = time.Now();
        var from = loan.State;
        loan.Go(what, by, now);
        var name = what == AidLoanEvent.Settle ? "settled" : "cancelled";
        audit.Record(new Act($"aid_loan.{name}", nameof(AidLoan), loan.Id) { From = from.ToString(), To = loan.State.ToString(), ReasonText = reason, ReasonCode = code, Details = new { post = loan.PostId } });
        var text = what == AidLoanEvent.Cancel ? "这次借用没有借成，登记已结束。" : by == AidLoanRole.Staff ? "社区已登记为归还。如有不符，请联系社区。" : "已登记为归还。";
        foreach (var person in told)
            await tell.AddAsync(loan.CommunityId, person, AidLoanNotices.About(loan, name, text, now), ct);
    }
}
