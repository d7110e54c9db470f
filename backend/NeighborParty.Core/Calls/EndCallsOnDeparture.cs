using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Calls;

/// <summary>Nobody rings up, or knocks for, who is gone; and what a leader reported of it is recorded with it.</summary>
public sealed class EndCallsOnDeparture(NeighborPartyDb db) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var message in await db.InboxMessages.Where(m => m.CallSince != null && (m.AboutKind == ReadCalls.People ? m.AboutId == gone.PersonId : m.PersonId == gone.PersonId)).ToListAsync(ct))
            message.EndCall();
    }
}
