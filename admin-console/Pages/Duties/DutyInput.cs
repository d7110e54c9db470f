using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>What a single shift and a series ask for in common.</summary>
public sealed class DutyInput
{
    [Required(ErrorMessage = "请填写名称。"), StringLength(30, ErrorMessage = "名称最多 30 个字。")]
    public string Title { get; set; } = "";

    [StringLength(300, ErrorMessage = "说明最多 300 个字。")]
    public string? Details { get; set; }

    public Guid? GroupId { get; set; }

    /// <summary>place:id, building:id, or empty for a new place.</summary>
    public string? Where { get; set; }

    [StringLength(40)]
    public string? PlaceName { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    [Range(DutyPlace.MinRadius, DutyPlace.MaxRadius, ErrorMessage = "半径应在 50 到 300 米之间。")]
    public int RadiusMetres { get; set; } = 100;

    [Range(15, DutyPlan.MaxLengthMinutes, ErrorMessage = "时长应在 15 分钟到 24 小时之间。")]
    public int LengthMinutes { get; set; } = 120;

    [Range(0, DutyPlan.MaxLengthMinutes, ErrorMessage = "休息时间应短于值守时长。")]
    public int BreakMinutes { get; set; }

    [Range(0, DutyPlan.MaxCapacity)]
    public int CapacityMin { get; set; } = 2;

    [Range(1, DutyPlan.MaxCapacity, ErrorMessage = "人数应在 1 到 500 之间。")]
    public int CapacityMax { get; set; } = 8;

    public RequiredEvidence Evidence { get; set; }

    public bool ArmbandRequired { get; set; }

    public Guid? LeaderPersonId { get; set; }

    public List<Guid> DeputyPersonIds { get; set; } = [];

    /// <summary>A line each: name, least, most, and the skill where one is needed.</summary>
    [StringLength(600)]
    public string? Roles { get; set; }

    public bool InviteOnly { get; set; }

    [StringLength(100, ErrorMessage = "天气提示最多 100 个字。")]
    public string? WeatherNote { get; set; }

    [StringLength(60, ErrorMessage = "保险单号最多 60 个字。")]
    public string? InsuranceRef { get; set; }

    public bool AdultsOnly { get; set; }

    public string? RequiredSkill { get; set; }

    public Guid? RouteId { get; set; }

    public static DutyInput Of(DutyPlan plan, int radius, SkillList skills) => new()
    {
        Title = plan.Title, Details = plan.Details, GroupId = plan.GroupId, Where = $"place:{plan.PlaceId}", RadiusMetres = radius, LengthMinutes = plan.LengthMinutes,
        CapacityMin = plan.CapacityMin, CapacityMax = plan.CapacityMax, Evidence = plan.Evidence, ArmbandRequired = plan.ArmbandRequired, LeaderPersonId = plan.LeaderPersonId, DeputyPersonIds = [.. plan.DeputyPersonIds],
        Roles = RoleLines.Write(plan.Roles, skills), InviteOnly = plan.InviteOnly, WeatherNote = plan.WeatherNote, InsuranceRef = plan.InsuranceRef, BreakMinutes = plan.BreakMinutes,
        AdultsOnly = plan.AdultsOnly, RequiredSkill = plan.RequiredSkill, RouteId = plan.RouteId,
    };

    /// <exception cref="RefusedException">400 for a line that is no role.</exception>
    public DutyPlan ToPlan(SkillList skills) => new(Title, Details, GroupId, Guid.Empty, LengthMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        ArmbandRequired = ArmbandRequired, Roles = RoleLines.Read(Roles, skills), DeputyPersonIds = DeputyPersonIds, InviteOnly = InviteOnly, WeatherNote = WeatherNote, InsuranceRef = InsuranceRef, BreakMinutes = BreakMinutes,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = RouteId,
    };

    /// <summary>The chosen place; a building's door becomes a place of its name.</summary>
    public async Task<PlaceChoice> ToPlaceAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var chosen = Where?.Split(':') ?? [];
        if (chosen is ["place", var place] && Guid.TryParse(place, out var placeId))
            return new PlaceChoice(placeId, null);
        if (chosen is ["building", var building] && Guid.TryParse(building, out var buildingId))
        {
            var door = await db.Buildings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == buildingId && b.Latitude != null && b.Longitude != null, ct)
                ?? throw Refusals.NotFound("楼栋");
            return new PlaceChoice(null, new NewDutyPlace(DoorName(door.Name), door.Latitude!.Value, door.Longitude!.Value, RadiusMetres));
        }

        return new PlaceChoice(null, new NewDutyPlace(
            PlaceName ?? "",
            Latitude ?? throw Refusals.Invalid("latitude", "请选择一个地点，或填写新地点的名称和坐标。"),
            Longitude ?? throw Refusals.Invalid("longitude", "请选择一个地点，或填写新地点的名称和坐标。"),
            RadiusMetres));
    }

    public static async Task<IReadOnlyList<SelectListItem>> PlacesAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var places = await db.DutyPlaces.AsNoTracking().OrderBy(p => p.Name).Take(200).ToListAsync(ct);
        var names = places.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var doors = await db.Buildings.AsNoTracking().Where(b => b.Latitude != null && b.Longitude != null).OrderBy(b => b.Name).Take(200)
            .Select(b => new { b.Id, b.Name }).ToListAsync(ct);
        return
        [
            .. places.Select(p => new SelectListItem($"{p.Name}（{p.RadiusMetres.ToString(CultureInfo.InvariantCulture)} 米）", $"place:{p.Id}")),
            .. doors.Where(d => !names.Contains(DoorName(d.Name))).Select(d => new SelectListItem(DoorName(d.Name), $"building:{d.Id}")),
        ];
    }

    private static string DoorName(string building) => building + "门口";
}

/// <summary>What the shared form fields need beside the input.</summary>
/// <param name="Leaders">Who may lead a duty: leaders and deputies of the groups, and who does already.</param>
public sealed record DutyChoices(IReadOnlyList<SelectListItem> Groups, IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Leaders,
    IReadOnlyList<SelectListItem> Skills, IReadOnlyList<SelectListItem> Routes)
{
    private const int MostLeaders = 300;

    /// <summary>What is planned already stays to be chosen: saving another change must not take it away.</summary>
    private static IEnumerable<SelectListItem> Former(SkillList skills, string? code) =>
        string.IsNullOrEmpty(code) || skills.All.Any(s => s.Code == code) ? [] : [new SelectListItem(skills.NameOf(code), code)];

    public static async Task<DutyChoices> ReadAsync(NeighborPartyDb db, SkillList skills, DutyInput input, CancellationToken ct)
    {
        var named = input.DeputyPersonIds.Concat(input.LeaderPersonId is { } leader ? [leader] : []).ToList();
        var leaders = await db.People.AsNoTracking()
            .Where(p => named.Contains(p.Id) || db.RoleGrants.Any(g => g.PersonId == p.Id && g.Scope == RoleScope.Group && g.To == null
                && (g.Role == CommunityRole.GroupLeader || g.Role == CommunityRole.DeputyLeader)))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(MostLeaders).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var routes = await db.PatrolRoutes.AsNoTracking().Where(r => r.RetiredAt == null || r.Id == input.RouteId).OrderBy(r => r.Name).Take(MostLeaders)
            .Select(r => new { r.Id, r.Name, Group = db.Groups.Where(g => g.Id == r.GroupId).Select(g => g.Name).FirstOrDefault() }).ToListAsync(ct);
        return new(
            await db.GroupChoicesAsync(ct), await DutyInput.PlacesAsync(db, ct), leaders.ConvertAll(p => new SelectListItem(p.Name, p.Id.ToString())),
            [.. skills.All.Select(s => new SelectListItem(s.Name, s.Code)), .. Former(skills, input.RequiredSkill)], routes.ConvertAll(r => new SelectListItem($"{r.Name}（{r.Group ?? "各小组"}）", r.Id.ToString())));
    }
}

/// <summary>A page whose form contains the shared fields.</summary>
public interface IDutyForm
{
    DutyInput Input { get; }

    DutyChoices Choices { get; }

    /// <summary>What is planned keeps its group.</summary>
    bool GroupIsFixed { get; }

    /// <summary>Not a series.</summary>
    bool IsOneShift { get; }
}
