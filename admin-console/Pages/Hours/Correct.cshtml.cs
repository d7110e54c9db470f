using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>Asks for the hours of one service to be put right.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CorrectModel(NeighborPartyDb db, AskCorrection ask) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ShiftId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid SignupId { get; set; }

    [BindProperty]
    public CorrectionKind Kind { get; set; }

    /// <summary>On the wall clock in China.</summary>
    [BindProperty]
    public DateTime? From { get; set; }

    [BindProperty]
    public DateTime? Until { get; set; }

    [BindProperty, Required(ErrorMessage = "请写明原因。"), StringLength(100, ErrorMessage = "原因最多 100 个字。")]
    public string Reason { get; set; } = "";

    public string Name { get; private set; } = "";

    public string Title { get; private set; } = "";

    public int Standing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        var lines = await db.HoursEntries.AsNoTracking().OfSignup(SignupId).Where(e => e.DeltaMinutes > 0).OrderByDescending(e => e.Number).ToListAsync(ct);
        if (lines.Count > 0)
            (From, Until) = (ChinaTime.ToLocal(lines.Min(l => l.WorkedFrom)!.Value), ChinaTime.ToLocal(lines.Max(l => l.WorkedUntil)!.Value));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await ask.RunAsync(ShiftId, SignupId, new CorrectionWish(Kind, Utc(From), Utc(Until), Reason), ct);
            this.Flash("已提出更正，须由另一位工作人员确认。");
            return RedirectToPage("/Duties/Details", new { id = ShiftId });
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.NotFound)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        var row = await (
            from s in db.ShiftSignups.AsNoTracking()
            join p in db.People on s.PersonId equals p.Id
            where s.Id == SignupId && s.ShiftId == ShiftId
            select new { p.Name, s.Shift.Title }).FirstOrDefaultAsync(ct);
        if (row is null)
            return false;
        (Name, Title) = (row.Name, row.Title);
        Standing = await db.HoursEntries.OfSignup(SignupId).SumAsync(e => e.DeltaMinutes, ct);
        return true;
    }

    private static DateTime? Utc(DateTime? local) => local is { } at ? ChinaTime.ToUtc(at) : null;
}
