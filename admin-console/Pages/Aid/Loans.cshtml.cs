using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>What neighbours have lent each other; names stay masked. Late ones first of all, because the office may have to ask.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class LoansModel(NeighborPartyDb db, ReadAidFigures figures, SettleLoan settle, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    public enum What
    {
        Late,
        Open,
        Ended,
    }

    public static IReadOnlyList<SelectListItem> Choices { get; } =
        [new("已经到期还没归还的", nameof(What.Late)), new("没有结束的", nameof(What.Open)), new("已结束的", nameof(What.Ended))];

    [BindProperty(SupportsGet = true)]
    public What Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyDictionary<AidLoanState, long> States { get; private set; } = new Dictionary<AidLoanState, long>();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (_, States) = await figures.StatesAsync(ct);
        var today = ChinaTime.Today(time.Now());
        var after = Cursor.Parse(After);
        var day = after is null ? DateOnly.MinValue : DateOnly.FromDateTime(after.At);
        var loans = Show switch
        {
            What.Late => db.AidLoans.Where(l => l.EndedAt == null && l.State != AidLoanState.Arranged && l.DueDay < today),
            What.Open => db.AidLoans.Where(l => l.EndedAt == null),
            _ => db.AidLoans.Where(l => l.EndedAt != null),
        };
        var found = await (
            from l in loans.AsNoTracking()
            join lender in db.People on l.LenderId equals lender.Id
            join borrower in db.People on l.BorrowerId equals borrower.Id
            join p in db.AidPosts on l.PostId equals p.Id
            join b in db.Buildings on p.BuildingId equals b.Id
            where after == null || l.DueDay > day || (l.DueDay == day && l.Id.CompareTo(after.Id) > 0)
            orderby l.DueDay, l.Id
            select new { Loan = l, Lender = lender.Name, Borrower = borrower.Name, Building = b.Name }).Take(PageSize + 1).ToListAsync(ct);
        Rows = [.. found.Take(PageSize).Select(r => new Row(
            r.Loan.Id, r.Loan.PostId, r.Loan.Thing, r.Loan.State, r.Loan.IsDamaged, r.Loan.DueDay,
            AidLoanStates.IsOut(r.Loan.State) ? Math.Max(0, today.DayNumber - r.Loan.DueDay.DayNumber) : 0,
            Masking.Name(r.Lender), Masking.Name(r.Borrower), r.Building, r.Loan.RemindedRung, r.Loan.Version))];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].DueDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Rows[^1].Id).ToString() : null;
    }

    /// <summary>For a loan whose other side has left or never presses.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid loanId, int version, AidLoanEvent what, string? reason, CancellationToken ct)
    {
        await settle.RunAsync(loanId, version, what, reason, ct);
        this.Flash(what == AidLoanEvent.Settle ? "已登记为归还，双方会收到消息。" : "已登记为没有借成，双方会收到消息。");
        return RedirectToPage(new { Show, After });
    }

    public sealed record Row(
        Guid Id, Guid PostId, string Thing, AidLoanState State, bool IsDamaged, DateOnly DueDay, int LateDays, string Lender, string Borrower, string Building, AidLoanRung Rung, int Version)
    {
        /// <summary>What the office may say of it.</summary>
        public IReadOnlyList<AidLoanEvent> Possible => AidLoanStates.OpenTo(State, AidLoanRole.Staff);
    }
}
