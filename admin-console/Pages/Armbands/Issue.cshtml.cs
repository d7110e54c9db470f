using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Finds an active member by name or group and hands the armband over.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class IssueModel(NeighborPartyDb db, PersonalDataVault vault, IssueArmband issue, PolicyBook policies) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    public string Serial { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public bool More { get; private set; }

    /// <summary>Nobody gets one without the training.</summary>
    public bool TrainingRequired { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Armbands.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } armband)
            return NotFound();
        if (armband.State != ArmbandState.InStock)
            return RedirectToPage("Details", new { Id });
        Serial = armband.Serial;
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Name).Select(g => new { g.Id, g.Name }).ToListAsync(ct);
        // Here and not in the query: the database would spell the id's bytes as text.
        Groups = groups.ConvertAll(g => new SelectListItem(g.Name, g.Id.ToString()));
        TrainingRequired = armband.Kind != ArmbandKind.Badge && (await policies.TodayAsync(ct)).ArmbandTrainingRequired > 0;
        await FindAsync(armband.Kind, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid personId, string? witness, CancellationToken ct)
    {
        if (await db.Armbands.Where(a => a.Id == Id).Select(a => a.Serial).FirstOrDefaultAsync(ct) is not { } serial)
            return NotFound();
        var armband = await issue.RunAsync(new HandOut(serial, personId, witness), ct);
        this.Flash(armband.State == ArmbandState.Issued ? "已发放，并记录当面签收。" : "已发放，等待组员在手机上签收。");
        return RedirectToPage("Details", new { Id });
    }

    private async Task FindAsync(ArmbandKind kind, CancellationToken ct)
    {
        var name = Name?.Trim() ?? "";
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            where m.To == null && m.State == MembershipState.Active && (GroupId == null || m.GroupId == GroupId)
            join p in db.People on m.PersonId equals p.Id
            where p.Status == PersonStatus.Active && (name == "" || p.Name.Contains(name))
            join g in db.Groups on m.GroupId equals g.Id
            from held in db.Armbands.Where(a => a.HolderPersonId == p.Id && a.Kind == ArmbandKind.LongTerm).DefaultIfEmpty()
            from training in db.ArmbandTrainings.Where(t => t.PersonId == p.Id).DefaultIfEmpty()
            orderby p.Name, p.Id
            select new { Person = p, Group = g.Name, Has = held!.Serial, Trained = training != null }).Take(Shown + 1).ToListAsync(ct);
        More = rows.Count > Shown;
        Members = [.. rows.Take(Shown).Select(r => new MemberRow(
            r.Person.Id, r.Person.Name, r.Person.MaskedPhone(vault), r.Person.AccountId is not null, r.Group, kind == ArmbandKind.LongTerm ? r.Has : null, r.Trained))];
    }

    /// <param name="Has">The long-term armband that stands in the way of another one.</param>
    public sealed record MemberRow(Guid PersonId, string Name, string? Phone, bool OnWeChat, string Group, string? Has, bool Trained);
}
