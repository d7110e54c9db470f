using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Care;

/// <summary>包户: who looks after which household. Doors are not listed.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class IndexModel(NeighborPartyDb db, ReadCare read, AssignCare assign, EndCare end, AllowVisits allow, SearchPeople search) : PageModel, ILoadAgain
{
    private const int PageSize = 50;
    private const int MostMembers = 300;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Somebody of the household that is about to be looked after.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? ResidentId { get; set; }

    [BindProperty, Required(ErrorMessage = "请选择由谁联系。")]
    public Guid? MemberId { get; set; }

    public string? Resident { get; private set; }

    public IReadOnlyList<PersonRow> Found { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Members { get; private set; } = [];

    public IReadOnlyList<CareFound> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || ResidentId is not { } resident)
        {
            await LoadAsync(ct);
            return Page();
        }

        await assign.RunAsync(MemberId!.Value, resident, ct);
        this.Flash("已安排，双方会收到消息。");
        return RedirectToPage(new { ResidentId = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(Guid careId, CancellationToken ct)
    {
        await end.RunAsync(careId, ct);
        this.Flash("包户已结束。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostVisitsAsync(Guid careId, bool wanted, CancellationToken ct)
    {
        await allow.RunAsync(careId, wanted, ct);
        this.Flash(wanted ? "已恢复，会重新排出走访日期。" : "已记下，以后不再安排走访。");
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        var page = await read.ForOfficeAsync(null, Cursor.Parse(After), PageSize, cancel);
        (Rows, Next) = (page.Items, page.Next);
        Resident = ResidentId is { } id ? await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        if (Resident is not null)
            Members = (await read.MembersForAsync(ResidentId!.Value, MostMembers, cancel)).ConvertAll(m => new SelectListItem(m.Name, m.Id.ToString()));
        else if (!string.IsNullOrWhiteSpace(Q))
            Found = [.. (await search.RunAsync(new PeopleSearch(Q, null, null), cancel)).Items.Where(p => p.Status == PersonStatus.Active).Take(20)];
    }
}
