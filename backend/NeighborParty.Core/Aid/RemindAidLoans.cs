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
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var soon = ChinaTime.Today(now).AddDays((await policies.TodayAsync(ct)).AidLoanDueSoonDays);
        var due = await db.AidLoans
            .Where(l => l.EndedAt == null && l.DueDay <= soon && l.Id.CompareTo(after) > 0 && (l.RemindedRung != AidLoanRung.Staff || l.State == AidLoanState.Lent))
            .OrderBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var loan in due)
            await MoveOnAsync(loan, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return due.Count == AtOnce ? due[^1].Id : null;
    }

    private async Task MoveOnAsync(AidLoan loan, DateTime now, CancellationToken ct)
    {
        var isLate = ChinaTime.Today(now) > loan.DueDay;
        if (isLate && loan.State is AidLoanState.Lent or AidLoanState.Arranged)
            Step(loan, now);
        var rung = AidLoanLadder.At(loan.DueDay, await policies.VersionAsync(loan.PolicyVersion, ct), now);
        if (loan.EndedAt is not null || rung <= loan.RemindedRung || ChinaTime.IsQuiet(now))
            return;

        loan.Remind(rung);
        audit.Record(new Act("aid_loan.reminded", nameof(AidLoan), loan.Id) { To = loan.State.ToString(), Details = new { rung } });
        foreach (var (to, text) in Texts(loan, isLate))
            await tell.AddAsync(loan.CommunityId, to, AidLoanNotices.Reminder(loan, $"reminded_{rung}", text, now), ct);
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
