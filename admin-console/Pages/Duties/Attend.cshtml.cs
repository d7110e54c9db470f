using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>One person in a shift: confirm, refuse or record the arrival and departure.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class AttendModel(ReadRoster roster, ConfirmAttendance confirm) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid SignupId { get; set; }

    [BindProperty, Required(ErrorMessage = "请写明原因。"), StringLength(100, ErrorMessage = "原因最多 100 个字。")]
    public string Reason { get; set; } = "";

    /// <summary>On the wall clock in China; only after the end.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    public RosterLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(AttendanceKind kind, AttendanceDecision decision, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var record = await confirm.RunAsync(Id, SignupId, new AttendanceWord(kind, decision, Reason, At is { } at ? ChinaTime.ToUtc(at) : null), ct);
            this.Flash(record.State switch
            {
                AttendanceState.Accepted => "已确认。",
                AttendanceState.Refused => "已标为未通过，本人会收到通知。",
                _ => "已记下补录，须由另一位工作人员确认。",
            });
            return RedirectToPage("Details", new { id = Id });
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        try
        {
            var line = (await roster.RunAsync(Id, ct)).Lines.FirstOrDefault(l => l.SignupId == SignupId);
            Line = line!;
            return line is not null;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
