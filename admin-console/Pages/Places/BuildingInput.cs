using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Places;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>The form of a building; its rules are in <see cref="BuildingDraft"/>.</summary>
public sealed class BuildingInput
{
    public Guid? CompoundId { get; set; }

    [StringLength(40, ErrorMessage = "小区名称最多 40 个字。")]
    public string? NewCompound { get; set; }

    [Required(ErrorMessage = "请填写楼栋名称。"), StringLength(30, ErrorMessage = "楼栋名称最多 30 个字。")]
    public string? Name { get; set; }

    /// <summary>One name a line.</summary>
    public string? Stairwells { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>The version that the form was filled from.</summary>
    public int? Version { get; set; }

    public BuildingDraft Draft() => new(
        CompoundId, NewCompound, Name, Latitude, Longitude, (Stairwells ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
