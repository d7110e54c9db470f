using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>Leader or staff say when it must be back, or put that off. The reminders follow that day.</summary>
public sealed class SetArmbandDue(NeighborPartyDb db, FindArmband find, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <param name="dueAt">UTC; after now, at most a year ahead.</param>
    /// <param name="reason">Why it is wanted, or why later; the holder reads it.</param>
    /// <exception cref="RefusedException">400, 404, 409 wrong_state.</exception>
    public async Task<Armband> RunAsync(Guid id, DateTime dueAt, string? reason, CancellationToken ct)
    {
        var why = CleanText.Required("reason", reason, 100, "原因");
        var now = time.Now();
        if (dueAt > now + Farthest)
            throw Refusals.Invalid("dueAt", "归还时间最多定到一年以后。");

        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.DueAt == dueAt && armband.State != ArmbandState.Overdue)
            return armband;

        var from = armband.State;
        armband.SetDue(dueAt, armband.ShiftId, role, now);
        history.Add(armband, ArmbandStep.SetDue, from, role, new ArmbandFacts(armband.HolderPersonId, null, $"{ChinaTime.Short(dueAt)}前归还：{why}"));
        await notices.DueSetAsync(armband, why, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}
