using NeighborParty.Core.Duties;

namespace NeighborParty.UnitTests.Duties;

public sealed class GeofenceTests
{
    private const double Lat = 30.2741;
    private const double Lng = 120.1551;
    private const double MetresPerDegree = 6_371_008.8 * Math.PI / 180;

    private static Whereabouts North(double metres, double accuracy) => new(Lat + (metres / MetresPerDegree), Lng, accuracy);

    [Theory]
    [InlineData(99, 0, GeofenceVerdict.Inside)]
    [InlineData(101, 0, GeofenceVerdict.Outside)]
    [InlineData(119, 20, GeofenceVerdict.Inside)]
    [InlineData(121, 20, GeofenceVerdict.Outside)]
    [InlineData(149, 50, GeofenceVerdict.Inside)]
    [InlineData(151, 50, GeofenceVerdict.Outside)]
    [InlineData(149, 100, GeofenceVerdict.Inside)] // no more than 50 m speak for the phone
    [InlineData(151, 100, GeofenceVerdict.Outside)]
    [InlineData(10, 100, GeofenceVerdict.Inside)]
    [InlineData(10, 101, GeofenceVerdict.Unclear)]
    [InlineData(5000, 101, GeofenceVerdict.Unclear)]
    public void The_boundary_is_sharp_to_a_metre(double metres, double accuracy, GeofenceVerdict verdict) =>
        Assert.Equal(verdict, Geofence.Judge(Lat, Lng, 100, North(metres, accuracy), 50, 100).Verdict);

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(300)]
    public void Every_radius_has_its_own_edge(int radius)
    {
        Assert.Equal(GeofenceVerdict.Inside, Geofence.Judge(Lat, Lng, radius, North(radius - 1, 0), 50, 100).Verdict);
        Assert.Equal(GeofenceVerdict.Outside, Geofence.Judge(Lat, Lng, radius, North(radius + 1, 0), 50, 100).Verdict);
    }

    [Fact]
    public void Nothing_and_null_island_say_nothing()
    {
        Assert.Equal(new GeofenceResult(GeofenceVerdict.Unclear, null), Geofence.Judge(Lat, Lng, 100, null, 50, 100));
        Assert.Equal(new GeofenceResult(GeofenceVerdict.Unclear, null), Geofence.Judge(Lat, Lng, 100, new Whereabouts(0, 0, 5), 50, 100));
    }

    [Fact]
    public void A_degree_of_latitude_is_111_195_metres_and_one_of_longitude_shrinks_with_the_cosine()
    {
        Assert.Equal(111_195, Geofence.Distance(30, 120, 31, 120), 0);
        Assert.Equal(111_195 * Math.Cos(30 * Math.PI / 180), Geofence.Distance(30, 120, 30, 121), 5.0);
    }
}
