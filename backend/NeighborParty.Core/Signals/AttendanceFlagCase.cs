using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Signals;

/// <summary>What can look odd about attendance. A signal, never a verdict: WeChat says nothing of a faked position, and an honest phone can look odd.</summary>
public enum SignalKind
{
    /// <summary>One phone for several people within a day.</summary>
    SameDevice,

    /// <summary>The same six digits as somebody else, or as oneself on another duty.</summary>
    SameCoordinates,

    /// <summary>Two records too far apart for the time between them.</summary>
    ImpossibleTravel,

    /// <summary>The position's accuracy never changes, as no real receiver does.</summary>
    ConstantAccuracy,

    /// <summary>Time and again without any position.</summary>
    NeverLocated,

    /// <summary>Time and again with a code that was about to run out, as a forwarded photo is.</summary>
    OldCode,

    /// <summary>The one who shows the code checked in with it.</summary>
    OwnCode,

    /// <summary>One leader put in or confirmed many people by hand.</summary>
    ManyManual,

    /// <summary>Came with an armband that was reported lost or is out of use.</summary>
    VoidArmband,
}

/// <summary>疑点: a signal that somebody looks at, and what they found. Nothing is refused because of one.</summary>
public sealed class AttendanceFlagCase : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public SignalKind Kind { get; init; }

    public Guid ShiftId { get; init; }

    public Guid SubjectPersonId { get; init; }

    /// <summary>With whom the phone or the position is shared; null otherwise.</summary>
    public Guid? OtherPersonId { get; init; }

    /// <summary>The record that gave the signal; null for what a leader did.</summary>
    public Guid? EventId { get; init; }

    /// <summary>How many times, or how many metres; which follows from the kind.</summary>
    public int? Amount { get; init; }

    /// <summary>Between the two records of an impossible journey.</summary>
    public int? Seconds { get; init; }

    /// <summary>One case for one kind, shift and person, or pair of persons: looking twice raises it once.</summary>
    public string DedupeKey { get; init; } = "";

    public DateTime RaisedAt { get; init; }

    public FlagCaseState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? Note { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public static string KeyOf(SignalKind kind, Guid shiftId, Guid person, Guid? other) => other is not { } second ? $"{kind}:{shiftId:N}:{person:N}"
        : person.CompareTo(second) < 0 ? $"{kind}:{shiftId:N}:{person:N}:{second:N}" : $"{kind}:{shiftId:N}:{second:N}:{person:N}";

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"flags.{State}")];

    internal void Decide(FlagDecision decision, FlagRole by, Actor actor, string note, DateTime now)
    {
        State = FlagCaseStates.Machine.Next(State, decision, by);
        (DecidedBy, DecidedByName, DecidedAt, Note) = (actor.Id, actor.Name, now, note);
    }
}
