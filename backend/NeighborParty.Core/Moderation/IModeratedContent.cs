namespace NeighborParty.Core.Moderation;

/// <summary>What a moderator has to see of a content.</summary>
/// <param name="Title">The heading, or what it answers to.</param>
/// <param name="PhotoIds">In the author's order.</param>
/// <param name="Place">Building or compound, for the eye.</param>
/// <param name="Before">The version that neighbours see now, when this one would replace it.</param>
public sealed record ContentToJudge(string KindName, string Title, string Text, IReadOnlyList<Guid> PhotoIds, string Place, string? Before);

/// <summary>What a content says, without anything around it.</summary>
public sealed record ModeratedText(string? Title, string Text, IReadOnlyList<Guid> PhotoIds);

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

    /// <summary>Whether parts of it can be covered; then <see cref="ContentAsync"/> and <see cref="ReplaceAsync"/> are there.</summary>
    bool CanBeRedacted => false;

    /// <summary>Whether its author can write it differently; without it nobody is asked to.</summary>
    bool CanBeChanged => false;

    /// <summary>Whether who is muted may not write it. What people need help with is never muted.</summary>
    bool IsMuted => true;

    /// <summary>Whether a human looks at a new author's, even when the machine passed it.</summary>
    bool NeedsTrust => true;

    /// <summary>What exactly this version says; null when the content is gone.</summary>
    Task<ModeratedText?> ContentAsync(ModerationItem item, CancellationToken ct) => Task.FromResult<ModeratedText?>(null);

    /// <summary>Puts another text in the place of this version: the covered one, or the original again.</summary>
    Task ReplaceAsync(ModerationItem item, ModeratedText text, CancellationToken ct) => throw ModerationRefusals.NotRedactable();

    /// <summary>The author is asked to write it differently.</summary>
    Task RequestChangeAsync(ModerationItem item, CancellationToken ct) => RejectAsync(item, ct);

    /// <summary>The refusal was wrong: shown as if it had never been refused, with its original time.</summary>
    /// <returns>False when it cannot be seen any more for another reason.</returns>
    async Task<bool> RestoreAsync(ModerationItem item, CancellationToken ct)
    {
        await ShowAsync(item, ct);
        return true;
    }

    /// <summary>Nobody looked at the reports about it in time: it is seen again until somebody does.</summary>
    Task ShowMeanwhileAsync(ModerationItem item, CancellationToken ct) => ShowAsync(item, ct);

    /// <summary>Whether it is over, so that nothing is left to hide.</summary>
    Task<bool> HasEndedAsync(ModerationItem item, CancellationToken ct) => Task.FromResult(false);

    /// <summary>Whether somebody waits who cannot wait long: half an hour for the first look.</summary>
    Task<bool> IsUrgentAsync(ModerationItem item, CancellationToken ct) => Task.FromResult(false);

    /// <summary>The account or staff account that wrote it down for its author; null when the author did.</summary>
    Task<Guid?> SubmittedByAsync(ModerationItem item, CancellationToken ct) => Task.FromResult<Guid?>(null);

    /// <summary>Whose household it is about: nobody who lives there reads or judges it. Null when it is about none.</summary>
    Task<Guid?> HouseholdAsync(Guid contentId, CancellationToken ct) => Task.FromResult<Guid?>(null);

    /// <summary>Whose house it is about: neighbours of it do not judge its disputes. Null when it is about none.</summary>
    Task<Guid?> BuildingAsync(Guid contentId, CancellationToken ct) => Task.FromResult<Guid?>(null);
}
