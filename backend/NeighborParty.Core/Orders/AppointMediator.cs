using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Orders;

/// <summary>Staff appoint who may see orders about a named neighbour, and end it.</summary>
public sealed class AppointMediator(NeighborPartyDb db, CurrentActor current, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <summary>A second time changes nothing.</summary>
    /// <exception cref="RefusedException">403 for anybody but staff; 404 for a foreign person.</exception>
    public Task RunAsync(Guid personId, CancellationToken ct) => ActAsync(async () =>
    {
        var now = time.Now();
        if (!await db.People.AnyAsync(p => p.Id == personId && p.Status == PersonStatus.Active, ct))
            throw Refusals.NotFound("居民");
        if (await Held(personId, now).AnyAsync(ct))
            return;
        var community = scope.CommunityId!.Value;
        db.RoleGrants.Add(new RoleGrant { Id = Ids.New(now), CommunityId = community, PersonId = personId, Role = CommunityRole.Mediator, Scope = RoleScope.Community, ScopeId = community, From = now });
        audit.Record(new Act("mediator.appointed", nameof(Person), personId));
    }, ct);

    /// <exception cref="RefusedException">403 for anybody but staff.</exception>
    public Task EndAsync(Guid personId, CancellationToken ct) => ActAsync(async () =>
    {
        var now = time.Now();
        var held = await Held(personId, now).ToListAsync(ct);
        if (held.Count == 0)
            return;
        held.ForEach(g => g.End(now));
        audit.Record(new Act("mediator.ended", nameof(Person), personId));
    }, ct);

    private IQueryable<RoleGrant> Held(Guid personId, DateTime now) =>
        db.RoleGrants.Where(g => g.PersonId == personId && g.Role == CommunityRole.Mediator && (g.To == null || g.To > now));

    private async Task ActAsync(Func<Task> act, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        await act();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
