namespace NeighborParty.Core.Duties;

/// <summary>What a phone said about where it is. Degrees in GCJ-02, metres.</summary>
public sealed record Whereabouts(double Latitude, double Longitude, double AccuracyMetres);

public enum GeofenceVerdict
{
    Inside,
    Outside,

    /// <summary>Nothing that could be judged: no coordinates, null island, or an accuracy beyond the limit.</summary>
    Unclear,
}

/// <summary>The verdict, and how far away the phone was (whole metres; null when unclear for lack of coordinates).</summary>
public sealed record GeofenceResult(GeofenceVerdict Verdict, int? DistanceMetres);

/// <summary>
/// Decides on the server whether a phone is at a place. Both sides are GCJ-02, WeChat's gcj02; the distance between
/// two nearby points in GCJ-02 differs from the true one by less than a metre, so no conversion is needed.
/// </summary>
public static class Geofence
{
    /// <summary>Mean radius of the earth in metres (IUGG).</summary>
    private const double EarthRadius = 6_371_008.8;

    /// <summary>No community lies on the equator below Greenwich: a phone that says so knows nothing.</summary>
    private const double NullIslandDegrees = 0.01;

    /// <param name="allowance">How much of the stated accuracy speaks for the phone, at most (metres).</param>
    /// <param name="maxAccuracy">Beyond it the reading says nothing (metres).</param>
    public static GeofenceResult Judge(double latitude, double longitude, int radiusMetres, Whereabouts? phone, int allowance, int maxAccuracy)
    {
        if (phone is null || (Math.Abs(phone.Latitude) < NullIslandDegrees && Math.Abs(phone.Longitude) < NullIslandDegrees))
            return new GeofenceResult(GeofenceVerdict.Unclear, null);

        var distance = Distance(latitude, longitude, phone.Latitude, phone.Longitude);
        var whole = (int)Math.Round(distance);
        if (phone.AccuracyMetres > maxAccuracy)
            return new GeofenceResult(GeofenceVerdict.Unclear, whole);
        return distance - Math.Min(phone.AccuracyMetres, allowance) <= radiusMetres
            ? new GeofenceResult(GeofenceVerdict.Inside, whole)
            : new GeofenceResult(GeofenceVerdict.Outside, whole);
    }

    /// <summary>Haversine, in metres.</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var dLat = Radians(latitude2 - latitude1);
        var dLng = Radians(longitude2 - longitude1);
        var a = (Math.Sin(dLat / 2) * Math.Sin(dLat / 2))
            + (Math.Cos(Radians(latitude1)) * Math.Cos(Radians(latitude2)) * Math.Sin(dLng / 2) * Math.Sin(dLng / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
