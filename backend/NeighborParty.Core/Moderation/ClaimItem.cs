using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>A moderator takes an item for ten minutes, so that two do not work on one; and lets go of it.</summary>
public sealed class ClaimItem(NeighborPartyDb db, ConflictOfModerator conflict, PolicyBook policies, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>Claiming again lengthens the lease.</summary>
    /// <exception cref="RefusedException">409 while another holds it; 403 for one's own content and other conflicts.</exception>
    public async Task<ModerationItem> RunAsync(Guid itemId, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var item = await db.ModerationItems.FirstOrDefaultAsync(i => i.Id == itemId, ct) ?? throw Refusals.NotFound();
        await conflict.RequireNoneAsync(item, ct);
        // What can still be decided can be claimed.
        if (item.State != ModerationState.Hidden)
            ModerationStates.Table.Next(item.State, ModerationEvent.Hide, ModerationRole.Moderator);
        if (item.IsClaimedByAnother(current.Actor.Id, now))
            throw ModerationRefusals.ClaimedByAnother(item.ClaimedByName!, item.ClaimedUntil!.Value);
        item.Claim(current.Actor.Id, current.Actor.Name, now.AddMinutes((await policies.TodayAsync(ct)).ModerationLeaseMinutes));
        audit.Record(new Act("moderation.claimed", nameof(ModerationItem), item.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }

    public async Task ReleaseAsync(Guid itemId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await db.ModerationItems.FirstOrDefaultAsync(i => i.Id == itemId, ct) ?? throw Refusals.NotFound();
        if (item.ClaimedBy != current.Actor.Id)
            return;
        item.Release();
        audit.Record(new Act("moderation.released", nameof(ModerationItem), item.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
