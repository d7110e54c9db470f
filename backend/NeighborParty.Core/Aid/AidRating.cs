using NeighborParty.Core.Data;

namespace NeighborParty.Core.Aid;

/// <summary>
/// What one of the two who agreed says of the other. The other one sees it when both have given theirs, or when no more can be
/// given: so nobody pays back what they read. No text, so there is nothing to moderate.
/// </summary>
public sealed class AidRating : ICommunityOwned
{
    public const int MostStars = 5;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    public Guid AnswerId { get; init; }

    public Guid RaterId { get; init; }

    public Guid RatedId { get; init; }

    /// <summary>1 to <see cref="MostStars"/>.</summary>
    public int Stars { get; init; }

    /// <summary>The need was met.</summary>
    public bool Helped { get; init; }

    /// <summary>Days after the end until one that stands alone is shown, by the rule that the post was made under.</summary>
    public int HiddenDays { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When ratings of an answer are shown, and no longer taken; null while nothing has ended.</summary>
    /// <param name="endedAt">Of the answer, or of the post where the two stayed agreed.</param>
    /// <param name="days">Days after the end, from the community's policy.</param>
    public static DateTime? ShownAt(DateTime? endedAt, int days) => endedAt?.AddDays(days);
}
