using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>A moderator's decision and its grounds.</summary>
/// <param name="RuleCode">From <see cref="LocalRules.Rules"/>; needed unless it is published.</param>
/// <param name="Reason">Shown to the author; needed unless it is published. At most 200 characters.</param>
/// <param name="Note">For colleagues. At most 500 characters.</param>
public sealed record DecisionGrounds(Decision Decision, string? RuleCode, string? Reason, string? Note)
{
    /// <summary>With <see cref="Decision.PublishRedacted"/>: the covered title; null leaves it.</summary>
    public string? RedactedTitle { get; init; }

    /// <summary>With <see cref="Decision.PublishRedacted"/>: the covered text; null leaves it.</summary>
    public string? RedactedText { get; init; }

    /// <summary>With <see cref="Decision.PublishRedacted"/>: photos that are not shown.</summary>
    public IReadOnlyCollection<Guid>? WithoutPhotos { get; init; }
}

/// <summary>Decides an item that the moderator has claimed.</summary>
public sealed class DecideItem(NeighborPartyDb db, CarryOutDecision carryOut, ConflictOfModerator conflict, CurrentActor current, TimeProvider time)
{
    /// <param name="version">Of the item as the moderator saw it.</param>
    /// <exception cref="RefusedException">409 when another holds it or nobody does, 412 when it changed, 403 for one's own content and other conflicts, 400 without grounds.</exception>
    public async Task<ModerationDecision> RunAsync(Guid itemId, int? version, DecisionGrounds grounds, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await RequireMineAsync(itemId, version, ct);
        var decision = await carryOut.RunAsync(item, grounds, inBulk: false, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return decision;
    }

    /// <summary>The item, as the moderator saw it and in the moderator's hand; also for <see cref="DecideAlike"/>.</summary>
    internal async Task<ModerationItem> RequireMineAsync(Guid itemId, int? version, CancellationToken ct)
    {
        var item = await db.ModerationItems.FirstOrDefaultAsync(i => i.Id == itemId, ct) ?? throw Refusals.NotFound();
        if (item.IsClaimedByAnother(current.Actor.Id, time.Now()))
            throw ModerationRefusals.ClaimedByAnother(item.ClaimedByName!, item.ClaimedUntil!.Value);
        await db.RequireVersionAsync(item, item.Id, version, ct);
        await conflict.RequireNoneAsync(item, ct);
        return item.ClaimedBy == current.Actor.Id ? item : throw ModerationRefusals.ClaimFirst();
    }
}
