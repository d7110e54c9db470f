using System.Text.Encodings.Web;
using System.Text.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Audit;

/// <summary>What a use case says of its act; the trail adds who, when and from where.</summary>
/// <param name="Action">noun.verb in lower snake case.</param>
/// <param name="Entity">The type's name in code.</param>
public sealed record Act(string Action, string Entity, Guid? EntityId)
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string Result { get; init; } = "ok";

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    /// <summary>Redacted facts; never a phone, an address, a token or coordinates.</summary>
    public object? Details { get; init; }

    public int? PolicyVersion { get; init; }

    public Guid? OnBehalfOf { get; init; }

    /// <summary>Null: as the actor's kind says.</summary>
    public ActedVia? Via { get; init; }

    /// <summary>Null: the community of the scope.</summary>
    public Guid? CommunityId { get; init; }
}

/// <summary>Adds audit rows to the unit of work: they commit with the act or not at all.</summary>
public sealed class AuditTrail(NeighborPartyDb db, CurrentActor current, CommunityScope scope, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _acts;

    public void Record(Act act) => db.AuditEvents.Add(RowOf(act, current.Actor, scope.CommunityId, _acts++, time.Now()));

    /// <summary>For a write that does not go through the unit of work.</summary>
    internal static AuditEvent RowOf(Act act, Actor actor, Guid? community, int order, DateTime now) =>
        new()
        {
            Id = Ids.New(now),
            CommunityId = act.CommunityId ?? community ?? Guid.Empty,
            At = now,
            Order = order,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            ActorName = actor.Name,
            OnBehalfOf = act.OnBehalfOf,
            Via = act.Via ?? actor.Via,
            Action = act.Action,
            Entity = act.Entity,
            EntityId = act.EntityId,
            From = act.From,
            To = act.To,
            Result = act.Result,
            ReasonCode = act.ReasonCode,
            ReasonText = act.ReasonText,
            Details = act.Details is null ? null : JsonSerializer.Serialize(act.Details, Json),
            PolicyVersion = act.PolicyVersion,
            Ip = actor.Ip,
            Device = actor.Device,
        };
}
