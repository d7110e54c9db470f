using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Gives somebody without a phone the digits to acknowledge an armband with.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class PinModel(NeighborPartyDb db, GiveArmbandPin give, PolicyBook policies) : PageModel
{
    /// <summary>The person.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The armband that waits to be acknowledged, to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Armband { get; set; }

    public string Name { get; private set; } = "";

    public DateTime? GivenAt { get; private set; }

    public string? GivenBy { get; private set; }

    public bool Usable { get; private set; }

    public bool Used { get; private set; }

    /// <summary>Only in the answer to the press that made it.</summary>
    public string? Given { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // No redirect: the digits must not travel in a cookie or an address.
        Given = await give.RunAsync(Id, ct);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Name = await db.People.Where(p => p.Id == Id).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("组员");
        if (await db.ArmbandPins.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == Id, ct) is not { } pin)
            return;
        (GivenAt, GivenBy, Used, Usable) = (pin.GivenAt, pin.GivenByName, pin.UsedAt is not null, pin.IsUsable((await policies.TodayAsync(ct)).ArmbandPinTries));
    }
}
