using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Signals;

/// <summary>One case: what was seen, and what somebody found.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class DetailsModel(ReadFlags read, DecideFlag decide) : PageModel
{
    private static readonly (FlagDecision Decision, string Label, string Style)[] All =
    [
        (FlagDecision.Dismiss, "没有问题", "btn-primary"), (FlagDecision.Watch, "继续留意", ""), (FlagDecision.Confirm, "情况属实", "btn-outline-danger"), (FlagDecision.Reopen, "重新核查", ""),
    ];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty, Required(ErrorMessage = "请写明核查结果。"), StringLength(200, ErrorMessage = "最多 200 个字。")]
    public string Note { get; set; } = "";

    public FlagView Flag { get; private set; } = null!;

    public IEnumerable<(FlagDecision Decision, string Label, string Style)> Choices => All.Where(c => FlagCaseStates.Machine.Allows(Flag.State, c.Decision, FlagRole.Staff));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Flag = await read.OneAsync(Id, ct);
        Version = Flag.Version;
    }

    public async Task<IActionResult> OnPostAsync(FlagDecision decision, CancellationToken ct)
    {
        Flag = await read.OneAsync(Id, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await decide.RunAsync(Id, decision, Note, Version, ct);
            this.Flash("已记下核查结果。");
            return RedirectToPage(new { Id });
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
