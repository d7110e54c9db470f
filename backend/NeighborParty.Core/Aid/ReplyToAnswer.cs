using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>
/// The two sides of an answer agree, or not: the author of the post accepts or declines, the one who answered agrees or
/// withdraws. Only when both have agreed may each see the other's phone.
/// </summary>
public sealed class ReplyToAnswer(
    NeighborPartyDb db, CurrentActor current, AuthorStanding standing, ReopenAidPost reopen, SubmitForModeration moderation, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>Doing again what was done already changes nothing.</summary>
    /// <exception cref="RefusedException">404 for whom the answer is not; 409 when its state or that of the post does not allow it; 403 for who is suspended and wants to meet somebody.</exception>
    public async Task<AidAnswer> RunAsync(Guid postId, Guid answerId, AidAnswerEvent what, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var (post, answer) = await db.RequireSideAsync(postId, answerId, person, ct);
        var role = person == answer.PersonId ? AidRole.Answerer : AidRole.Author;
        if (IsDone(answer.State, what))
            return answer;
        if (what is AidAnswerEvent.Decline or AidAnswerEvent.Withdraw && await IsLentAsync(answerId, ct))
            throw AidLoanRefusals.StillOut();
        // Taking back and saying no stay possible.
        if (what is AidAnswerEvent.Accept or AidAnswerEvent.Agree)
            await standing.RequireNotSuspendedAsync(person, ct);
        if (what is AidAnswerEvent.Accept or AidAnswerEvent.Agree && !post.IsShown)
            throw AidRefusals.NotOpen();

        await MoveAsync(post, answer, what, role, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return answer;
    }

    /// <summary>In the caller's write; also for who takes the consent back.</summary>
    internal async Task MoveAsync(AidPost post, AidAnswer answer, AidAnswerEvent what, AidRole role, CancellationToken ct)
    {
        var now = time.Now();
        var from = answer.State;
        answer.Go(what, role, now);
        if (what == AidAnswerEvent.Agree)
            post.Go(AidPostEvent.Match, AidRole.Answerer);
        audit.Record(new Act($"aid_answer.{NameOf(what)}", nameof(AidAnswer), answer.Id) { From = from.ToString(), To = answer.State.ToString(), Details = new { post = post.Id } });
        await TellOtherAsync(post, answer, what, from, now, ct);
        // What nobody has seen yet needs no look any more.
        if (what == AidAnswerEvent.Withdraw)
            await moderation.DropAsync(ModeratedAidAnswers.ContentKind, answer.Id, ct);
        if (from == AidAnswerState.Agreed && what is AidAnswerEvent.Decline or AidAnswerEvent.Withdraw)
            await reopen.RunAsync(post, answer, role, ct);
    }

    /// <summary>Who has the other's thing must stay within reach; what was only arranged is no hindrance.</summary>
    private async Task<bool> IsLentAsync(Guid answerId, CancellationToken ct) =>
        await db.AidLoans.FirstOrDefaultAsync(l => l.AnswerId == answerId && l.EndedAt == null, ct) is { } loan && AidLoanStates.IsOut(loan.State);

    private static bool IsDone(AidAnswerState state, AidAnswerEvent what) => (state, what) is
        (AidAnswerState.Accepted or AidAnswerState.Agreed, AidAnswerEvent.Accept) or (AidAnswerState.Agreed, AidAnswerEvent.Agree)
        or (AidAnswerState.Declined, AidAnswerEvent.Decline) or (AidAnswerState.Withdrawn, AidAnswerEvent.Withdraw);

    private static string NameOf(AidAnswerEvent what) => what switch
    {
        AidAnswerEvent.Accept => "accepted",
        AidAnswerEvent.Agree => "agreed",
        AidAnswerEvent.Decline => "declined",
        _ => "withdrawn",
    };

    private async Task TellOtherAsync(AidPost post, AidAnswer answer, AidAnswerEvent what, AidAnswerState from, DateTime now, CancellationToken ct)
    {
        // What the author of the post never saw need not be reported to them.
        if (what == AidAnswerEvent.Withdraw && from is not (AidAnswerState.Open or AidAnswerState.Accepted or AidAnswerState.Agreed))
            return;
        var title = await db.ShownTitleAsync(post, ct);
        var (to, text) = what switch
        {
            AidAnswerEvent.Accept => (answer.PersonId, "发帖人愿意与您联系，请确认后互相显示电话。"),
            AidAnswerEvent.Agree => (post.AuthorId, "对方已同意，现在可以看到联系电话。"),
            AidAnswerEvent.Decline => (answer.PersonId, "发帖人婉拒了您的应答，谢谢您的热心。"),
            _ => (post.AuthorId, "对方撤回了应答。"),
        };
        await tell.AddAsync(post.CommunityId, to, AidNotices.About(post, $"aid_answer.{NameOf(what)}", title, text, $"{answer.Id:N}:{NameOf(what)}", now), ct);
    }
}
