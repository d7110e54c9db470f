using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>One of two neighbours who agreed writes down what is lent and until when. Who offered lends; who asked borrows.</summary>
public sealed class ArrangeLoan(
    NeighborPartyDb db, CurrentActor current, AidCategories categories, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <param name="dueDay">In China, today at the earliest.</param>
    /// <exception cref="RefusedException">404 for whom the answer is not; 409 before both agreed, after the post is over, or while this is lent already; 422 for a category without lending; 400 for a day out of range.</exception>
    public async Task<AidLoan> RunAsync(Guid postId, Guid answerId, DateOnly dueDay, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (post, answer) = await db.RequireSideAsync(postId, answerId, person, ct);
        if (answer.State != AidAnswerState.Agreed)
            throw AidRefusals.NotAgreed();
        if (post.State == AidPostState.Hidden || now > post.EndedAt + ReadAidContact.AfterEnd)
            throw AidRefusals.ContactOver();
        if (!categories.CanBeLent(post.Category))
            throw AidLoanRefusals.NotLendable();
        var policy = await policies.TodayAsync(ct);
        AidLoanRefusals.RequireDueDay(dueDay, policy, now);
        if (await db.AidLoans.AnyAsync(l => l.AnswerId == answerId && l.EndedAt == null, ct))
            throw AidLoanRefusals.AlreadyOpen();

        var loan = AidLoan.Create(Ids.New(now), post, answer, await db.ShownTitleAsync(post, ct), dueDay, policy.Version, now);
        db.AidLoans.Add(loan);
        audit.Record(new Act("aid_loan.arranged", nameof(AidLoan), loan.Id) { To = loan.State.ToString(), PolicyVersion = policy.Version, Details = new { post = postId, due = dueDay } });
        await tell.AddAsync(loan.CommunityId, loan.OtherThan(person), AidLoanNotices.About(loan, "arranged", $"约定了借用，归还日期 {dueDay:yyyy-MM-dd}。交接后请双方确认。", now, $"归还日期 {dueDay:yyyy-MM-dd}"), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return loan;
    }
}
