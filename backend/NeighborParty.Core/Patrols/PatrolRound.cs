using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Patrols;

/// <summary>巡逻一圈: somebody on duty walks a route; where and when each point was passed.</summary>
public sealed class PatrolRound : ICommunityOwned, IVersioned
{
    private readonly List<PatrolPass> _passes = [];

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid RouteId { get; init; }

    public Guid ShiftId { get; init; }

    public Guid SignupId { get; init; }

    public Guid PersonId { get; init; }

    public PatrolRoundState State { get; private set; }

    /// <summary>How many points the route had when this round last passed one.</summary>
    public int PointsInAll { get; internal set; }

    public int PointsPassed { get; private set; }

    public DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>What the one who walked wrote down: 一切正常, a lamp that is out.</summary>
    public string? Note { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyCollection<PatrolPass> Passes => _passes;

    /// <summary>The last point ends the round.</summary>
    /// <param name="pass">Of a point that was not passed before.</param>
    /// <param name="left">How many of the points that hang today are still to come: a route may be changed while somebody walks it.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RefusedException">409 when the round is over.</exception>
    internal void Pass(PatrolPass pass, int left, DateTime now)
    {
        State = PatrolRoundStates.Machine.Next(State, PatrolRoundEvent.Pass, PatrolRole.Walker);
        _passes.Add(pass);
        PointsPassed++;
        PointsInAll = PointsPassed + left;
        if (left == 0)
            (State, EndedAt) = (PatrolRoundStates.Machine.Next(State, PatrolRoundEvent.Complete, PatrolRole.Walker), now);
    }

    /// <summary>Ended before the last point, or a note after it.</summary>
    internal void End(string? note, DateTime now)
    {
        Note = note ?? Note;
        if (State == PatrolRoundState.Complete)
            return;
        (State, EndedAt) = (PatrolRoundStates.Machine.Next(State, PatrolRoundEvent.BreakOff, PatrolRole.Walker), now);
    }

    internal void Lapse(DateTime now) => (State, EndedAt) = (PatrolRoundStates.Machine.Next(State, PatrolRoundEvent.Lapse, PatrolRole.System), now);
}

/// <summary>One point passed. Written once; what looks odd is marked and never refused.</summary>
public sealed class PatrolPass : ICommunityOwned, IAppendOnly
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid RoundId { get; init; }

    public Guid PointId { get; init; }

    /// <summary>Of the point when it was passed.</summary>
    public int Number { get; init; }

    public DateTime At { get; init; }

    /// <summary>From the point; null without a usable position. The position itself is not kept.</summary>
    public int? DistanceMetres { get; init; }

    public PassFlags Flags { get; init; }

    /// <summary>What the phone's clock said; a claim.</summary>
    public DateTime? ClaimedAt { get; init; }
}

/// <summary>Things to look at. Never a verdict: a sheet can be photographed, and an honest phone can look odd.</summary>
[Flags]
public enum PassFlags
{
    None = 0,

    /// <summary>An earlier point had not been passed yet.</summary>
    OutOfOrder = 1,
    NoLocation = 2,
    WeakLocation = 4,

    /// <summary>A good position that is not at the point.</summary>
    Elsewhere = 8,

    /// <summary>Faster from the point before than anybody walks or rides.</summary>
    TooFast = 16,
}

public static class PassFlagNames
{
    /// <summary>Names for the contract, e.g. <c>outOfOrder</c>.</summary>
    public static IReadOnlyList<string> Codes(this PassFlags flags) =>
        Each(flags).Select(f => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(f.ToString())).ToList();

    public static IReadOnlyList<string> Labels(this PassFlags flags) => Each(flags).Select(Label).ToList();

    private static IEnumerable<PassFlags> Each(PassFlags flags) => Enum.GetValues<PassFlags>().Where(f => f != PassFlags.None && flags.HasFlag(f));

    private static string Label(PassFlags flag) => flag switch
    {
        PassFlags.OutOfOrder => "没按顺序",
        PassFlags.NoLocation => "没有定位",
        PassFlags.WeakLocation => "定位不准",
        PassFlags.Elsewhere => "不在点位附近",
        _ => "走得太快",
    };
}
