using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Calls;

/// <summary>Ticks off that somebody told a person by phone or at the door: staff, the leaders of the person's groups for what is theirs, and who leads the shift; what leaders report only staff. A repeat changes nothing.</summary>
public sealed class MarkTold(NeighborPartyDb db, CurrentActor current, Leadership leadership, DutyRoles roles, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for what was nobody's to call, or not yours.</exception>
    public async Task RunAsync(Guid messageId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var message = await db.InboxMessages.FirstOrDefaultAsync(m => m.Id == messageId && (m.CallSince != null || m.ToldAt != null), ct) ?? throw NotFound();
        var isLeader = current.Actor.Kind != ActorKind.Staff;
        if (isLeader && !await IsMineAsync(message, current.RequirePerson(), ct))
            throw NotFound();
        if (message.ToldAt is not null)
            return;

        message.Tell(current.Actor.Id, current.Actor.Name, time.Now());
        audit.Record(new Act("call.made", nameof(InboxMessage), message.Id)
        {
            Details = new { person = message.PersonId, message.Kind }, OnBehalfOf = message.PersonId, Via = isLeader ? ActedVia.Leader : null,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<bool> IsMineAsync(InboxMessage message, Guid me, CancellationToken ct)
    {
        var led = await leadership.GroupsLedByAsync(me, ct);
        if (await ReadCalls.OfGroups(db, db.InboxMessages.Where(m => m.Id == message.Id), led).AnyAsync(ct))
            return true;
        return message.AboutKind == ReadCalls.Shifts
            && await db.Shifts.FirstOrDefaultAsync(s => s.Id == message.AboutId, ct) is { } shift && await roles.LeadsAsync(shift, me, ct);
    }

    private static RefusedException NotFound() => Refusals.NotFound("电话通知");
}
