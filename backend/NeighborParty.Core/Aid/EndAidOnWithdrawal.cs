using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Aid;

/// <summary>Whoever takes the core consent back has nothing on show any more: posts are withdrawn, answers too, and nothing is followed. What was lent has to come back all the same.</summary>
public sealed class EndAidOnWithdrawal(NeighborPartyDb db, EndAidPost end, SubmitForModeration moderation, AuditTrail audit, TimeProvider time) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var post in await db.AidPosts.Where(p => p.AuthorId == personId && p.EndedAt == null).ToListAsync(ct))
            await end.EndAsync(post, AidPostEvent.Withdraw, AidRole.Author, ct);
        foreach (var answer in await db.AidAnswers.Where(a => a.PersonId == personId && a.EndedAt == null).ToListAsync(ct))
        {
            if (!AidAnswerStates.Table.Allows(answer.State, AidAnswerEvent.Withdraw, AidRole.Answerer))
                continue;
            answer.Go(AidAnswerEvent.Withdraw, AidRole.Answerer, time.Now());
            await moderation.DropAsync(ModeratedAidAnswers.ContentKind, answer.Id, ct);
        }

        db.AidFollows.RemoveRange(await db.AidFollows.Where(f => f.PersonId == personId).ToListAsync(ct));
        foreach (var loan in await db.AidLoans.Where(l => (l.LenderId == personId || l.BorrowerId == personId) && l.State == AidLoanState.Arranged).ToListAsync(ct))
        {
            loan.Go(AidLoanEvent.Cancel, AidLoanRole.System, time.Now());
            audit.Record(new Act("aid_loan.cancelled", nameof(AidLoan), loan.Id) { From = nameof(AidLoanState.Arranged), To = loan.State.ToString() });
        }
    }
}
