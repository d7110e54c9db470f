using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>A certificate for print: one A4 page with the code that leads to the public check.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CertificateModel(NeighborPartyDb db, PublicAddress address) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ServiceCertificate Certificate { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Community { get; private set; } = "";

    public string Check => address.Current is { } root ? new Uri(root, $"/certificates/{Certificate.Code}").ToString() : $"/certificates/{Certificate.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var row = await (
            from c in db.ServiceCertificates.AsNoTracking()
            join p in db.People on c.PersonId equals p.Id
            join m in db.Communities on c.CommunityId equals m.Id
            where c.Id == Id
            select new { Certificate = c, p.Name, Community = m.Name }).FirstOrDefaultAsync(ct);
        if (row is null)
            return NotFound();
        (Certificate, Name, Community) = (row.Certificate, row.Name, row.Community);
        return Page();
    }
}
