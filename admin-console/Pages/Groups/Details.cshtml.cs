using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>One group: cover, strength, who leads it, and its members. The kind of a member is not listed: it tells of party membership.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class DetailsModel(
    NeighborPartyDb db, GroupStrength strengths, AppointLeader roles, ChangeMembership memberships, ChangeGroupStatus status, ActingStaff acting, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public BuildingGroup Group { get; private set; } = null!;

    public string Covers { get; private set; } = "";

    public Strength Strength { get; private set; } = null!;

    public int OpenApplications { get; private set; }

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.Now();
        Group = await db.Groups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == Id, cancel) ?? throw GroupRefusals.NotFound();
        Covers = string.Join("、", (await GroupCover.OfAsync(db, [Id], cancel)).Select(c => c.Label));
        Strength = await strengths.OfAsync(Id, cancel);
        OpenApplications = await db.Applications.CountAsync(a => a.GroupId == Id && ApplicationStates.Open.Contains(a.State), cancel);
        Roles = await (
            from r in db.RoleGrants.AsNoTracking()
            join p in db.People on r.PersonId equals p.Id
            where r.ScopeId == Id && r.Scope == RoleScope.Group
            orderby r.From descending, r.Id
            select new RoleRow(r.Id, r.PersonId, p.Name, r.Role, r.From, r.To, r.To == null || r.To > now)).Take(50).ToListAsync(cancel);
        var cursor = Cursor.Parse(After);
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            where m.GroupId == Id && m.To == null
            where cursor == null || m.From > cursor.At || (m.From == cursor.At && m.Id > cursor.Id)
            orderby m.From, m.Id
            select new MemberRow(m.Id, m.PersonId, p.Name, m.State, m.From, m.SuspendedUntil, m.Version)).Take(PageSize + 1).ToListAsync(cancel);
        Members = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Members[^1].From, Members[^1].Id).ToString() : null;
    }

    public async Task<IActionResult> OnPostAppointAsync(Guid personId, CommunityRole role, DateOnly? until, CancellationToken cancel)
    {
        await acting.RequireRecentProofAsync(cancel);
        await roles.AppointAsync(Id, personId, role, EndOf(until), cancel);
        return Done("已登记任职，本人会收到消息。");
    }

    public async Task<IActionResult> OnPostEndRoleAsync(Guid grantId, CancellationToken cancel)
    {
        await roles.EndAsync(Id, grantId, cancel);
        return Done("任职已结束。");
    }

    public async Task<IActionResult> OnPostMemberAsync(Guid membershipId, MembershipEvent on, DateOnly? until, string? reason, int version, CancellationToken cancel)
    {
        await memberships.RunAsync(membershipId, on, EndOf(until), reason, version, cancel);
        return Done("已登记。");
    }

    public async Task<IActionResult> OnPostStatusAsync(GroupEvent on, int version, CancellationToken cancel)
    {
        await status.RunAsync(Id, on, version, cancel);
        return Done(on == GroupEvent.Start ? "小组已成立。" : "小组已撤销。");
    }

    public bool May(GroupEvent on) => GroupStates.Group.Allows(Group.Status, on, GroupRole.Staff);

    /// <summary>The end of a day in China.</summary>
    private static DateTime? EndOf(DateOnly? day) => day is { } d ? ChinaTime.ToUtc(d.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;

    private RedirectToPageResult Done(string what)
    {
        this.Flash(what);
        return RedirectToPage(new { Id, After });
    }

    public sealed record RoleRow(Guid Id, Guid PersonId, string Name, CommunityRole Role, DateTime From, DateTime? To, bool Current);

    public sealed record MemberRow(Guid Id, Guid PersonId, string Name, MembershipState State, DateTime From, DateTime? SuspendedUntil, int Version);
}
