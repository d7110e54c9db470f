using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Aid;

/// <summary>邻里互助: a neighbour asks or offers. What it says lies in versions; neighbours see the one that was checked, or none.</summary>
public sealed class AidPost : ICommunityOwned, IVersioned, ITallied
{
    public const int MaxPhotos = 9;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid AuthorId { get; init; }

    /// <summary>Neighbours do not see who wrote it; staff do.</summary>
    public bool IsAnonymous { get; init; }

    public AidKind Kind { get; init; }

    public Guid BuildingId { get; init; }

    public Guid CompoundId { get; init; }

    public string Category { get; private set; } = "";

    public AidUrgency Urgency { get; private set; }

    public AidVisibility Visibility { get; private set; }

    /// <summary>Whose neighbours see it: the building, the compound or the community. Leads the list's index, so that a page is one short walk along it.</summary>
    public Guid Audience { get; private set; }

    public AidPostState State { get; private set; }

    /// <summary>The newest version of its content.</summary>
    public int ContentVersion { get; private set; } = 1;

    /// <summary>The version that neighbours see; null before one passed.</summary>
    public int? ShownVersion { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it was first shown; lists are ordered by it. Until then the time of writing.</summary>
    public DateTime ListedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Closed, expired or withdrawn.</summary>
    public DateTime? EndedAt { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public bool IsShown => State is AidPostState.Open or AidPostState.Matched && ShownVersion is not null;

    public static AidPost Create(Guid id, Guid communityId, Guid authorId, AidKind kind, Guid buildingId, Guid compoundId, bool anonymous, int policyVersion, DateTime now) => new()
    {
        Id = id, CommunityId = communityId, AuthorId = authorId, Kind = kind, BuildingId = buildingId, CompoundId = compoundId,
        IsAnonymous = anonymous, PolicyVersion = policyVersion, CreatedAt = now, ListedAt = now,
    };

    public void Describe(string category, AidUrgency urgency, AidVisibility visibility, DateTime expiresAt)
    {
        (Category, Urgency, Visibility, ExpiresAt) = (category, urgency, visibility, expiresAt);
        Audience = visibility switch { AidVisibility.Building => BuildingId, AidVisibility.Community => CommunityId, _ => CompoundId };
    }

    /// <summary>A new version was written; it is shown when it has been checked.</summary>
    public int Edited()
    {
        Go(AidPostEvent.Edit, AidRole.Author);
        return ++ContentVersion;
    }

    /// <param name="version">Of the content.</param>
    /// <param name="hasAgreedAnswer">Somebody helps already.</param>
    /// <param name="listedAt">Where it stands in lists, when it was never shown before.</param>
    public void Show(int version, bool hasAgreedAnswer, DateTime listedAt)
    {
        Go(State == AidPostState.Hidden && hasAgreedAnswer ? AidPostEvent.ShowMatched : AidPostEvent.Show, AidRole.Moderation);
        if (ShownVersion is null)
            ListedAt = listedAt;
        ShownVersion = version;
    }

    public void End(AidPostEvent how, AidRole by, DateTime now)
    {
        Go(how, by);
        EndedAt = now;
    }

    public void Go(AidPostEvent on, AidRole by) => State = AidStates.Posts.Next(State, on, by);

    /// <summary>By state now; by the day it was written, in all and by category.</summary>
    public IEnumerable<TallyLine> Tallied()
    {
        var posts = new TallyLine("aid.posts", ChinaTime.Today(CreatedAt), Guid.Empty, 1);
        return [TallyLine.One($"aid.state.{State}"), posts, posts with { Measure = $"aid.posts.{Category}" }];
    }
}

/// <summary>One version of what a post says. Moderators decide on exactly this; only they change it, by covering parts.</summary>
public sealed class AidPostContent : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    public int Number { get; init; }

    public string Title { get; internal set; } = "";

    public string Text { get; internal set; } = "";

    public List<Guid> PhotoIds { get; internal set; } = [];

    public DateTime CreatedAt { get; init; }
}
