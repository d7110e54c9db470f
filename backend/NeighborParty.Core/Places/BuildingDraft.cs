using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Places;

/// <summary>A building as staff describe it.</summary>
/// <param name="CompoundId">An existing compound, or null together with <paramref name="NewCompound"/>.</param>
/// <param name="Latitude">GCJ-02 degrees; both or neither.</param>
/// <param name="Stairwells">All of them, by name.</param>
public sealed record BuildingDraft(Guid? CompoundId, string? NewCompound, string? Name, double? Latitude, double? Longitude, IReadOnlyList<string> Stairwells)
{
    private const int MaxStairwells = 30;

    /// <exception cref="RefusedException">400 with the field.</exception>
    public BuildingDraft Checked()
    {
        if (CompoundId is null && string.IsNullOrWhiteSpace(NewCompound))
            throw Refusals.Invalid("compoundId", "请选择小区，或填写新小区的名称。");
        if (Latitude is null != Longitude is null)
            throw Refusals.Invalid("latitude", "纬度和经度要么都填，要么都不填。");
        if (Latitude is { } lat && (!double.IsFinite(lat) || lat is < -90 or > 90))
            throw Refusals.Invalid("latitude", "纬度应在 -90 到 90 之间。");
        if (Longitude is { } lon && (!double.IsFinite(lon) || lon is < -180 or > 180))
            throw Refusals.Invalid("longitude", "经度应在 -180 到 180 之间。");
        // Phones without a fix report the point where equator and meridian meet.
        if (Latitude is { } la && Longitude is { } lo && Math.Abs(la) < 0.01 && Math.Abs(lo) < 0.01)
            throw Refusals.Invalid("latitude", "这个坐标不在中国，请重新选点。");

        var stairwells = Stairwells.Select(s => CleanText.Optional("stairwells", s, 20, "单元名称")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (stairwells.Count > MaxStairwells)
            throw Refusals.Invalid("stairwells", $"一栋楼最多 {MaxStairwells} 个单元。");
        return this with
        {
            Name = CleanText.Required("name", Name, 30, "楼栋名称"),
            NewCompound = CompoundId is null ? CleanText.Required("newCompound", NewCompound, 40, "小区名称") : null,
            Stairwells = stairwells,
        };
    }
}
