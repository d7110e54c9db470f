using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Outbox;

/// <summary>Sends a message that was given up once more, after somebody has mended the cause.</summary>
public sealed class RetryDeadMessage(NeighborPartyDb db, CommunityScope scope, AuditTrail audit, OutboxBell bell, TimeProvider time)
{
    /// <exception cref="RefusedException">404 when it is not there, of another community, or no longer dead.</exception>
    public async Task RunAsync(Guid messageId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var message = await db.OutboxMessages.FirstOrDefaultAsync(m => m.Id == messageId && m.CommunityId == scope.CommunityId && m.State == OutboxState.Dead, ct)
            ?? throw Refusals.NotFound("消息");
        message.Revive(time.Now());
        audit.Record(new Act("outbox.retried", nameof(OutboxMessage), message.Id) { From = nameof(OutboxState.Dead), To = nameof(OutboxState.Waiting) });
        db.AfterCommit(bell.Ring);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
