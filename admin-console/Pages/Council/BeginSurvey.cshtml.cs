using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>Whom a survey asks what.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class BeginSurveyModel(NeighborPartyDb db, AgendaSight sight, RunUndertaking run) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public SurveyInput Input { get; set; } = new();

    public UndertakingRow Row { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Version = Row.Undertaking.Version;
        Input.Houses = await db.UndertakingHouses.Where(h => h.UndertakingId == Id).Select(h => h.BuildingId).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await run.BeginAsync(Id, Version, new SurveyPlan(Input.Question, Input.Houses), Input.NamesChecked, ct);
        this.Flash("已开始征询，提出人会收到通知。");
        return RedirectToPage("Undertaking", new { Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Row = await db.Rows(sight.Readable(db.CouncilUndertakings.AsNoTracking()).Where(u => u.Id == Id && u.Kind == UndertakingKind.Survey)).FirstOrDefaultAsync(cancel) ?? throw CouncilRefusals.UndertakingNotFound();
        Buildings = await db.BuildingChoicesAsync(cancel);
    }

    public sealed class SurveyInput
    {
        [Required(ErrorMessage = "请填写征询的问题。"), StringLength(RunUndertaking.QuestionLength, ErrorMessage = "最多 200 个字。")]
        public string? Question { get; set; }

        public List<Guid> Houses { get; set; } = [];

        public bool NamesChecked { get; set; }
    }
}
