using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>What the meeting says about one item; an order may go straight to volunteers.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class DecideModel(NeighborPartyDb db, AgendaSight sight, DecideAgendaItem decide, SuggestVolunteers suggest) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public AgendaRow Row { get; private set; } = null!;

    public IReadOnlyList<SuggestedVolunteer> Suggested { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Version = Row.Item.Version;
    }

    public async Task<IActionResult> OnPostAsync(bool namesChecked, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var item = await decide.RunAsync(Id, Version, new DecisionDraft(Input.Decision!.Value, Input.Text, Input.Responsible, Input.DueOn, Input.Volunteers, namesChecked), ct);
        this.Flash("已议定，提出人会收到通知。");
        return RedirectToPage("Details", new { id = item.CouncilDayId });
    }

    public async Task<IActionResult> OnPostCarryOverAsync(int version, string? reason, bool namesChecked, CancellationToken ct)
    {
        var day = await db.AgendaItems.Where(i => i.Id == Id).Select(i => i.CouncilDayId).FirstOrDefaultAsync(ct);
        var item = await decide.CarryOverAsync(Id, version, reason, namesChecked, ct);
        this.Flash(item.Decision == CouncilDecision.Street ? "已多次顺延，按规则报街道。" : "已顺延到下次。");
        return RedirectToPage("Details", new { id = day });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Row = await db.Rows(sight.Readable(db.AgendaItems.AsNoTracking()).Where(i => i.Id == Id && i.CouncilDayId != null)).FirstOrDefaultAsync(cancel) ?? throw CouncilRefusals.ItemNotFound();
        if (Row.Item.OrderId is { } id && await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel) is { } order)
            Suggested = await suggest.RunAsync(order, null, cancel);
    }

    public sealed class DecisionInput
    {
        [Required(ErrorMessage = "请选择结果。")]
        public CouncilDecision? Decision { get; set; }

        [Required(ErrorMessage = "请写明议定内容或理由。"), StringLength(DecideAgendaItem.RulingLength, ErrorMessage = "最多 500 个字。")]
        public string? Text { get; set; }

        [StringLength(30, ErrorMessage = "责任单位最多 30 个字。")]
        public string? Responsible { get; set; }

        public DateOnly? DueOn { get; set; }

        public List<Guid> Volunteers { get; set; } = [];
    }
}
