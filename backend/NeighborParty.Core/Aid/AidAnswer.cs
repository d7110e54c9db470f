using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour's answer to a post: seen by its author and the author of the post, and by nobody else.</summary>
public sealed class AidAnswer : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>As its author wrote it, or with what a moderator covered.</summary>
    public string Text { get; internal set; } = "";

    public AidAnswerState State { get; private set; }

    public DateTime CreatedAt { get; init; }

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

    public void IsFirstFor(AidPost post) => FirstForPostOf = post.CreatedAt;

    public IEnumerable<TallyLine> Tallied()
    {
        yield return new TallyLine("aid.answers", ChinaTime.Today(CreatedAt), Guid.Empty, 1);
        if (FirstForPostOf is { } posted)
            yield return new TallyLine("aid.answered", ChinaTime.Today(posted), Guid.Empty, 1);
    }

    public void Go(AidAnswerEvent on, AidRole by, DateTime now)
    {
        State = AidAnswerStates.Table.Next(State, on, by);
        if (State == AidAnswerState.Agreed)
            AgreedAt = now;
        EndedAt = State is AidAnswerState.Declined or AidAnswerState.Withdrawn or AidAnswerState.Rejected or AidAnswerState.Lapsed ? now : null;
    }
}
