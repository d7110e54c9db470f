using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Applications;

/// <summary>Staff enter the paper form of somebody without a phone.</summary>
[Permission(StaffPermissions.ApplicationsDecide)]
public sealed class NewModel(NeighborPartyDb db, EnterApplication enter) : PageModel, ILoadAgain
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || PlaceOf(Input.Place) is not { } place)
        {
            await LoadAsync(cancel);
            return Page();
        }

        var made = await enter.RunAsync(
            new EnteredApplication(place.Group, place.Building, place.Stairwell, Input.ToForm(), Input.Channel, Input.Phone, Input.Witness), cancel);
        this.Flash("已录入，正在办理。");
        return RedirectToPage("Details", new { id = made.Id });
    }

    /// <summary>Every place that a group covers, stairwell by stairwell: a wrong pair cannot be chosen.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var rows = await (
            from p in db.GroupPlaces.AsNoTracking()
            join g in db.Groups on p.GroupId equals g.Id
            join b in db.Buildings on p.BuildingId equals b.Id
            join s in db.Stairwells on b.Id equals s.BuildingId into stairwells
            from s in stairwells.DefaultIfEmpty()
            where g.Status != GroupStatus.Dissolved && (p.StairwellId == null || s!.Id == p.StairwellId)
            orderby g.Name, b.Name, s!.Name
            select new { GroupId = g.Id, Group = g.Name, BuildingId = b.Id, Building = b.Name, StairwellId = (Guid?)s!.Id, Stairwell = s.Name }).Take(2000).ToListAsync(cancel);
        Places = rows.ConvertAll(r => new SelectListItem($"{r.Building} {r.Stairwell}".Trim() + $"（{r.Group}）", $"{r.GroupId:N}/{r.BuildingId:N}/{r.StairwellId?.ToString("N")}"));
    }

    private static (Guid Group, Guid Building, Guid? Stairwell)? PlaceOf(string? text) =>
        text?.Split('/') is [var g, var b, var s] && Guid.TryParseExact(g, "N", out var group) && Guid.TryParseExact(b, "N", out var building)
            ? (group, building, Guid.TryParseExact(s, "N", out var stairwell) ? stairwell : null)
            : null;

    public sealed class NewInput
    {
        [Required(ErrorMessage = "请选择楼栋和党小组。")]
        public string? Place { get; set; }

        [Required(ErrorMessage = "请填写姓名。"), StringLength(20)]
        public string? Name { get; set; }

        [Required(ErrorMessage = "请填写门牌号。"), StringLength(20)]
        public string? Door { get; set; }

        [Required(ErrorMessage = "请填写出生日期。")]
        public DateOnly? BornOn { get; set; }

        [StringLength(20)]
        public string? Phone { get; set; }

        public ResidencyKind Residency { get; set; }

        public MembershipKind Kind { get; set; } = MembershipKind.Neighbour;

        [StringLength(60)]
        public string? PartyBranch { get; set; }

        public DateOnly? JoinedPartyOn { get; set; }

        [StringLength(100)]
        public string? Skills { get; set; }

        [StringLength(300)]
        public string? Remark { get; set; }

        [StringLength(60)]
        public string? EmergencyContact { get; set; }

        public ApplicationChannel Channel { get; set; } = ApplicationChannel.Paper;

        [Required(ErrorMessage = "请填写谁看着本人签字。"), StringLength(20)]
        public string? Witness { get; set; }

        public ApplicationForm ToForm() => new()
        {
            Name = Name!, Door = Door!, BornOn = BornOn!.Value, Residency = Residency, Kind = Kind, PartyBranch = PartyBranch, JoinedPartyOn = JoinedPartyOn,
            Skills = Skills?.Split(['、', '，', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Remark = Remark, EmergencyContact = EmergencyContact,
        };
    }
}
