using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Which members were shown how to wear an armband, and on which day.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class TrainingsModel(NeighborPartyDb db, RecordTraining record, PolicyBook policies, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The id of the last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public bool Required { get; private set; }

    public string Today => ChinaTime.Today(time.Now()).ToString("O", CultureInfo.InvariantCulture);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Required = (await policies.TodayAsync(ct)).ArmbandTrainingRequired > 0;
        var name = Name?.Trim() ?? "";
        var rows = await (
            from p in db.People.AsNoTracking().Where(p => p.Status == PersonStatus.Active && db.Memberships.Any(m => m.PersonId == p.Id && m.To == null && m.State == MembershipState.Active))
            where (name == "" || p.Name.Contains(name)) && (After == null || p.Id.CompareTo(After.Value) > 0)
            from t in db.ArmbandTrainings.Where(t => t.PersonId == p.Id).DefaultIfEmpty()
            orderby p.Id
            select new Row(p.Id, p.Name, t == null ? null : t.On, t!.RecordedByName)).Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].PersonId.ToString() : null;
    }

    public async Task<IActionResult> OnPostRecordAsync(Guid personId, DateOnly on, CancellationToken ct)
    {
        await record.RunAsync(personId, on, ct);
        this.Flash("已登记培训。");
        return RedirectToPage(new { Name, After });
    }

    public sealed record Row(Guid PersonId, string Name, DateOnly? On, string? By);
}
