using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Duties;

/// <summary>签到、签退: somebody arrived or left, with what speaks for it. One of each kind for a sign-up, unless refused.</summary>
public sealed class AttendanceEvent : ICommunityOwned, ITallied
{
    public static readonly SealedField LocationField = new(nameof(AttendanceEvent), "Location");
    public static readonly SealedField CoordinatesField = new(nameof(AttendanceEvent), "Coordinates");
    public static readonly SealedField DeviceField = new(nameof(AttendanceEvent), "Device");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid SignupId { get; init; }

    public Guid ShiftId { get; init; }

    /// <summary>Of the shift when it was recorded; null: open to all groups.</summary>
    public Guid? GroupId { get; init; }

    public Guid PersonId { get; init; }

    public AttendanceKind Kind { get; init; }

    public DateTime At { get; init; }

    public ActedVia Via { get; init; }

    public AttendanceState State { get; private set; }

    /// <summary>0 while it counts. A refused one steps aside under a number of its own, so that the person may arrive once more.</summary>
    public long SetAside { get; private set; }

    public long? CodeStep { get; init; }

    public uint? DisplayId { get; init; }

    public int? DistanceMetres { get; init; }

    public int? AccuracyMetres { get; init; }

    /// <summary>What spoke for the presence; none for what somebody put in by hand.</summary>
    public EvidenceKinds Proofs { get; private set; }

    /// <summary>The armband that was named, whether in order or not: who wore which one when.</summary>
    public Guid? ArmbandId { get; init; }

    /// <summary>Whereabouts are sensitive: rounded to about ten metres, sealed, and forgotten after 90 days.</summary>
    public string? LocationSealed { get; private set; }

    /// <summary>Blind index of the unrounded coordinates, only to see equal ones; forgotten with them.</summary>
    public string? LocationKey { get; private set; }

    public string? DeviceKey { get; private set; }

    /// <summary>When it was looked at beside the records of others; until then it is not found by its phone or its position.</summary>
    public DateTime? ComparedAt { get; private set; }

    /// <summary>What the phone's clock said; a claim.</summary>
    public DateTime? ClaimedAt { get; init; }

    public AttendanceFlags Flags { get; private set; }

    /// <summary>The account, the staff account, or empty for the system.</summary>
    public Guid RecordedBy { get; init; }

    public string? Reason { get; private set; }

    /// <summary>The phone's own number of the request that made this, so that its repeat is known by it; null where a key is kept beside.</summary>
    public string? RequestKey { get; init; }

    /// <summary>SHA-256 of that request, hex.</summary>
    public string? RequestHash { get; init; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    internal static AttendanceEvent Of(ShiftSignup signup, AttendanceKind kind, Evidence evidence, AttendanceFlags flags) => new()
    {
        Id = evidence.Id,
        CommunityId = signup.CommunityId,
        SignupId = signup.Id,
        ShiftId = signup.ShiftId,
        GroupId = signup.Shift.GroupId,
        PersonId = signup.PersonId,
        Kind = kind,
        At = evidence.At,
        Via = evidence.Via,
        State = evidence.State,
        CodeStep = evidence.CodeStep,
        DisplayId = evidence.DisplayId,
        DistanceMetres = evidence.DistanceMetres,
        AccuracyMetres = evidence.AccuracyMetres,
        Proofs = evidence.Proofs,
        ArmbandId = evidence.ArmbandId,
        LocationSealed = evidence.LocationSealed,
        LocationKey = evidence.LocationKey,
        DeviceKey = evidence.DeviceKey,
        ClaimedAt = evidence.ClaimedAt,
        Flags = evidence.Flags | flags,
        RecordedBy = evidence.RecordedBy,
        Reason = evidence.Reason,
        RequestKey = evidence.RequestKey,
        RequestHash = evidence.RequestHash,
    };

    /// <summary>What a hand-written statement read of an arrival, for showing it again.</summary>
    internal static AttendanceEvent AsRecorded(Evidence evidence, Guid communityId, Guid signupId, Guid shiftId, Guid personId) => new()
    {
        Id = evidence.Id, CommunityId = communityId, SignupId = signupId, ShiftId = shiftId, PersonId = personId, Kind = AttendanceKind.In, At = evidence.At,
        Via = evidence.Via, State = evidence.State, Flags = evidence.Flags, DistanceMetres = evidence.DistanceMetres,
        RequestKey = evidence.RequestKey, RequestHash = evidence.RequestHash,
    };

    public IEnumerable<TallyLine> Tallied()
    {
        if (State is AttendanceState.PendingLeader or AttendanceState.PendingStaff)
            yield return TallyLine.One("attendance.pending");
        if (Kind != AttendanceKind.In || State == AttendanceState.Refused)
            yield break;
        var (measure, day) = ($"arrivals.{State}", ChinaTime.Today(At));
        yield return new TallyLine(measure, day, Guid.Empty, 1);
        if (GroupId is { } group)
            yield return new TallyLine(measure, day, group, 1);
    }

    public void Decide(AttendanceDecision decision, DutyRole by, Guid actor, string reason, DateTime now)
    {
        State = AttendanceStates.Machine.Next(State, decision, by);
        (DecidedBy, DecidedAt, Reason) = (actor, now, reason);
        if (State == AttendanceState.Refused)
            SetAside = Ids.NumberOf(Id);
    }

    internal void RefuseWithArrival(string reason, DateTime now) => (State, SetAside, DecidedAt, Reason) = (AttendanceState.Refused, Ids.NumberOf(Id), now, reason);

    /// <summary>Something more that speaks for it, found afterwards.</summary>
    internal void Prove(EvidenceKinds kind) => Proofs |= kind;

    public void Flag(AttendanceFlags flags) => Flags |= flags;

    internal void Compared(DateTime now) => ComparedAt = now;

    /// <summary>Keeps whether and how far, forgets where and with which phone.</summary>
    public void ForgetWhereabouts() => (LocationSealed, LocationKey, DeviceKey) = (null, null, null);
}
