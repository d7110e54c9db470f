using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>One decision for the same spam, however often it was posted. Nothing else is ever decided in bulk.</summary>
public sealed class DecideAlike(
    NeighborPartyDb db, DecideItem single, CarryOutDecision carryOut, ConflictOfModerator conflict, JudgeItem judge, CurrentActor current, TimeProvider time)
{
    /// <summary>In one go; the rest is there for the next one.</summary>
    public const int Most = 100;

    private static readonly HashSet<string> SpamRules = ["advertising", "fraud", "illegal"];

    /// <summary>Waiting items that look the same, without this one.</summary>
    public Task<int> CountAsync(ModerationItem item, CancellationToken ct) => HasAlike(item) ? Alike(item, time.Now()).CountAsync(ct) : Task.FromResult(0);

    /// <returns>How many were decided, this one included.</returns>
    /// <exception cref="RefusedException">As <see cref="DecideItem"/>; 400 unless it is spam.</exception>
    public async Task<int> RunAsync(Guid itemId, int? version, DecisionGrounds grounds, CancellationToken ct)
    {
        if (grounds.Decision is not (Decision.Reject or Decision.Hide) || grounds.RuleCode is null || !SpamRules.Contains(grounds.RuleCode))
            throw ModerationRefusals.NotSpam();
        await using var write = await db.BeginWriteAsync(ct);
        var item = await single.RequireMineAsync(itemId, version, ct);
        var all = HasAlike(item) ? await Alike(item, time.Now()).OrderBy(i => i.Id).Take(Most - 1).ToListAsync(ct) : [];
        var decided = 0;
        foreach (var one in all.Prepend(item))
        {
            // The one that the moderator looks at was asked about already; others that are not his to judge wait for a colleague.
            if (await conflict.FindAsync(one, ct) is not null)
                continue;
            decided++;
            // What was shown is hidden, what was not is refused, whichever the moderator began with.
            await carryOut.RunAsync(one, grounds with { Decision = one.PublishedAt is null ? Decision.Reject : Decision.Hide }, inBulk: true, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return decided;
    }

    /// <summary>What people need help with is looked at one by one.</summary>
    private bool HasAlike(ModerationItem item) => item.TextKey is not null && judge.ContentOf(item).IsMuted;

    private IQueryable<ModerationItem> Alike(ModerationItem item, DateTime now)
    {
        var (id, kind, key, me) = (item.Id, item.ContentKind, item.TextKey, current.Actor.Id);
        return db.ModerationItems.Where(i => i.TextKey == key && i.ContentKind == kind && i.State == ModerationState.Queue && i.Id != id
            && (i.ClaimedBy == null || i.ClaimedBy == me || i.ClaimedUntil <= now));
    }
}
