using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>Marks what is late, and climbs the ladder of reminders outside quiet hours, one rung once. What was never handed over ends with its day.</summary>
public sealed class RemindAidLoans(NeighborPartyDb db, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        // Page by page, each in a short transaction.
        for (var after = Guid.Empty; await PageAsync(after, ct) is { } last; after = last)
        {
        }
    }

    private async Task<Guid?> PageAsync(Guid after, CancellationToken ct)
    {
        var now = time.Now();
        var soon = ChinaTime.Today(now).AddDays((await policies.TodayAsync(ct)).AidLoanDueSoonDays);
        // Looked at before the write begins: most of what is late was reminded of already, and writers must not wait for that.
        var page = await db.AidLoans.AsNoTracking()
            .Where(l => l.EndedAt == null && l.DueDay <= soon && l.Id.CompareTo(after) > 0 && (l.RemindedRung != AidLoanRung.Staff || l.State == AidLoanState.Lent))
            .OrderBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
        var due = new List<Guid>();
        foreach (var loan in page)
            if (Steps(loan, now) || await RungAsync(loan, now, ct) is not null)
                due.Add(loan.Id);
        if (due.Count > 0)
            await WriteAsync(due, now, ct);
        return page.Count == AtOnce ? page[^1].Id : null;
    }

    private async Task WriteAsync(List<Guid> due, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        // Read again: somebody may have brought it back meanwhile.
        foreach (var loan in await db.AidLoans.Where(l => due.Contains(l.Id) && l.EndedAt == null).OrderBy(l => l.Id).ToListAsync(ct))
            await MoveOnAsync(loan, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task MoveOnAsync(AidLoan loan, DateTime now, CancellationToken ct)
    {
        if (Steps(loan, now))
            Step(loan, now);
        if (loan.EndedAt is not null || await RungAsync(loan, now, ct) is not { } rung)
            return;

        loan.Remind(rung);
        audit.Record(new Act("aid_loan.reminded", nameof(AidLoan), loan.Id) { To = loan.State.ToString(), Details = new { rung } });
        foreach (var (to, text) in Texts(loan, IsLate(loan, now)))
            await tell.AddAsync(loan.CommunityId, to, AidLoanNotices.Reminder(loan, $"reminded_{rung}", text, now), ct);
    }

    private static bool IsLate(AidLoan loan, DateTime now) => ChinaTime.Today(now) > loan.DueDay;

    /// <summary>Its day is over: it is overdue, or was never handed over.</summary>
    private static bool Steps(AidLoan loan, DateTime now) => IsLate(loan, now) && loan.State is AidLoanState.Lent or AidLoanState.Arranged;

    /// <summary>The rung to climb now; null when it was climbed already, and in quiet hours.</summary>
    private async Task<AidLoanRung?> RungAsync(AidLoan loan, DateTime now, CancellationToken ct)
    {
        var rung = AidLoanLadder.At(loan.DueDay, await policies.VersionAsync(loan.PolicyVersion, ct), now);
        return rung > loan.RemindedRung && !ChinaTime.IsQuiet(now) ? rung : null;
    }

    private void Step(AidLoan loan, DateTime now)
    {
        var (from, on) = (loan.State, loan.State == AidLoanState.Lent ? AidLoanEvent.FallDue : AidLoanEvent.Cancel);
        loan.Go(on, AidLoanRole.System, now);
        audit.Record(new Act(on == AidLoanEvent.FallDue ? "aid_loan.fell_due" : "aid_loan.cancelled", nameof(AidLoan), loan.Id) { From = from.ToString(), To = loan.State.ToString() });
    }

    /// <summary>Whoever has something to do; when it is late both.</summary>
    private static IEnumerable<(Guid To, string Text)> Texts(AidLoan loan, bool isLate) => loan.State switch
    {
        AidLoanState.Given => [(loan.BorrowerId, "出借人说已交给您，请确认。")],
        AidLoanState.Received or AidLoanState.ReturnSaid => [(loan.LenderId, loan.State == AidLoanState.Received ? "借用人说已收到，请确认交出。" : "借用人说已归还，请确认收到。")],
        AidLoanState.Arranged => [(loan.BorrowerId, $"约定的归还日期是 {loan.DueDay:yyyy-MM-dd}，还没有确认交接。")],
        _ when isLate => [(loan.BorrowerId, $"应于 {loan.DueDay:yyyy-MM-dd} 归还，请尽快还给邻居。"), (loan.LenderId, "您借出的物品逾期未还，已提醒对方。")],
        _ => [(loan.BorrowerId, $"请于 {loan.DueDay:yyyy-MM-dd} 前归还。")],
    };
}
