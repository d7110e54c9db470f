using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>成批停用: one member of staff asks, another one agrees.</summary>
public sealed class ArmbandRetirement : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public required string Reason { get; init; }

    /// <summary>The staff account.</summary>
    public Guid AskedBy { get; init; }

    public string AskedByName { get; init; } = "";

    public DateTime AskedAt { get; init; }

    public RetirementState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? DecisionNote { get; private set; }

    /// <summary>How many were retired in the end: what was handed out meanwhile stays, what was out of use before is not counted twice.</summary>
    public int Retired { get; private set; }

    public int Version { get; private set; } = 1;

    public List<ArmbandRetirementItem> Items { get; } = [];

    /// <exception cref="RefusedException">409 when it is decided, 403 for the wrong one of the two.</exception>
    public void Decide(RetirementStep step, Actor by, string? note, RetirementRole role, DateTime now)
    {
        State = RetirementStates.Machine.Next(State, step, role);
        (DecidedBy, DecidedByName, DecidedAt, DecisionNote) = (by.Id, by.Name, now, note);
    }

    public void Count(int retired) => Retired = retired;
}

/// <summary>One armband that is to go.</summary>
public sealed class ArmbandRetirementItem : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid RetirementId { get; init; }

    public Guid ArmbandId { get; init; }
}
