using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>How a loss ends: written off by staff after the search time, or found and back in stock. The person may get another one either way.</summary>
public sealed class CloseArmbandLoss(NeighborPartyDb db, FindArmband find, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <exception cref="RefusedException">403 for a leader, 404, 409 wrong_state or write_off_too_early.</exception>
    public Task<Armband> ConfirmAsync(Guid id, string? note, CancellationToken ct) =>
        CloseAsync(id, ArmbandStep.ConfirmLost, note, (armband, role) => armband.ConfirmLost(role, time.Now()), ct);

    /// <exception cref="RefusedException">404, 409 wrong_state.</exception>
    public Task<Armband> FoundAsync(Guid id, string? note, CancellationToken ct) =>
        CloseAsync(id, ArmbandStep.Find, note, (armband, role) => armband.Find(role, time.Now()), ct);

    private async Task<Armband> CloseAsync(Guid id, ArmbandStep step, string? note, Action<Armband, ArmbandRole> act, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        var (from, person) = (armband.State, armband.HolderPersonId);
        if (await history.IsLastAsync(armband, step, null, ct))
            return armband;

        act(armband, role);
        history.Add(armband, step, from, role, new ArmbandFacts(person, null, clean));
        if (person is { } holder)
            await notices.LossClosedAsync(armband, holder, step, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}
