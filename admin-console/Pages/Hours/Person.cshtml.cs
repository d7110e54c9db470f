using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>One person's ledger, line by line, with stars, corrections and certificates.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class PersonModel(NeighborPartyDb db, PolicyBook policies, IssueCertificate issue, AskCorrection ask, TimeProvider time) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The number of the last line of the page before.</summary>
    [BindProperty(SupportsGet = true), Range(1, int.MaxValue)]
    public int? After { get; set; }

    public string Name { get; private set; } = "";

    public int Total { get; private set; }

    /// <summary>Of the total: from shifts that are not settled.</summary>
    public int Pending { get; private set; }

    public int ThisYear { get; private set; }

    public IReadOnlyList<YearRow> Years { get; private set; } = [];

    public Star Star { get; private set; } = new(0, null);

    public IReadOnlyList<LineRow> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<ServiceCertificate> Certificates { get; private set; } = [];

    public IReadOnlyList<HoursCorrection> Corrections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.People.Where(p => p.Id == Id).Select(p => p.Name).FirstOrDefaultAsync(ct) is not { } name)
            return NotFound();
        Name = PersonName.Of(name);
        ThisYear = ChinaTime.Today(time.Now()).Year;
        var tallies = await db.Tallies.AsNoTracking().Where(t => t.Part == Id && (t.Measure == "hours.person.Verified" || t.Measure == "hours.person.Supplemented")).ToListAsync(ct);
        Years = tallies.GroupBy(t => t.Day.Year).OrderByDescending(g => g.Key).Select(g => new YearRow(g.Key, Of(g, "hours.person.Verified"), Of(g, "hours.person.Supplemented"))).ToList();
        Total = Years.Sum(y => y.Verified + y.Supplemented);
        Pending = await db.HoursEntries.Where(e => e.PersonId == Id).Pending(db).SumAsync(e => e.DeltaMinutes, ct);
        Star = StarLevels.Of(Total - Pending, await policies.TodayAsync(ct));
        var lines = await db.HoursEntries.AsNoTracking().Where(e => e.PersonId == Id && (After == null || e.Number < After)).OrderByDescending(e => e.Number).Take(Shown + 1)
            .Select(e => new LineRow(e.Number, e.Kind, e.Bucket, e.DeltaMinutes, e.AfterMinutes, e.Day, e.ShiftId, e.SignupId, db.Shifts.Where(s => s.Id == e.ShiftId).Select(s => s.Title).FirstOrDefault(), e.Reason,
                db.Shifts.Any(s => s.Id == e.ShiftId && s.SettledAt == null && s.State != ShiftState.Cancelled) ? HoursStanding.Pending : HoursStanding.Granted))
            .ToListAsync(ct);
        Next = lines.Count > Shown ? lines[Shown - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        Lines = lines.Take(Shown).ToList();
        Certificates = await db.ServiceCertificates.AsNoTracking().Where(c => c.PersonId == Id).OrderByDescending(c => c.IssuedAt).Take(20).ToListAsync(ct);
        Corrections = await db.HoursCorrections.AsNoTracking().Where(c => c.PersonId == Id).OrderByDescending(c => c.AskedAt).Take(20).ToListAsync(ct);
        return Page();

        static int Of(IEnumerable<Core.Tallies.Tally> year, string measure) => (int)year.Where(t => t.Measure == measure).Sum(t => t.Amount);
    }

    public async Task<IActionResult> OnPostIssueAsync(int year, CancellationToken ct)
    {
        var certificate = await issue.RunAsync(Id, year, ct);
        this.Flash($"证书 {certificate.FullNumber} 已备好，可以打印。");
        return RedirectToPage("Certificate", new { id = certificate.Id });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid certificate, string? reason, CancellationToken ct)
    {
        await issue.RevokeAsync(certificate, reason, ct);
        this.Flash("证书已作废。");
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostAdjustAsync(DateOnly day, int minutes, string? reason, CancellationToken ct)
    {
        await ask.AdjustAsync(Id, day, minutes, reason, ct);
        this.Flash("已提出增减，须由另一位工作人员确认。");
        return RedirectToPage(new { Id });
    }

    public sealed record YearRow(int Year, int Verified, int Supplemented);

    public sealed record LineRow(int Number, HoursKind Kind, HoursBucket Bucket, int Delta, int After, DateOnly Day, Guid? ShiftId, Guid? SignupId, string? Title, string? Reason, HoursStanding Standing);
}
