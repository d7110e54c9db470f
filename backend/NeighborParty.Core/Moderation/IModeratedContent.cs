namespace NeighborParty.Core.Moderation;

/// <summary>What a moderator has to see of a content.</summary>
/// <param name="Title">The heading, or what it answers to.</param>
/// <param name="PhotoIds">In the author's order.</param>
/// <param name="Place">Building or compound, for the eye.</param>
/// <param name="Before">The version that neighbours see now, when this one would replace it.</param>
public sealed record ContentToJudge(string KindName, string Title, string Text, IReadOnlyList<Guid> PhotoIds, string Place, string? Before);

/// <summary>A noun whose content is moderated: it changes its own state as the moderation says, in the same transaction.</summary>
public interface IModeratedContent
{
    /// <summary>As in <see cref="ModerationItem.ContentKind"/>.</summary>
    string Kind { get; }

    Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct);

    /// <summary>The text WeChat judges; null when the content is gone.</summary>
    Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct);

    /// <summary>The machine is done and a human has to look.</summary>
    Task AwaitReviewAsync(ModerationItem item, CancellationToken ct);

    /// <summary>This version may be seen.</summary>
    Task ShowAsync(ModerationItem item, CancellationToken ct);

    /// <summary>This version must not be seen; the author is told why.</summary>
    Task RejectAsync(ModerationItem item, CancellationToken ct);

    /// <summary>Taken out of sight, by a moderator or until one has looked.</summary>
    Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct);
}
