using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Care;

/// <summary>
/// What came of a visit: nobody opened, somebody was met, something is needed, or they want no visits. By the visitor, or by staff for one without a phone;
/// by a leader at the door who has looked whether all is well where nobody opened.
/// </summary>
public sealed class RecordHomeVisit(
    NeighborPartyDb db, CareRights rights, HomeVisitDesk desk, HomeVisitNotices notices, PlaceOrder place, OrderNotices orders, AuthorStanding standing, PolicyBook policies, TellPerson tell, CurrentActor current, TimeProvider time)
{
    /// <summary>At different times (domain 3.4), not twice in one afternoon. After the last time the leaders are asked to look whether all is well.</summary>
    /// <exception cref="RefusedException">404 for whom it is not; 409 when it is done; 422 right after the last attempt.</exception>
    public Task<HomeVisit> NobodyOpenedAsync(Guid visitId, CancellationToken ct) => MoveAsync(visitId, async (visit, by) =>
    {
        var (now, from, policy) = (time.Now(), visit.State, await policies.VersionAsync(visit.PolicyVersion, ct));
        _ = HomeVisitStates.Machine.Next(from, HomeVisitEvent.NoAnswer, by);
        if (visit.LastAttemptAt is { } last && now < last.AddHours(policy.CareVisitBetweenHours))
            throw CareRefusals.TooSoonAgain();
        var isLast = visit.NobodyOpened(policy.CareVisitAttempts, by, now);
        desk.Note(visit, from, by);
        if (isLast)
            await notices.NotReachedAsync(visit, ct);
    }, ct);

    /// <summary>A repeat changes nothing.</summary>
    /// <exception cref="RefusedException">404 for whom it is not; 409 when it is over.</exception>
    public Task<HomeVisit> VisitedAsync(Guid visitId, CancellationToken ct) => MoveAsync(visitId, (visit, by) =>
    {
        if (visit.State is not (HomeVisitState.Visited or HomeVisitState.NeedsRecorded))
            desk.Go(visit, HomeVisitEvent.Visit, by);
        return Task.CompletedTask;
    }, ct);

    /// <summary>No more visits until the household asks for them. Nobody asks why. A repeat changes nothing.</summary>
    /// <inheritdoc cref="VisitedAsync"/>
    public Task<HomeVisit> DeclinedAsync(Guid visitId, CancellationToken ct) => MoveAsync(visitId, async (visit, by) =>
    {
        if (visit.State == HomeVisitState.Declined)
            return;
        _ = HomeVisitStates.Machine.Next(visit.State, HomeVisitEvent.Decline, by);
        await desk.DeclineAsync(await db.CareAssignments.FirstAsync(c => c.Id == visit.CareId, ct), by, ct);
    }, ct);

    /// <summary>What is needed becomes an order in the resident's name. Somebody with a phone is told and may cancel it; to others the visitor reads it aloud.</summary>
    /// <param name="visitId">Somebody was met.</param>
    /// <param name="residentId">Lives there.</param>
    /// <param name="draft">Read aloud to the resident, who agreed. It is about this home.</param>
    /// <param name="readAloud">The visitor says so.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">As above; 403 for who may not write anything now; 422 when it was not read aloud or too long ago, and as for every order.</exception>
    public async Task<Order> NeedAsync(Guid visitId, Guid residentId, OrderDraft draft, bool readAloud, CancellationToken ct)
    {
        if (!readAloud)
            throw CareRefusals.ReadAloud();
        Order? order = null;
        await MoveAsync(visitId, async (visit, by) =>
        {
            if (by == HomeVisitRole.Visitor)
                await standing.RequireMayPostAsync(current.RequirePerson(), ct);
            if (!await db.LivesAtAsync(residentId, visit.DwellingId, ct))
                throw Refusals.NotFound("居民");
            desk.Go(visit, HomeVisitEvent.RecordNeed, by);
            if (time.Now() > visit.DoneAt?.AddDays((await policies.VersionAsync(visit.PolicyVersion, ct)).CareVisitNeedsDays))
                throw CareRefusals.TooLongAgo();
            var home = await db.Dwellings.Where(d => d.Id == visit.DwellingId).Select(d => new { d.BuildingId, d.StairwellId }).FirstAsync(ct);
            order = await place.OnVisitAsync(draft with { BuildingId = home.BuildingId, StairwellId = home.StairwellId, Door = null }, residentId, ct);
            await tell.AddAsync(visit.CommunityId, residentId, new Notice("order.noted_on_visit", "已替您记下一件事", $"走访时替您记下了{orders.Of(order)}。不对的话可以在小程序里取消。", $"{order.Id:N}:noted")
            {
                AboutKind = "orders", AboutId = order.Id,
            }, ct);
        }, ct);
        return order!;
    }

    private async Task<HomeVisit> MoveAsync(Guid visitId, Func<HomeVisit, HomeVisitRole, Task> moveAsync, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var visit = await db.HomeVisits.FirstOrDefaultAsync(v => v.Id == visitId, ct) ?? throw CareRefusals.VisitNotFound();
        await moveAsync(visit, await rights.RequireVisitAsync(visit, ct));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return visit;
    }
}
