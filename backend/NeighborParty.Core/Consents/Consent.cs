using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Consents;

public enum ConsentEnd
{
    Withdrawn,

    /// <summary>A newer version was accepted.</summary>
    Superseded,
}

/// <summary>A person agreed to one text, in one version, word for word. Ended, never deleted: the record must show what held when.</summary>
public sealed class Consent : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public ConsentPurpose Purpose { get; init; }

    /// <summary>Of the text.</summary>
    public int Version { get; init; }

    /// <summary>Of the text; see <see cref="ConsentText.Hash"/>.</summary>
    public string TextHash { get; init; } = "";

    public DateTime AcceptedAt { get; init; }

    /// <summary>By the person on the phone, or by staff from a signed paper.</summary>
    public ActedVia Channel { get; init; }

    /// <summary>For a paper: who saw the signature.</summary>
    public string? Witness { get; init; }

    public DateTime? EndedAt { get; private set; }

    public ConsentEnd? EndedBy { get; private set; }

    public void End(ConsentEnd by, DateTime now) => (EndedAt, EndedBy) = (now, by);

    public static Consent To(ConsentText text, Guid communityId, Guid personId, ActedVia channel, string? witness, DateTime now) => new()
    {
        Id = Ids.New(now),
        CommunityId = communityId,
        PersonId = personId,
        Purpose = text.Purpose,
        Version = text.Version,
        TextHash = text.Hash,
        AcceptedAt = now,
        Channel = channel,
        Witness = witness,
    };
}
