using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Patrols;

/// <summary>One point of a round: passed at, or still to come.</summary>
/// <param name="Flags">Things to look at, never a verdict.</param>
/// <param name="FlagLabels">The same for the screen.</param>
public sealed record RoundPoint(Guid PointId, int Number, string Name, DateTime? PassedAt, int? DistanceMetres, IReadOnlyList<string> Flags, IReadOnlyList<string> FlagLabels);

/// <summary>A round with every point of its route, in order.</summary>
public sealed record RoundView(
    Guid Id, Guid RouteId, string Route, Guid ShiftId, string Walker, PatrolRoundState State, string StateLabel, int PointsPassed, int PointsInAll,
    DateTime StartedAt, DateTime? EndedAt, string? Note, IReadOnlyList<RoundPoint> Points)
{
    public static RoundView Example => new(
        new Guid("01950000-0000-7000-8000-00000000000a"), new Guid("01950000-0000-7000-8000-00000000000b"), "夜间巡逻", new Guid("01950000-0000-7000-8000-000000000001"), "王组员",
        PatrolRoundState.Walking, "巡逻中", 1, 2, new DateTime(2026, 3, 6, 11, 2, 0, DateTimeKind.Utc), null, null,
        [
            new RoundPoint(new Guid("01950000-0000-7000-8000-00000000000c"), 1, "1号楼门口", new DateTime(2026, 3, 6, 11, 4, 0, DateTimeKind.Utc), 12, [], []),
            new RoundPoint(new Guid("01950000-0000-7000-8000-00000000000d"), 2, "配电房", null, null, [], []),
        ]);
}

/// <summary>For who walks it, the leaders of its shift, and staff.</summary>
public sealed class ReadPatrolRound(NeighborPartyDb db, CurrentActor current, DutyRoles roles)
{
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<RoundView> RunAsync(Guid id, CancellationToken ct)
    {
        var round = await db.PatrolRounds.AsNoTracking().Include(r => r.Passes).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw Refusals.NotFound("巡逻记录");
        if (current.Actor.PersonId != round.PersonId)
            await roles.RequireLeadAsync(await db.Shifts.AsNoTracking().FirstAsync(s => s.Id == round.ShiftId, ct), ct);
        var route = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstAsync(r => r.Id == round.RouteId, ct);
        var walker = await db.People.Where(p => p.Id == round.PersonId).Select(p => p.Name).FirstAsync(ct);
        return Of(round, route, walker);
    }

    /// <summary>Rounds of one shift, newest first.</summary>
    public async Task<IReadOnlyList<RoundView>> OfShiftAsync(Guid shiftId, CancellationToken ct)
    {
        var inSight = current.Actor.Kind == ActorKind.Staff ? db.Shifts : await roles.InSightAsync(ct);
        var shift = await inSight.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var own = current.Actor.Kind == ActorKind.Resident && !await roles.LeadsAsync(shift, current.RequirePerson(), ct);
        var person = current.Actor.PersonId;
        var rounds = await db.PatrolRounds.AsNoTracking().Include(r => r.Passes).Where(r => r.ShiftId == shiftId && (!own || r.PersonId == person))
            .OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(50).ToListAsync(ct);
        var (routeIds, people) = (rounds.Select(r => r.RouteId).Distinct().ToList(), rounds.Select(r => r.PersonId).Distinct().ToList());
        var routes = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).Where(r => routeIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return rounds.ConvertAll(r => Of(r, routes[r.RouteId], names[r.PersonId]));
    }

    private static RoundView Of(PatrolRound round, PatrolRoute route, string walker)
    {
        var passes = round.Passes.ToDictionary(p => p.PointId);
        // A point that was taken away since, but passed then, belongs to the round.
        var points = route.Points.Where(p => p.RemovedAt is null || passes.ContainsKey(p.Id)).OrderBy(p => p.Number).ThenBy(p => p.Id).Select(p =>
        {
            var pass = passes.GetValueOrDefault(p.Id);
            return new RoundPoint(p.Id, p.Number, p.Name, pass?.At, pass?.DistanceMetres, pass?.Flags.Codes() ?? [], pass?.Flags.Labels() ?? []);
        }).ToList();
        return new RoundView(round.Id, route.Id, route.Name, round.ShiftId, walker, round.State, PatrolRoundStates.Label(round.State),
            round.PointsPassed, round.PointsInAll, round.StartedAt, round.EndedAt, round.Note, points);
    }
}
