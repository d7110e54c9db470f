using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>签到、签退: somebody arrived or left, with what speaks for it. One of each kind for a sign-up, unless refused.</summary>
public sealed class AttendanceEvent : ICommunityOwned
{
    public static readonly SealedField LocationField = new(nameof(AttendanceEvent), "Location");
    public static readonly SealedField CoordinatesField = new(nameof(AttendanceEvent), "Coordinates");
    public static readonly SealedField DeviceField = new(nameof(AttendanceEvent), "Device");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid SignupId { get; init; }

    public Guid ShiftId { get; init; }

    public Guid PersonId { get; init; }

    public AttendanceKind Kind { get; init; }

    public DateTime At { get; init; }

    public ActedVia Via { get; init; }

    public AttendanceState State { get; private set; }

    public long? CodeStep { get; init; }

    public uint? DisplayId { get; init; }

    public int? DistanceMetres { get; init; }

    public int? AccuracyMetres { get; init; }

    /// <summary>Whereabouts are sensitive: rounded to about ten metres, sealed, and forgotten after 90 days.</summary>
    public string? LocationSealed { get; private set; }

    /// <summary>Blind index of the unrounded coordinates, only to see equal ones; forgotten with them.</summary>
    public string? LocationKey { get; private set; }

    public string? DeviceKey { get; private set; }

    /// <summary>What the phone's clock said; a claim.</summary>
    public DateTime? ClaimedAt { get; init; }

    public AttendanceFlags Flags { get; private set; }

    /// <summary>The account, the staff account, or empty for the system.</summary>
    public Guid RecordedBy { get; init; }

    public string? Reason { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    internal static AttendanceEvent Of(ShiftSignup signup, AttendanceKind kind, Evidence evidence, AttendanceFlags flags) => new()
    {
        Id = evidence.Id,
        CommunityId = signup.CommunityId,
        SignupId = signup.Id,
        ShiftId = signup.ShiftId,
        PersonId = signup.PersonId,
        Kind = kind,
        At = evidence.At,
        Via = evidence.Via,
        State = evidence.State,
        CodeStep = evidence.CodeStep,
        DisplayId = evidence.DisplayId,
        DistanceMetres = evidence.DistanceMetres,
        AccuracyMetres = evidence.AccuracyMetres,
        LocationSealed = evidence.LocationSealed,
        LocationKey = evidence.LocationKey,
        DeviceKey = evidence.DeviceKey,
        ClaimedAt = evidence.ClaimedAt,
        Flags = evidence.Flags | flags,
        RecordedBy = evidence.RecordedBy,
        Reason = evidence.Reason,
    };

    public void Decide(AttendanceDecision decision, DutyRole by, Guid actor, string reason, DateTime now)
    {
        State = AttendanceStates.Machine.Next(State, decision, by);
        (DecidedBy, DecidedAt, Reason) = (actor, now, reason);
    }

    internal void RefuseWithArrival(string reason, DateTime now) => (State, DecidedAt, Reason) = (AttendanceState.Refused, now, reason);

    public void Flag(AttendanceFlags flags) => Flags |= flags;

    /// <summary>Keeps whether and how far, forgets where and with which phone.</summary>
    public void ForgetWhereabouts() => (LocationSealed, LocationKey, DeviceKey) = (null, null, null);
}
