using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Moderation;

/// <param name="Waiting">In the queue.</param>
/// <param name="Overdue">Longer than the community allows itself, in office time.</param>
/// <param name="OldestSince">UTC.</param>
public sealed record ModerationToDo(int Waiting, int Overdue, DateTime? OldestSince);

/// <summary>Is anybody waiting for a moderator? Asked again every few seconds: the number is kept, and the rest is read along indexes without a row of the table.</summary>
public sealed class ModerationNeedingAction(NeighborPartyDb db, TimeProvider time)
{
    /// <summary>As <see cref="ModerationItem.Tallied"/> counts it.</summary>
    private const string Measure = $"moderation.{nameof(ModerationState.Queue)}";

    public async Task<ModerationToDo> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var number = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day == TallyLine.Always && t.Measure == Measure).SumAsync(t => t.Amount, ct);
        return new ModerationToDo((int)number, await Waiting(db).CountAsync(i => i.DueAt <= now, ct), await Waiting(db).MinAsync(i => i.QueuedAt, ct));
    }

    private static IQueryable<ModerationItem> Waiting(NeighborPartyDb db) => db.ModerationItems.AsNoTracking().Where(i => i.State == ModerationState.Queue);
}
