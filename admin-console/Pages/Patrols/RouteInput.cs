using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Patrols;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>A route's form: its points as rows, with some empty ones to add. An empty name leaves a row out.</summary>
public sealed class RouteInput
{
    private const int EmptyRows = 4;

    [Required(ErrorMessage = "请填写路线名称。"), StringLength(30, ErrorMessage = "名称最多 30 个字。")]
    public string Name { get; set; } = "";

    [StringLength(200, ErrorMessage = "说明最多 200 个字。")]
    public string? Note { get; set; }

    public Guid? GroupId { get; set; }

    public List<PointInput> Points { get; set; } = [];

    /// <summary>In the order of the numbers that were typed.</summary>
    public RoutePlan ToPlan() => new(Name, Note, Points.Where(p => !string.IsNullOrWhiteSpace(p.Name)).OrderBy(p => p.Number)
        .Select(p => new PointPlan(p.Id, p.Name!, p.Latitude, p.Longitude, p.RadiusMetres)).ToList());

    public RouteInput WithEmptyRows()
    {
        var next = Points.Count == 0 ? 1 : Points.Max(p => p.Number) + 1;
        for (var i = 0; i < EmptyRows && Points.Count < PatrolRoute.MaxPoints; i++)
            Points.Add(new PointInput { Number = next + i });
        return this;
    }

    public static RouteInput Of(PatrolRoute route) => new()
    {
        Name = route.Name, Note = route.Note, GroupId = route.GroupId,
        Points = route.InOrder.Select(p => new PointInput { Id = p.Id, Number = p.Number, Name = p.Name, Latitude = p.Latitude, Longitude = p.Longitude, RadiusMetres = p.RadiusMetres }).ToList(),
    };
}

public sealed class PointInput
{
    public Guid? Id { get; set; }

    public int Number { get; set; }

    [StringLength(30, ErrorMessage = "点位名称最多 30 个字。")]
    public string? Name { get; set; }

    [Range(3d, 54d, ErrorMessage = "纬度应在 3 到 54 之间。")]
    public double? Latitude { get; set; }

    [Range(73d, 136d, ErrorMessage = "经度应在 73 到 136 之间。")]
    public double? Longitude { get; set; }

    [Range(PatrolPoint.MinRadius, PatrolPoint.MaxRadius, ErrorMessage = "半径应在 20 到 300 米之间。")]
    public int RadiusMetres { get; set; } = 50;
}
