using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>Why two were not brought together. Chosen, not written: who offered help is not to be hurt by words.</summary>
public enum TurnDownReason
{
    SomebodyElse,
    NotReached,
    NotSuitable,
    NotNeeded,
}

/// <summary>A leader or the office has looked who answers, and introduces the two or not (domain 3.4, dispatch_moderated).</summary>
public sealed class IntroduceAnswer(NeighborPartyDb db, AidIntroducers introducers, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    public static string Label(TurnDownReason reason) => reason switch
    {
        TurnDownReason.SomebodyElse => "已安排其他邻居",
        TurnDownReason.NotReached => "没有联系上您核实",
        TurnDownReason.NotSuitable => "这件事不便由您来办",
        _ => "已经不需要了",
    };

    /// <summary>Doing it again changes nothing.</summary>
    /// <exception cref="RefusedException">404 for who may not; 403 for one of the two sides; 409 when it waits no longer.</exception>
    public Task<AidAnswer> RunAsync(Guid answerId, CancellationToken ct) => MoveAsync(answerId, AidAnswerEvent.Introduce, null, ct);

    /// <inheritdoc cref="RunAsync"/>
    public Task<AidAnswer> TurnDownAsync(Guid answerId, TurnDownReason reason, CancellationToken ct) => MoveAsync(answerId, AidAnswerEvent.TurnDown, reason, ct);

    private async Task<AidAnswer> MoveAsync(Guid answerId, AidAnswerEvent what, TurnDownReason? reason, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var answer = await db.AidAnswers.FirstOrDefaultAsync(a => a.Id == answerId, ct) ?? throw Refusals.NotFound();
        var post = await db.AidPosts.FirstAsync(p => p.Id == answer.PostId, ct);
        await introducers.RequireAsync(post, answer, ct);
        // What nobody has checked yet is not there for a leader.
        if (answer is { IntroducedAt: null, State: AidAnswerState.MachineCheck or AidAnswerState.Review or AidAnswerState.Rejected or AidAnswerState.Hidden })
            throw Refusals.NotFound();
        if (IsDone(answer, what))
            return answer;

        var from = answer.State;
        answer.Go(what, AidRole.Introducer, now);
        var title = await db.ShownTitleAsync(post, ct);
        if (what == AidAnswerEvent.Introduce)
        {
            await db.FirstForAsync(post, answer, ct);
            await TellAsync(post, post.AuthorId, answer, "given", title, "楼长或社区核实后，给您介绍了一位邻居。", now, ct);
            await TellAsync(post, answer.PersonId, answer, "introduced", title, "已把您介绍给发帖人，请等对方回复。", now, ct);
        }
        else
        {
            await TellAsync(post, answer.PersonId, answer, "not_introduced", title, $"这次没有安排您：{Label(reason!.Value)}。谢谢您的热心。", now, ct);
        }

        audit.Record(new Act(what == AidAnswerEvent.Introduce ? "aid_answer.introduced" : "aid_answer.not_introduced", nameof(AidAnswer), answer.Id)
        {
            From = from.ToString(), To = answer.State.ToString(), Details = new { post = post.Id, reason },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return answer;
    }

    private static bool IsDone(AidAnswer answer, AidAnswerEvent what) => what == AidAnswerEvent.Introduce
        ? answer is { IntroducedAt: not null, State: AidAnswerState.Open or AidAnswerState.Accepted or AidAnswerState.Agreed }
        : answer.State == AidAnswerState.NotIntroduced;

    private Task TellAsync(AidPost post, Guid person, AidAnswer answer, string what, string title, string text, DateTime now, CancellationToken ct) =>
        tell.AddAsync(post.CommunityId, person, AidNotices.About(post, $"aid_answer.{what}", title, text, $"{answer.Id:N}:{what}", now), ct);
}
