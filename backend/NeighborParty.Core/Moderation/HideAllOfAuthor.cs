using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Moderation;

/// <param name="Hidden">How many contents.</param>
/// <param name="Left">Seen and left alone: a colleague has them in hand, or who asked must not judge them.</param>
/// <param name="More">There are more than one go takes.</param>
public sealed record HidAll(int Hidden, int Left, bool More);

/// <summary>
/// Takes everything of one author out of neighbours' sight: all of it or, when one part fails, nothing. What somebody asked the
/// office for is not among it: help does not end because of a quarrel. Nor is what has ended anyway.
/// </summary>
public sealed class HideAllOfAuthor(
    NeighborPartyDb db, IEnumerable<IModeratedContent> contents, JudgeItem judge, CarryOutDecision carryOut, ConflictOfModerator conflict, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>In one go; the rest is there for the next one.</summary>
    public const int Most = 200;

    private static readonly ModerationState[] Open =
        [ModerationState.MachineCheck, ModerationState.Queue, ModerationState.Published, ModerationState.PublishedRedacted];

    /// <exception cref="RefusedException">404 for a foreign person; 403 for oneself and one's family; 400 without grounds.</exception>
    public async Task<HidAll> RunAsync(Guid personId, string? ruleCode, string? reason, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        await conflict.RequireNotOfFamilyAsync(personId, ct);
        var now = time.Now();
        var (hidden, left) = (0, 0);
        var ids = await IdsAsync(personId, ct);
        foreach (var batch in ids.Take(Most).Chunk(50))
            foreach (var item in await db.ModerationItems.Where(i => batch.Contains(i.Id)).OrderBy(i => i.Id).ToListAsync(ct))
            {
                if (item.IsClaimedByAnother(current.Actor.Id, now) || await conflict.FindAsync(item, ct) is not null)
                {
                    left++;
                    continue;
                }

                await carryOut.RunAsync(item, new DecisionGrounds(item.PublishedAt is null ? Decision.Reject : Decision.Hide, ruleCode, reason, null), inBulk: true, ct);
                hidden++;
            }

        audit.Record(new Act("moderation.hid_all", nameof(Person), personId) { ReasonCode = ruleCode, ReasonText = reason, Details = new { items = hidden, left } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new HidAll(hidden, left, ids.Count > Most);
    }

    /// <summary>What can still be seen or is about to be; one more than one go takes, when there are more.</summary>
    private async Task<List<Guid>> IdsAsync(Guid personId, CancellationToken ct)
    {
        var spared = contents.Where(c => !c.IsMuted).Select(c => c.Kind).ToList();
        var found = new List<Guid>();
        var after = Guid.Empty;
        while (found.Count <= Most)
        {
            var page = await db.ModerationItems.AsNoTracking()
                .Where(i => i.AuthorId == personId && Open.Contains(i.State) && !spared.Contains(i.ContentKind) && i.Id.CompareTo(after) > 0).OrderBy(i => i.Id).Take(100).ToListAsync(ct);
            foreach (var item in page)
                if (!await judge.ContentOf(item).HasEndedAsync(item, ct))
                    found.Add(item.Id);
            if (page.Count < 100)
                break;
            after = page[^1].Id;
        }

        return found;
    }
}
