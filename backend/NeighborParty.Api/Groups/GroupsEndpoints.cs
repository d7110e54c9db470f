using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Applications;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Api.Groups;

/// <summary>Building groups as their members and other neighbours see them.</summary>
public static class GroupsEndpoints
{
    /// <summary>Members of a group that a phone is shown; they are counted all.</summary>
    private const int MostShown = 500;

    public static void MapGroups(this RouteGroupBuilder api)
    {
        var groups = api.MapGroup("/groups").WithTags("党小组");
        groups.MapGet("/{id:guid}", Get).WithSummary("查看党小组").Refuses("community_required", "consent_required", "not_found");
        groups.MapPost("/{id:guid}/members/{personId:guid}/departure-reports", Report).Idempotent().WithSummary("报告组员搬走或去世，由社区核实后登记（组长）")
            .Refuses("consent_required", "not_found", "person.departure_reported");
        groups.MapGroupApplications();
        api.MapGet("/me/groups", Mine).Polls().WithTags("党小组").WithSummary("我的党小组").Refuses("community_required", "consent_required");
    }

    private static async Task<Ok<IReadOnlyList<MyGroup>>> Mine(CurrentActor current, NeighborPartyDb db, Leadership leadership, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join g in db.Groups on m.GroupId equals g.Id
            where m.PersonId == person && m.To == null
            orderby m.From, m.Id
            select new { g.Id, g.Name, m.State, m.From }).Take(100).ToListAsync(ct);
        var roles = await Roles(leadership, rows.ConvertAll(r => r.Id)).Where(r => r.PersonId == person).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<MyGroup>>(
            [.. rows.Select(r => new MyGroup(r.Id, r.Name, r.State, GroupStates.Label(r.State), RoleOf(roles, r.Id, person), r.From))]);
    }

    private static async Task<Ok<GroupDetails>> Get(Guid id, CurrentActor current, NeighborPartyDb db, Leadership leadership, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var group = await db.Groups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, ct) ?? throw GroupRefusals.NotFound();
        var covers = await (
            from p in db.GroupPlaces.AsNoTracking()
            join b in db.Buildings on p.BuildingId equals b.Id
            from s in db.Stairwells.Where(s => s.Id == p.StairwellId).DefaultIfEmpty()
            where p.GroupId == id
            orderby b.Name, s!.Name, p.Id
            select s == null ? b.Name : b.Name + " " + s.Name).ToListAsync(ct);
        var belong = db.Memberships.AsNoTracking().Where(m => m.GroupId == id && m.To == null && (m.State == MembershipState.Active || m.State == MembershipState.Inactive));
        var members = await (
            from m in belong
            join p in db.People on m.PersonId equals p.Id
            orderby m.From, m.Id
            select new { m.PersonId, p.Name }).Take(MostShown).ToListAsync(ct);
        // A large group is not shown whole, and whoever is not shown belongs to it too.
        var isWhole = members.Count < MostShown;
        if (!members.Exists(m => m.PersonId == person) && (isWhole || !await belong.AnyAsync(m => m.PersonId == person, ct)))
            return TypedResults.Ok(new GroupDetails(id, group.Name, group.Status, covers, false, null, null, null, null));

        var roles = await Roles(leadership, [id]).ToListAsync(ct);
        var own = RoleOf(roles, id, person);
        var leads = own is not null;
        var shown = members.Select(m => new GroupMember(leads ? m.PersonId : null, leads ? m.Name : Masking.Name(m.Name), RoleOf(roles, id, m.PersonId))).ToList();
        var leader = roles.Find(r => r.Role == CommunityRole.GroupLeader)?.PersonId;
        return TypedResults.Ok(new GroupDetails(id, group.Name, group.Status, covers, true, own, members.Find(m => m.PersonId == leader)?.Name, isWhole ? members.Count : await belong.CountAsync(ct), shown));
    }

    private static async Task<NoContent> Report(Guid id, Guid personId, ReportDepartureRequest request, ReportDeparture report, CancellationToken ct)
    {
        await report.RunAsync(id, personId, request.What, request.Day, request.Text, ct);
        return TypedResults.NoContent();
    }

    private static IQueryable<RoleGrant> Roles(Leadership leadership, List<Guid> groups) => leadership.Leading().AsNoTracking().Where(r => groups.Contains(r.ScopeId));

    private static CommunityRole? RoleOf(List<RoleGrant> roles, Guid group, Guid person) =>
        roles.Find(r => r.ScopeId == group && r.PersonId == person)?.Role;
}
