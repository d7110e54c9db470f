using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Aid;

/// <summary>What a phone sees of loans: its owner's own, newest first.</summary>
public sealed class ReadAidLoans(NeighborPartyDb db, CurrentActor current, TimeProvider time)
{
    public async Task<Page<AidLoanRow>> ListAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var rows = await ReadAsync(db.AidLoans.Where(l => after == null || l.CreatedAt < after.At || (l.CreatedAt == after.At && l.Id.CompareTo(after.Id) < 0)), limit + 1, ct);
        return new Page<AidLoanRow>(rows.Take(limit).ToList(), rows.Count > limit ? new Cursor(rows[limit - 1].CreatedAt, rows[limit - 1].Id).ToString() : null);
    }

    /// <exception cref="RefusedException">404 for whom it is not.</exception>
    public async Task<AidLoanRow> OneAsync(Guid id, CancellationToken ct) =>
        (await ReadAsync(db.AidLoans.Where(l => l.Id == id), 1, ct)).FirstOrDefault() ?? throw Refusals.NotFound();

    private async Task<List<AidLoanRow>> ReadAsync(IQueryable<AidLoan> loans, int most, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var today = ChinaTime.Today(time.Now());
        var found = await (
            from l in loans.AsNoTracking()
            join lender in db.People on l.LenderId equals lender.Id
            join borrower in db.People on l.BorrowerId equals borrower.Id
            where l.LenderId == person || l.BorrowerId == person
            orderby l.CreatedAt descending, l.Id descending
            select new { Loan = l, Lender = lender.Name, Borrower = borrower.Name }).Take(most).ToListAsync(ct);
        return found.ConvertAll(r =>
        {
            var isLender = r.Loan.LenderId == person;
            return new AidLoanRow(
                r.Loan.Id, r.Loan.PostId, r.Loan.AnswerId, r.Loan.Thing, isLender, Masking.Name(isLender ? r.Borrower : r.Lender), r.Loan.DueDay, r.Loan.State,
                AidLoanStates.Label(r.Loan.State), AidLoanStates.IsOut(r.Loan.State) && r.Loan.DueDay < today, r.Loan.IsDamaged, r.Loan.CreatedAt, r.Loan.HandedOverAt, r.Loan.ReturnedAt,
                AidLoanStates.OpenTo(r.Loan.State, r.Loan.RoleOf(person)));
        });
    }
}
