using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>One resident. Phone and door are masked; showing one in full is an act with a reason.</summary>
[Permission(StaffPermissions.PeopleRead)]
public sealed class DetailsModel(NeighborPartyDb db, PersonalDataVault vault, ConsentTexts texts, UnmaskPerson unmask, ChangePersonStatus status, ActingStaff acting, OrderRoles roles, OrderCategories categories, TimeProvider time) : PageModel, ILoadAgain
{
    private const int LooksShown = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Person Person { get; private set; } = null!;

    public string? Phone { get; private set; }

    public IReadOnlyList<Home> Homes { get; private set; } = [];

    public IReadOnlyList<(string Group, MembershipState State, DateTime From)> Memberships { get; private set; } = [];

    public IReadOnlyList<(CommunityRole Role, string? Place, DateTime From)> Roles { get; private set; } = [];

    public IReadOnlyList<(ConsentPurpose Purpose, int Version, bool IsCurrent, DateTime At, ActedVia Channel)> Consents { get; private set; } = [];

    /// <summary>What leaders reported and nobody has made sure of.</summary>
    public IReadOnlyList<string> Reports { get; private set; } = [];

    /// <summary>谁看过: what the resident reads on the phone, for who has none and asks the office.</summary>
    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Only in the answer to the press that asked for it.</summary>
    public (SensitiveField Field, string Value)? Shown { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostUnmaskAsync(SensitiveField field, string? reason, CancellationToken ct)
    {
        if (!User.Can(StaffPermissions.PeopleUnmask))
            throw Refusals.Forbidden();
        await acting.RequireRecentProofAsync(ct);
        // No redirect: the value must not travel in a cookie or an address.
        Shown = (field, await unmask.RunAsync(Id, field, reason, ct));
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostStatusAsync(PersonEvent on, DateOnly? day, string? reason, int version, CancellationToken ct)
    {
        if (!User.Can(StaffPermissions.GroupsManage))
            throw Refusals.Forbidden();
        await status.RunAsync(Id, on, day, reason, version, ct);
        this.Flash(on is PersonEvent.MoveOut or PersonEvent.Die ? "已登记，今后不再给这位居民发消息。" : "已恢复，本人会收到消息。");
        return RedirectToPage(new { Id });
    }

    public bool May(PersonEvent on) => User.Can(StaffPermissions.GroupsManage) && PersonStates.Machine.Allows(Person.Status, on, PersonRole.Staff);

    public string Today => Iso(ChinaTime.Today(time.Now()));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task LoadAsync(CancellationToken cancel)
    {
        Person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, cancel) ?? throw Refusals.NotFound("居民");
        Phone = Person.MaskedPhone(vault);
        Reports = await ReadCalls.DepartureReports(db, Id).OrderBy(m => m.CallSince).ThenBy(m => m.Id).Select(m => db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).First() + "报告：" + m.Body).Take(5).ToListAsync(cancel);
        Homes = await (
            from r in db.Residencies.AsNoTracking()
            join d in db.Dwellings on r.DwellingId equals d.Id
            join b in db.Buildings on d.BuildingId equals b.Id
            join c in db.Compounds on b.CompoundId equals c.Id
            from s in db.Stairwells.Where(s => s.Id == d.StairwellId).DefaultIfEmpty()
            where r.PersonId == Id
            orderby r.IsPrimary descending, r.From descending
            select new Home($"{c.Name} {b.Name}{s!.Name}", r.Kind, r.IsPrimary, r.From, r.To)).Take(20).ToListAsync(cancel);
        var memberships = await (
            from m in db.Memberships.AsNoTracking()
            join g in db.Groups on m.GroupId equals g.Id
            where m.PersonId == Id
            orderby m.From descending
            select new { g.Name, m.State, m.From }).Take(20).ToListAsync(cancel);
        Memberships = memberships.ConvertAll(m => (m.Name, m.State, m.From));
        var held = await (
            from r in db.RoleGrants.AsNoTracking()
            from g in db.Groups.Where(g => g.Id == r.ScopeId).DefaultIfEmpty()
            where r.PersonId == Id && r.To == null
            orderby r.From descending
            select new { r.Role, g!.Name, r.From }).Take(20).ToListAsync(cancel);
        Roles = held.ConvertAll(r => (r.Role, (string?)r.Name, r.From));
        var consents = await db.Consents.AsNoTracking().Where(c => c.PersonId == Id && c.EndedAt == null).ToListAsync(cancel);
        Consents = [.. consents.OrderBy(c => c.Purpose).Select(c => (c.Purpose, c.Version, c.Version == texts.Of(c.Purpose).Version, c.AcceptedAt, c.Channel))];
        await ReadLooksAsync(cancel);
    }

    private async Task ReadLooksAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var found = await db.AuditEvents.AsNoTracking().Where(e => e.EntityId == Id && e.Action == SensitiveReads.Action)
            .Where(e => after == null || e.At < after.At || (e.At == after.At && e.Id.CompareTo(after.Id) < 0))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(LooksShown + 1).ToListAsync(ct);
        var page = found.Take(LooksShown).ToList();
        var about = page.Select(SensitiveReads.OrderOf).OfType<Guid>().Distinct().ToList();
        // Nobody learns here of an order about his own household.
        var orders = about.Count == 0 ? [] : await roles.Readable(db.Orders.AsNoTracking()).Where(o => about.Contains(o.Id)).Select(o => new { o.Id, o.Category }).ToDictionaryAsync(o => o.Id, o => o.Category, ct);
        Looks = page.ConvertAll(e => new Look(e.At, SensitiveReads.WhoLooked(e), PersonLabels.OfLook(SensitiveReads.FieldOf(e)), PersonLabels.ReasonOfLook(e.ReasonText),
            SensitiveReads.OrderOf(e) is { } id && orders.TryGetValue(id, out var category) ? (id, categories.NameOf(category)) : null));
        Next = found.Count > LooksShown ? new Cursor(page[^1].At, page[^1].Id).ToString() : null;
    }

    public sealed record Look(DateTime At, string Who, string What, string? Reason, (Guid Id, string Category)? Order);

    public sealed record Home(string Place, ResidencyKind Kind, bool IsPrimary, DateTime From, DateTime? To);
}
