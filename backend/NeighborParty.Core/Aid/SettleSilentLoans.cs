using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>What the borrower says is back, and the lender has not denied for the days of the rule, is back.</summary>
public sealed class SettleSilentLoans(NeighborPartyDb db, SettleLoan settle, PolicyBook policies, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        // Looked at first: with nothing due no writer has to wait. Each loan by the rule that it was made under.
        var waiting = await db.AidLoans.AsNoTracking().Where(l => l.State == AidLoanState.ReturnSaid && l.SaidBackAt != null)
            .OrderBy(l => l.SaidBackAt).ThenBy(l => l.Id).Take(AtOnce).Select(l => new { l.Id, l.SaidBackAt, l.PolicyVersion }).ToListAsync(ct);
        foreach (var loan in waiting)
            if (loan.SaidBackAt <= now.AddDays(-(await policies.VersionAsync(loan.PolicyVersion, ct)).AidLoanSilentDays))
                await SettleAsync(loan.Id, loan.SaidBackAt, ct);
    }

    private async Task SettleAsync(Guid id, DateTime? saidBackAt, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.AidLoans.FirstOrDefaultAsync(l => l.Id == id && l.State == AidLoanState.ReturnSaid && l.SaidBackAt == saidBackAt, ct) is not { } loan)
            return;
        await settle.MoveAsync(loan, AidLoanEvent.Settle, AidLoanRole.System, null, "silence", [loan.LenderId, loan.BorrowerId], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
