using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>One decision for the same spam, however often it was posted. Nothing else is ever decided in bulk.</summary>
public sealed class DecideAlike(NeighborPartyDb db, DecideItem single, CarryOutDecision carryOut, ConflictOfModerator conflict, CurrentActor current, TimeProvider time)
{
    /// <summary>In one go; the rest is there for the next one.</summary>
    public const int Most = 100;

    private static readonly HashSet<string> SpamRules = ["advertising", "fraud", "illegal"];

    /// <summary>Waiting items that look the same, without this one.</summary>
    public Task<int> CountAsync(ModerationItem item, CancellationToken ct) => item.TextKey is null ? Task.FromResult(0) : Alike(item, time.Now()).CountAsync(ct);

    /// <returns>How many were decided, this one included.</returns>
    /// <exception cref="RefusedException">As <see cref="DecideItem"/>; 400 unless it is spam.</exception>
    public async Task<int> RunAsync(Guid itemId, int? version, DecisionGrounds grounds, CancellationToken ct)
    {
        if (grounds.Decision is not (Decision.Reject or Decision.Hide) || grounds.RuleCode is null || !SpamRules.Contains(grounds.RuleCode))
            throw ModerationRefusals.NotSpam();
        await using var write = await db.BeginWriteAsync(ct);
        var item = await single.RequireMineAsync(itemId, version, ct);
        var all = item.TextKey is null ? [] : await Alike(item, time.Now()).OrderBy(i => i.Id).Take(Most - 1).ToListAsync(ct);
        foreach (var one in all.Prepend(item))
        {
            await conflict.RequireNoneAsync(one, ct);
            // What was shown is hidden, what was not is refused, whichever the moderator began with.
            await carryOut.RunAsync(one, grounds with { Decision = one.PublishedAt is null ? Decision.Reject : Decision.Hide }, inBulk: true, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return all.Count + 1;
    }

    private IQueryable<ModerationItem> Alike(ModerationItem item, DateTime now)
    {
        var (id, key, me) = (item.Id, item.TextKey, current.Actor.Id);
        return db.ModerationItems.Where(i => i.TextKey == key && i.State == ModerationState.Queue && i.Id != id
            && (i.ClaimedBy == null || i.ClaimedBy == me || i.ClaimedUntil <= now));
    }
}
