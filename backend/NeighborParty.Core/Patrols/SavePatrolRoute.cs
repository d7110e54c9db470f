using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Patrols;

/// <summary>A route that was retired, and how many plans and coming shifts are now without one.</summary>
public sealed record RetiredRoute(PatrolRoute Route, int Series, int Shifts);

/// <summary>Plans a route and changes it: staff for any group or all, leaders for the groups they lead.</summary>
public sealed class SavePatrolRoute(NeighborPartyDb db, DutyRoles roles, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for a value out of its limits; 404 for a group of others; 409 for a name that is taken.</exception>
    public async Task<PatrolRoute> PlanAsync(Guid? groupId, RoutePlan plan, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var role = await roles.RequirePlannerAsync(groupId, ct);
        var now = time.Now();
        var route = new PatrolRoute { Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(), GroupId = groupId, CreatedAt = now };
        route.Describe(plan, now);
        await RefuseTakenNameAsync(route, ct);
        db.PatrolRoutes.Add(route);
        Audit("patrol_route.planned", route, role);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return route;
    }

    /// <exception cref="RefusedException">404 for a route of others; 412 and 428 as everywhere.</exception>
    public async Task<PatrolRoute> ChangeAsync(Guid id, RoutePlan plan, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (route, role) = await FindAsync(id, version, ct);
        route.Describe(plan, time.Now());
        await RefuseTakenNameAsync(route, ct);
        return await SaveAsync("patrol_route.changed", route, role, write, ct);
    }

    /// <summary>No further rounds on it: what is planned and has not begun goes on without it.</summary>
    public async Task<RetiredRoute> RetireAsync(Guid id, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (route, role) = await FindAsync(id, version, ct);
        var now = time.Now();
        route.Retire(now);
        var series = await db.DutySeries.Where(s => s.RouteId == id).ToListAsync(ct);
        series.ForEach(s => s.DropRoute());
        var shifts = await db.Shifts.Where(s => s.RouteId == id && s.StartsAt > now && (s.State == ShiftState.Draft || s.State == ShiftState.Open || s.State == ShiftState.Locked)).ToListAsync(ct);
        shifts.ForEach(s => s.DropRoute());
        return new RetiredRoute(await SaveAsync("patrol_route.retired", route, role, write, ct), series.Count, shifts.Count);
    }

    /// <summary>For a sheet that was photographed or taken away: a new code, the old one is worth nothing.</summary>
    public async Task<PatrolRoute> RenewCodeAsync(Guid id, Guid pointId, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (route, role) = await FindAsync(id, version, ct);
        (route.InOrder.FirstOrDefault(p => p.Id == pointId) ?? throw Refusals.NotFound("点位")).RenewCode();
        return await SaveAsync("patrol_route.code_renewed", route, role, write, ct);
    }

    private async Task<(PatrolRoute Route, DutyRole Role)> FindAsync(Guid id, int? version, CancellationToken ct)
    {
        var route = await db.PatrolRoutes.Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw Refusals.NotFound("巡逻路线");
        var role = await roles.RequirePlannerAsync(route.GroupId, ct);
        await db.RequireVersionAsync(route, route.Id, version, ct);
        return route.RetiredAt is null ? (route, role) : throw PatrolRefusals.Retired();
    }

    private async Task<PatrolRoute> SaveAsync(string action, PatrolRoute route, DutyRole role, WriteTransaction write, CancellationToken ct)
    {
        // A change of a point alone is a change of the route too: two editors must not overwrite each other.
        db.Entry(route).State = EntityState.Modified;
        Audit(action, route, role);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return route;
    }

    private async Task RefuseTakenNameAsync(PatrolRoute route, CancellationToken ct)
    {
        if (await db.PatrolRoutes.AnyAsync(r => r.Name == route.Name && r.Id != route.Id && r.RetiredAt == null, ct))
            throw PatrolRefusals.NameTaken();
    }

    private void Audit(string action, PatrolRoute route, DutyRole role) => audit.Record(new Act(action, nameof(PatrolRoute), route.Id)
    {
        Via = role == DutyRole.Leader ? ActedVia.Leader : null, Details = new { route.Name, points = route.InOrder.Count },
    });
}
