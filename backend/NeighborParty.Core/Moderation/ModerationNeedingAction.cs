using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <param name="Waiting">In the queue.</param>
/// <param name="Overdue">Longer than the community allows itself, in office time.</param>
/// <param name="OldestSince">UTC.</param>
public sealed record ModerationToDo(int Waiting, int Overdue, DateTime? OldestSince);

/// <summary>For the overview: is anybody waiting for a moderator?</summary>
public sealed class ModerationNeedingAction(NeighborPartyDb db, PolicyBook policies, WorkingCalendar calendar, TimeProvider time)
{
    public async Task<ModerationToDo> RunAsync(CancellationToken ct)
    {
        var since = await db.ModerationItems.AsNoTracking().Where(i => i.State == ModerationState.Queue)
            .OrderBy(i => i.QueuedAt).Select(i => i.QueuedAt!.Value).ToListAsync(ct);
        var now = time.Now();
        var hours = (await policies.TodayAsync(ct)).ModerationWorkingHours;
        return new ModerationToDo(since.Count, since.Count(s => calendar.AddWorkingHours(s, hours) < now), since.Count > 0 ? since[0] : null);
    }
}
