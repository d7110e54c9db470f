using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Notices;

/// <summary>Marks a message of the signed-in resident as read; again changes nothing.</summary>
public sealed class ReadInboxMessage(NeighborPartyDb db, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a message of somebody else.</exception>
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var row = await db.InboxMessages.FirstOrDefaultAsync(m => m.Id == id && m.PersonId == person, ct) ?? throw Refusals.NotFound("消息");
        row.Read(time.Now());
        await db.SaveChangesAsync(ct);
    }
}
