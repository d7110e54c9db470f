using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>Ends visits that are not to be made any more, and writes every step down. In the caller's write.</summary>
public sealed class HomeVisitDesk(NeighborPartyDb db, HomeVisitNotices notices, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <summary>Nobody looks after the household any more.</summary>
    public async Task EndAsync(CareAssignment care, CancellationToken ct)
    {
        foreach (var visit in await db.HomeVisits.Where(v => v.CareId == care.Id && HomeVisitStates.Open.Contains(v.State)).ToListAsync(ct))
            Go(visit, HomeVisitEvent.End, HomeVisitRole.System);
    }

    /// <summary>The household wants no visits, whoever looks after it: none that was to come is made. Unless it says so itself, it is told what was recorded, for it may be a mistake.</summary>
    public async Task DeclineAsync(CareAssignment care, HomeVisitRole by, CancellationToken ct)
    {
        var now = time.Now();
        care.DeclineVisits(now);
        audit.Record(new Act("care.visits_declined", nameof(CareAssignment), care.Id));
        foreach (var visit in await db.HomeVisits.Where(v => v.DwellingId == care.DwellingId && HomeVisitStates.Open.Contains(v.State)).ToListAsync(ct))
            Go(visit, HomeVisitEvent.Decline, by);
        if (by != HomeVisitRole.Household)
            await notices.DeclinedAsync(care, now, ct);
    }

    public void Go(HomeVisit visit, HomeVisitEvent on, HomeVisitRole by)
    {
        var from = visit.State;
        visit.Go(on, by, time.Now());
        Note(visit, from, by);
    }

    /// <param name="visit">Already as it is after the step.</param>
    /// <param name="from">Where it was before.</param>
    /// <param name="by">Who did it.</param>
    public void Note(HomeVisit visit, HomeVisitState from, HomeVisitRole by) => audit.Record(new Act("home_visit.recorded", nameof(HomeVisit), visit.Id)
    {
        From = from.ToString(), To = visit.State.ToString(), PolicyVersion = visit.PolicyVersion, OnBehalfOf = by == HomeVisitRole.Staff && current.Actor.PersonId != visit.PersonId ? visit.PersonId : null,
        Via = by == HomeVisitRole.Leader ? ActedVia.Leader : null,
    });
}
