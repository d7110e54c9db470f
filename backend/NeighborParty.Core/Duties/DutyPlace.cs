using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>Where people stand duty: a point and how far around it counts as being there.</summary>
public sealed class DutyPlace : ICommunityOwned, IVersioned
{
    public const int MinRadius = 50;
    public const int MaxRadius = 300;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>GCJ-02, degrees.</summary>
    public double Latitude { get; private set; }

    /// <summary>GCJ-02, degrees.</summary>
    public double Longitude { get; private set; }

    /// <summary>50 to 300.</summary>
    public int RadiusMetres { get; private set; }

    public int Version { get; private set; } = 1;

    /// <exception cref="RefusedException">400 for a point outside China or a radius out of range.</exception>
    public void Describe(string name, double latitude, double longitude, int radiusMetres)
    {
        // The rough box around China: catches swapped and missing coordinates, which would lock everybody out.
        if (latitude is not (>= 3 and <= 54))
            throw Refusals.Invalid("latitude", "纬度应在 3 到 54 之间（GCJ-02），请检查是否与经度填反。");
        if (longitude is not (>= 73 and <= 136))
            throw Refusals.Invalid("longitude", "经度应在 73 到 136 之间（GCJ-02），请检查是否与纬度填反。");
        if (radiusMetres is < MinRadius or > MaxRadius)
            throw Refusals.Invalid("radiusMetres", $"签到半径应在 {MinRadius} 到 {MaxRadius} 米之间。");
        (Name, Latitude, Longitude, RadiusMetres) = (CleanText.Required("name", name, 40, "地点名称"), latitude, longitude, radiusMetres);
    }
}
