using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Calls;

/// <summary>Nobody rings up, or knocks for, who is gone.</summary>
public sealed class EndCallsOnDeparture(NeighborPartyDb db) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var message in await db.InboxMessages.Where(m => m.PersonId == gone.PersonId && m.CallSince != null).ToListAsync(ct))
            message.EndCall();
    }
}
