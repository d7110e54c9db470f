using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Patrols;

/// <summary>What a phone sends at a point: the code on the sheet, and the position where the person allows it.</summary>
public sealed record PassClaim(string? Code, Whereabouts? Location, DateTime? ClaimedAt);

/// <summary>Somebody on duty begins a round, passes its points and ends it.</summary>
public sealed class WalkPatrol(NeighborPartyDb db, CurrentActor current, PolicyBook policies, ConsentCheck consents, AuditTrail audit, TimeProvider time)
{
    /// <summary>A second tap gets the round that is being walked.</summary>
    /// <exception cref="RefusedException">404 for a route of others; 400 without a route where none was planned; 409 when not checked in, the route is retired or another round is being walked.</exception>
    /// <param name="shiftId">The caller is checked in there.</param>
    /// <param name="wanted">Null: the route that was planned for the shift.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PatrolRound> BeginAsync(Guid shiftId, Guid? wanted, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await db.ShiftSignups.AsNoTracking().Include(s => s.Shift)
            .FirstOrDefaultAsync(s => s.ShiftId == shiftId && s.PersonId == person && s.State == SignupState.CheckedIn, ct) ?? throw PatrolRefusals.NotOnDuty();
        var routeId = wanted ?? signup.Shift.RouteId ?? throw Refusals.Invalid("routeId", "这次值守没有指定路线，请先选一条。");
        var route = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == routeId, ct);
        if (route is null || (route.GroupId is { } group && group != signup.Shift.GroupId))
            throw Refusals.NotFound("巡逻路线");
        if (await db.PatrolRounds.Include(r => r.Passes).FirstOrDefaultAsync(r => r.SignupId == signup.Id && r.State == PatrolRoundState.Walking, ct) is { } open)
            return open.RouteId == routeId ? open : throw PatrolRefusals.Walking(await db.PatrolRoutes.Where(r => r.Id == open.RouteId).Select(r => r.Name).FirstAsync(ct));
        if (route.RetiredAt is not null)
            throw PatrolRefusals.Retired();

        var now = time.Now();
        var round = new PatrolRound
        {
            Id = Ids.New(now), CommunityId = signup.CommunityId, RouteId = routeId, ShiftId = shiftId, SignupId = signup.Id, PersonId = person,
            PointsInAll = route.InOrder.Count, StartedAt = now,
        };
        db.PatrolRounds.Add(round);
        audit.Record(new Act("patrol_round.started", nameof(PatrolRound), round.Id) { To = round.State.ToString(), Details = new { route = routeId, shift = shiftId } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return round;
    }

    /// <summary>A second scan of the same point gets the first record.</summary>
    /// <exception cref="RefusedException">404 for a round of others; 409 when it is over; 422 for a code that hangs on no point of the route.</exception>
    public async Task<PatrolRound> PassAsync(Guid roundId, PassClaim claim, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var round = await OwnAsync(roundId, ct);
        var points = await db.PatrolPoints.AsNoTracking().Where(p => p.RouteId == round.RouteId && p.RemovedAt == null).OrderBy(p => p.Number).ToListAsync(ct);
        var point = points.Find(p => p.Token == claim.Code?.Trim()) ?? throw PatrolRefusals.BadCode();
        if (round.Passes.Any(p => p.PointId == point.Id))
            return round;

        var now = time.Now();
        var (policy, before) = (await policies.TodayAsync(ct), round.State);
        var location = await consents.HasAsync(round.PersonId, ConsentPurpose.Location, ct) ? claim.Location : null;
        var pass = PatrolRules.Judge(round, points, point, location, policy, now) with { ClaimedAt = claim.ClaimedAt };
        round.Pass(pass.ToPass(Ids.New(now), round), points.Count(p => p.Id != point.Id && round.Passes.All(x => x.PointId != p.Id)), now);
        audit.Record(new Act("patrol_round.point_passed", nameof(PatrolRound), round.Id)
        {
            From = before.ToString(), To = round.State.ToString(), Details = new { point.Number, flags = pass.Flags.Codes() }, PolicyVersion = policy.Version,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return round;
    }

    /// <summary>Ends a round before its last point, or adds a note to one that is complete.</summary>
    public async Task<PatrolRound> EndAsync(Guid roundId, string? note, CancellationToken ct)
    {
        var text = CleanText.Optional("note", note, 200, "情况说明");
        await using var write = await db.BeginWriteAsync(ct);
        var round = await OwnAsync(roundId, ct);
        var before = round.State;
        round.End(text, time.Now());
        audit.Record(new Act("patrol_round.ended", nameof(PatrolRound), round.Id) { From = before.ToString(), To = round.State.ToString(), Details = new { round.PointsPassed, round.PointsInAll } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return round;
    }

    private async Task<PatrolRound> OwnAsync(Guid roundId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return await db.PatrolRounds.Include(r => r.Passes).FirstOrDefaultAsync(r => r.Id == roundId && r.PersonId == person, ct) ?? throw Refusals.NotFound("巡逻记录");
    }
}
