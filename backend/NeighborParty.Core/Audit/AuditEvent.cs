using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Audit;

/// <summary>
/// One act: who, when, from where, what, on which thing, with which result. Append-only and chained by HMAC,
/// written in the transaction of the act itself. Holds no secrets and no values of personal data.
/// </summary>
public sealed class AuditEvent : ICommunityOwned, ITallied
{
    public Guid Id { get; init; }

    /// <summary>Empty for acts before any community (a failed sign-in, a command).</summary>
    public Guid CommunityId { get; init; }

    /// <summary>1, 2, 3 … inside the community; 0 until the chain takes it in.</summary>
    public long Sequence { get; internal set; }

    public DateTime At { get; init; }

    /// <summary>Which act of its unit of work it was; not kept. Ids of one millisecond have no order.</summary>
    internal int Order { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public Guid? OnBehalfOf { get; init; }

    public ActedVia Via { get; init; }

    /// <summary>noun.verb in lower snake case: <c>armband.issued</c>.</summary>
    public string Action { get; init; } = "";

    public string Entity { get; init; } = "";

    public Guid? EntityId { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary><c>ok</c> or the refusal's code.</summary>
    public string Result { get; init; } = "ok";

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    /// <summary>Further facts as JSON, redacted.</summary>
    public string? Details { get; init; }

    public int? PolicyVersion { get; init; }

    public string? Ip { get; init; }

    public string? Device { get; init; }

    public string PreviousHash { get; internal set; } = "";

    public string Hash { get; internal set; } = "";

    /// <summary>Only alarms are counted: the console's first page must not look for them in the trail.</summary>
    public IEnumerable<TallyLine> Tallied() => Action == WatchBulkReads.Action ? [new TallyLine(WatchBulkReads.Action, ChinaTime.Today(At), Guid.Empty, 1)] : [];
}

/// <summary>The last link of a community's chain; a tail that was cut off is missed here and in the exported anchors.</summary>
public sealed class AuditChainHead
{
    public Guid CommunityId { get; init; }

    public long Sequence { get; internal set; }

    public string Hash { get; internal set; } = "";
}
