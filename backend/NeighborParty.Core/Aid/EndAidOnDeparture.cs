using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Aid;

/// <summary>
/// Whoever is gone has nothing on show any more: posts are withdrawn, answers too, and nothing is followed.
/// What was lent has to come back all the same; only what waits for the word of a lender who is gone does not wait for ever.
/// </summary>
public sealed class EndAidOnDeparture(NeighborPartyDb db, EndAidPost end, ReplyToAnswer reply, SettleLoan settle) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        var personId = gone.PersonId;
        foreach (var post in await db.AidPosts.Where(p => p.AuthorId == personId && p.EndedAt == null).ToListAsync(ct))
            await end.EndAsync(post, AidPostEvent.Withdraw, AidRole.Author, ct);
        foreach (var answer in await db.AidAnswers.Where(a => a.PersonId == personId && a.EndedAt == null).ToListAsync(ct))
        {
            if (!AidAnswerStates.Table.Allows(answer.State, AidAnswerEvent.Withdraw, AidRole.Answerer))
                continue;
            await reply.MoveAsync(await db.AidPosts.FirstAsync(p => p.Id == answer.PostId, ct), answer, AidAnswerEvent.Withdraw, AidRole.Answerer, ct);
        }

        db.AidFollows.RemoveRange(await db.AidFollows.Where(f => f.PersonId == personId).ToListAsync(ct));
        foreach (var loan in await db.AidLoans.Where(l => (l.LenderId == personId || l.BorrowerId == personId) && l.EndedAt == null).ToListAsync(ct))
            if (WhatEnds(loan, personId) is { } what)
                await settle.MoveAsync(loan, what, AidLoanRole.System, null, gone.Because, [loan.OtherThan(personId)], ct);
    }

    private static AidLoanEvent? WhatEnds(AidLoan loan, Guid personId) => loan.State switch
    {
        AidLoanState.Arranged => AidLoanEvent.Cancel,
        AidLoanState.Given or AidLoanState.Received when loan.LenderId == personId => AidLoanEvent.Cancel,
        AidLoanState.ReturnSaid when loan.LenderId == personId => AidLoanEvent.Settle,
        _ => null,
    };
}
