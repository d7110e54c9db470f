using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Signals;

/// <summary>Something odd about one record.</summary>
/// <param name="Amount">Times or metres; see <see cref="FlagCaseWords"/>.</param>
public sealed record Signal(SignalKind Kind, int? Amount = null, int? Seconds = null);

/// <summary>Which signals one record gives, looked at beside what the same person did before.</summary>
public static class SignalRules
{
    /// <summary>Positions are kept rounded to about eleven metres: half of it on both sides, and a little.</summary>
    private const int RoundingMetres = 15;

    private static readonly (AttendanceFlags Flag, SignalKind Kind)[] Marked =
    [
        (AttendanceFlags.SameDevice, SignalKind.SameDevice), (AttendanceFlags.SameCoordinates, SignalKind.SameCoordinates), (AttendanceFlags.OwnCode, SignalKind.OwnCode), (AttendanceFlags.VoidArmband, SignalKind.VoidArmband),
    ];

    /// <param name="life">The person's own records by phone, newest first; may contain <paramref name="recorded"/> and later ones.</param>
    public static IEnumerable<Signal> In(AttendanceEvent recorded, IEnumerable<AttendanceEvent> life, PersonalDataVault vault, CommunityPolicy policy)
    {
        foreach (var (flag, kind) in Marked)
            if (recorded.Flags.HasFlag(flag))
                yield return new Signal(kind);
        if (recorded.Via != ActedVia.Self)
            yield break;

        var before = life.Where(e => e.At < recorded.At && e.Id != recorded.Id).ToList();
        if (Travel(recorded, before, vault, policy) is { } travel)
            yield return travel;
        if (recorded.AccuracyMetres is { } accuracy && Same(before.Where(e => e.AccuracyMetres is not null), e => e.AccuracyMetres == accuracy, policy.ConstantAccuracyTimes))
            yield return new Signal(SignalKind.ConstantAccuracy, policy.ConstantAccuracyTimes);
        if (IsUnlocated(recorded) && Same(before, IsUnlocated, policy.NeverLocatedTimes))
            yield return new Signal(SignalKind.NeverLocated, policy.NeverLocatedTimes);
        if (IsOldCode(recorded) && Same(before.Where(e => e.CodeStep is not null), IsOldCode, policy.OldCodeTimes))
            yield return new Signal(SignalKind.OldCode, policy.OldCodeTimes);
    }

    /// <summary>Whether all of the last ones are alike, counting the one at hand.</summary>
    private static bool Same(IEnumerable<AttendanceEvent> before, Func<AttendanceEvent, bool> alike, int times)
    {
        var last = before.Take(times - 1).ToList();
        return last.Count == times - 1 && last.TrueForAll(e => alike(e));
    }

    private static bool IsUnlocated(AttendanceEvent e) => e.Flags.HasFlag(AttendanceFlags.NoLocation);

    /// <summary>Read when the screen showed the next one already: accepted, for scanning takes a moment.</summary>
    private static bool IsOldCode(AttendanceEvent e) => e.CodeStep is { } step && step < RotatingCode.StepAt(e.At);

    private static Signal? Travel(AttendanceEvent recorded, List<AttendanceEvent> before, PersonalDataVault vault, CommunityPolicy policy)
    {
        if (Where(recorded, vault) is not { } here || before.Find(e => e.LocationSealed is not null) is not { } last || Where(last, vault) is not { } there)
            return null;
        var seconds = Math.Max(1, (recorded.At - last.At).TotalSeconds);
        var metres = Geofence.Distance(there.Latitude, there.Longitude, here.Latitude, here.Longitude)
            - (recorded.AccuracyMetres ?? 0) - (last.AccuracyMetres ?? 0) - (2 * RoundingMetres);
        return metres > seconds * policy.SpeedMetresPerSecond ? new Signal(SignalKind.ImpossibleTravel, (int)metres, (int)Math.Min(seconds, int.MaxValue)) : null;
    }

    private static (double Latitude, double Longitude)? Where(AttendanceEvent e, PersonalDataVault vault) =>
        vault.OpenOrNull(AttendanceEvent.LocationField, e.Id, e.LocationSealed)?.Split(',') is [var lat, var lng]
            ? (double.Parse(lat, CultureInfo.InvariantCulture), double.Parse(lng, CultureInfo.InvariantCulture))
            : null;
}
