using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Patrols;

/// <summary>What the server found about one scan at a point.</summary>
public sealed record JudgedPass(PatrolPoint Point, DateTime At, int? DistanceMetres, PassFlags Flags, DateTime? ClaimedAt = null)
{
    internal PatrolPass ToPass(Guid id, PatrolRound round) => new()
    {
        Id = id, CommunityId = round.CommunityId, RoundId = round.Id, PointId = Point.Id, Number = Point.Number, At = At,
        DistanceMetres = DistanceMetres, Flags = Flags, ClaimedAt = ClaimedAt,
    };
}

/// <summary>Marks what somebody should look at: the code on a sheet can be photographed, so position, order and pace speak for or against a round.</summary>
public static class PatrolRules
{
    /// <param name="points">Of the route, in order.</param>
    /// <param name="location">Null without a position or without consent to it.</param>
    public static JudgedPass Judge(PatrolRound round, IReadOnlyList<PatrolPoint> points, PatrolPoint point, Whereabouts? location, CommunityPolicy policy, DateTime now)
    {
        var passed = round.Passes.Select(p => p.PointId).ToHashSet();
        var flags = points.Any(p => p.Number < point.Number && !passed.Contains(p.Id)) ? PassFlags.OutOfOrder : PassFlags.None;
        if (IsTooFast(round, points, point, policy, now))
            flags |= PassFlags.TooFast;
        if (point is not { Latitude: { } latitude, Longitude: { } longitude })
            return new JudgedPass(point, now, null, flags);

        var judged = Geofence.Judge(latitude, longitude, point.RadiusMetres, location, policy.AccuracyAllowanceMetres, policy.MaxAccuracyMetres);
        flags |= judged switch
        {
            { DistanceMetres: null } => PassFlags.NoLocation,
            { Verdict: GeofenceVerdict.Unclear } => PassFlags.WeakLocation,
            { Verdict: GeofenceVerdict.Outside } => PassFlags.Elsewhere,
            _ => PassFlags.None,
        };
        return new JudgedPass(point, now, judged.DistanceMetres, flags);
    }

    /// <summary>Between the two points as they hang, each taken at the near edge of its circle.</summary>
    private static bool IsTooFast(PatrolRound round, IReadOnlyList<PatrolPoint> points, PatrolPoint point, CommunityPolicy policy, DateTime now)
    {
        if (round.Passes.OrderByDescending(p => p.At).FirstOrDefault() is not { } last || points.FirstOrDefault(p => p.Id == last.PointId) is not { } from)
            return false;
        if (from is not { Latitude: { } lat1, Longitude: { } lng1 } || point is not { Latitude: { } lat2, Longitude: { } lng2 })
            return false;
        var metres = Geofence.Distance(lat1, lng1, lat2, lng2) - from.RadiusMetres - point.RadiusMetres;
        return metres > Math.Max(1, (now - last.At).TotalSeconds) * policy.PatrolMetresPerSecond;
    }
}
