using NeighborParty.Core.Consents;

namespace NeighborParty.Core.Basics;

public enum ActorKind
{
    System,
    Resident,
    Staff,
}

/// <summary>By which way an act came in; part of every audit row.</summary>
public enum ActedVia
{
    Self,
    Leader,
    Staff,
    System,
    Import,
}

/// <summary>Who acts in this request. <see cref="Id"/> is the account, the staff account, or empty for the system.</summary>
public sealed record Actor(ActorKind Kind, Guid Id, string Name)
{
    public static readonly Actor System = new(ActorKind.System, Guid.Empty, "系统");

    public Guid? CommunityId { get; init; }

    /// <summary>The resident's person in the community of the session; null before consent was given there.</summary>
    public Guid? PersonId { get; init; }

    public Guid? SessionId { get; init; }

    /// <summary>Address of the caller, as the host determined it (never from a header that the caller wrote).</summary>
    public string? Ip { get; init; }

    /// <summary>What the phone says of itself; a claim.</summary>
    public string? Device { get; init; }

    public ActedVia Via => Kind switch
    {
        ActorKind.Staff => ActedVia.Staff,
        ActorKind.Resident => ActedVia.Self,
        _ => ActedVia.System,
    };
}

/// <summary>Holds the request's actor. The host sets it once after authentication; outside a request it is the system.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.System;

    /// <exception cref="RefusedException">401 when nobody signed in as a resident, 403 when no community was entered or the core consent is missing.</exception>
    public Guid RequirePerson() => Actor switch
    {
        { Kind: not ActorKind.Resident } => throw Refusals.SignInFirst(),
        { PersonId: { } person } => person,
        { CommunityId: null } => throw ConsentRefusals.NoCommunity(),
        _ => throw ConsentRefusals.Required(ConsentPurpose.Membership),
    };
}
