using NeighborParty.Core.Data;

namespace NeighborParty.Core.Notices;

/// <summary>How far the WeChat message beside an inbox row came.</summary>
public enum Knock
{
    /// <summary>None was granted or wanted.</summary>
    None,
    Waiting,

    /// <summary>Handed to WeChat, no answer yet. Found again after a crash it counts as delivered: better none than two.</summary>
    Sending,
    Delivered,

    /// <summary>WeChat gave no answer; it may have arrived.</summary>
    Unknown,

    /// <summary>The person does not let WeChat deliver.</summary>
    NotGranted,
    Failed,
}

/// <summary>What the product told a person. The inbox is the record; a WeChat message is only a knock at the door.</summary>
public sealed class InboxMessage : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>noun.event in lower snake case, for the client's icon.</summary>
    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>What it is about: the noun's plural as in the API's path, and its id.</summary>
    public string? AboutKind { get; init; }

    public Guid? AboutId { get; init; }

    /// <summary>Unique in the community: the same thing is told once.</summary>
    public string DedupeKey { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public Knock Knock { get; private set; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>It cannot wait: should WeChat not deliver it, somebody has to call.</summary>
    public bool CallIfUndelivered { get; private set; }

    /// <summary>The person has no WeChat, or it did not deliver, and must be told by phone or at the door; null when not, when it is done, or when it is too late.</summary>
    public DateTime? CallSince { get; private set; }

    /// <summary>When somebody told the person.</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>Account or staff account.</summary>
    public Guid? ToldBy { get; private set; }

    public string? ToldByName { get; private set; }

    public void AskForCall(DateTime now) => CallSince = now;

    public void CallUnlessDelivered() => CallIfUndelivered = true;

    /// <summary>Nobody needs to be told any more.</summary>
    public void EndCall() => CallSince = null;

    public void Tell(Guid by, string byName, DateTime now) => (CallSince, ToldAt, ToldBy, ToldByName) = (null, now, by, byName);

    public void SetKnock(Knock knock) => Knock = knock;

    public void Read(DateTime now) => ReadAt ??= now;
}

/// <summary>How many messages of a template a person still lets WeChat deliver. WeChat cannot be asked, so it is counted here.</summary>
public sealed class MessageGrant
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string Template { get; init; } = "";

    public int Left { get; private set; }

    public void Accepted() => Left++;

    public void Refused() => Left = 0;
}
