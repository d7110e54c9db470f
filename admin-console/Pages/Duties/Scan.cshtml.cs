using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The member code under a scanner: one scan, one record, and ready for the next.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class ScanModel(NeighborPartyDb db, ScanMember scan) : PageModel
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [new("签到", nameof(AttendanceKind.In)), new("签退", nameof(AttendanceKind.Out))];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public AttendanceKind Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "请扫组员码。"), StringLength(100, ErrorMessage = "这不是组员码。")]
    public string Code { get; set; } = "";

    [BindProperty, StringLength(40)]
    public string? ArmbandSerial { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await db.Shifts.AnyAsync(s => s.Id == Id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var record = await scan.RunAsync(Id, new MemberScan(Kind, Code, ArmbandSerial), ct);
            var name = await db.People.Where(p => p.Id == record.PersonId).Select(p => p.Name).FirstAsync(ct);
            this.Flash($"{name}已{(record.Kind == AttendanceKind.In ? "签到" : "签退")}。", record.Flags.HasFlag(AttendanceFlags.VoidArmband) ? Tone.Warning : Tone.Good);
            return RedirectToPage(new { Id, Kind });
        }
        catch (RefusedException refused) when (refused is { Kind: RefusalKind.NotFound })
        {
            return NotFound();
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
