using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour's answer to a post: seen by its author and the author of the post, and by nobody else.</summary>
public sealed class AidAnswer : ICommunityOwned, IVersioned, ITallied
{
    /// <summary>How many wait for a leader or the office, among the tallies.</summary>
    public const string AwaitIntroductionMeasure = "aid.answers.waiting";

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>As its author wrote it, or with what a moderator covered.</summary>
    public string Text { get; internal set; } = "";

    public AidAnswerState State { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When a leader or the office introduced the two; null in categories that go without.</summary>
    public DateTime? IntroducedAt { get; private set; }

    /// <summary>By when the leader should have introduced the two; null when nothing waits, and once the secretary was told that it is late.</summary>
    public DateTime? IntroductionDueAt { get; private set; }

    public DateTime? AgreedAt { get; private set; }

    /// <summary>When nothing more can come of it; a new answer is possible then.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>When the post was written, if this was the first answer that its author saw; null for all others. So the share of posts that were answered is kept with the day of the post.</summary>
    public DateTime? FirstForPostOf { get; private set; }

    public int Version { get; private set; } = 1;

    public static AidAnswer Create(Guid id, Guid communityId, Guid postId, Guid personId, string text, DateTime now) =>
        new() { Id = id, CommunityId = communityId, PostId = postId, PersonId = personId, Text = text, CreatedAt = now };

    /// <summary>The author of the post sees it only after it was checked.</summary>
    public bool IsShownToAuthor => ShownToAuthor(State);

    public static bool ShownToAuthor(AidAnswerState state) =>
        state is AidAnswerState.Open or AidAnswerState.Accepted or AidAnswerState.Agreed or AidAnswerState.Declined;

    /// <param name="due">By when the leader should have looked.</param>
    /// <param name="now">When it was checked.</param>
    public void AwaitIntroduction(DateTime due, DateTime now)
    {
        Go(AidAnswerEvent.AwaitIntroduction, AidRole.Moderation, now);
        IntroductionDueAt = due;
    }

    /// <summary>Whose turn it was has let the time pass, and somebody else was told.</summary>
    public void LateIntroductionTold() => IntroductionDueAt = null;

    public void IsFirstFor(AidPost post) => FirstForPostOf = post.CreatedAt;

    public IEnumerable<TallyLine> Tallied()
    {
        yield return new TallyLine("aid.answers", ChinaTime.Today(CreatedAt), Guid.Empty, 1);
        if (State == AidAnswerState.AwaitsIntroduction)
            yield return TallyLine.One(AwaitIntroductionMeasure);
        if (FirstForPostOf is { } posted)
            yield return new TallyLine("aid.answered", ChinaTime.Today(posted), Guid.Empty, 1);
    }

    public void Go(AidAnswerEvent on, AidRole by, DateTime now)
    {
        State = AidAnswerStates.Table.Next(State, on, by);
        if (on == AidAnswerEvent.Introduce)
            IntroducedAt = now;
        if (State == AidAnswerState.Agreed)
            AgreedAt = now;
        IntroductionDueAt = null;
        EndedAt = State is AidAnswerState.Declined or AidAnswerState.Withdrawn or AidAnswerState.Rejected or AidAnswerState.Lapsed or AidAnswerState.NotIntroduced ? now : null;
    }
}
