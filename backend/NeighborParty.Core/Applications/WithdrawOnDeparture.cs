using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Applications;

/// <summary>Who is gone asks for nothing any more.</summary>
public sealed class WithdrawOnDeparture(NeighborPartyDb db, ApplicationHistory history) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var application in await db.Applications.Where(a => a.PersonId == gone.PersonId && ApplicationStates.Open.Contains(a.State)).ToListAsync(ct))
        {
            var from = application.State;
            application.Withdraw();
            await history.AddAsync(application, new Happened(from, ApplicationEvent.Withdraw, ApplicationRole.Applicant) { ReasonCode = gone.Because }, ct);
        }
    }
}
