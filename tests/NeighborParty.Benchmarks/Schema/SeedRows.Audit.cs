using System.Reflection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>Every check-in of the past left its link in the chain, so that the trail is as long as the table.</summary>
public sealed partial class SeedRows
{
    private static readonly PropertyInfo Sequence = typeof(AuditEvent).GetProperty(nameof(AuditEvent.Sequence))!;
    private static readonly PropertyInfo PreviousHash = typeof(AuditEvent).GetProperty(nameof(AuditEvent.PreviousHash))!;

    private string _head = "";

    private IEnumerable<SeedTable> Trail() =>
    [
        new("AuditEvents", "Id,CommunityId,Sequence,At,ActorKind,ActorId,ActorName,Via,Action,Entity,EntityId,From,To,Result,Details,PolicyVersion,Ip,Device,PreviousHash,Hash", Links()),
        // Read after the links, when the last one is known.
        new("AuditChainHeads", "CommunityId,Sequence,Hash", Each(1, _ => [Main, (long)plan.Rows, _head])),
    ];

    private IEnumerable<object?[]> Links() => Each(plan.Rows, r =>
    {
        var e = new AuditEvent
        {
            Id = SeedIds.Of(SeedKind.Audit, r), CommunityId = Main, At = CheckedInAt(r), ActorKind = ActorKind.Resident, ActorId = SeedIds.Of(SeedKind.Account, r % plan.Members),
            ActorName = SeedTexts.Name(r % plan.Members), Via = ActedVia.Self, Action = "duty.checked_in", Entity = nameof(ShiftSignup), EntityId = SeedIds.Of(SeedKind.Signup, r),
            From = nameof(SignupState.Confirmed), To = nameof(SignupState.CheckedIn), Result = nameof(AttendanceState.Accepted), Details = """{"flags":[]}""", PolicyVersion = 0, Ip = "127.0.0.1", Device = "benchmark",
        };
        var previous = _head;
        Sequence.SetValue(e, r + 1L);
        PreviousHash.SetValue(e, previous);
        _head = chain.HashOf(e);
        return
        [
            e.Id, e.CommunityId, e.Sequence, e.At, e.ActorKind.ToString(), e.ActorId, e.ActorName, e.Via.ToString(), e.Action, e.Entity, e.EntityId,
            e.From, e.To, e.Result, e.Details, e.PolicyVersion, e.Ip, e.Device, previous, _head,
        ];
    });
}
