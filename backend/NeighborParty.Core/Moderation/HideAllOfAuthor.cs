using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Moderation;

/// <summary>
/// Takes everything of one author out of neighbours' sight: all of it or, when one part fails, nothing. What somebody asked the
/// office for is not among it: help does not end because of a quarrel.
/// </summary>
public sealed class HideAllOfAuthor(NeighborPartyDb db, IEnumerable<IModeratedContent> contents, CarryOutDecision carryOut, ConflictOfModerator conflict, AuditTrail audit)
{
    private static readonly ModerationState[] Open =
        [ModerationState.MachineCheck, ModerationState.Queue, ModerationState.Published, ModerationState.PublishedRedacted];

    /// <returns>How many contents.</returns>
    /// <exception cref="RefusedException">404 for a foreign person; 403 for oneself and one's family; 400 without grounds.</exception>
    public async Task<int> RunAsync(Guid personId, string? ruleCode, string? reason, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        await conflict.RequireNotOfFamilyAsync(personId, ct);
        var spared = contents.Where(c => !c.IsMuted).Select(c => c.Kind).ToList();
        var items = await db.ModerationItems.Where(i => i.AuthorId == personId && Open.Contains(i.State) && !spared.Contains(i.ContentKind)).OrderBy(i => i.Id).ToListAsync(ct);
        foreach (var item in items)
            await carryOut.RunAsync(item, new DecisionGrounds(item.PublishedAt is null ? Decision.Reject : Decision.Hide, ruleCode, reason, null), inBulk: true, ct);
        audit.Record(new Act("moderation.hid_all", nameof(Person), personId) { ReasonCode = ruleCode, ReasonText = reason, Details = new { items = items.Count } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return items.Count;
    }
}
