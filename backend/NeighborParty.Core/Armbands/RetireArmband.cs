using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>Takes an armband out of use for good, wherever it is. Its number is never used again. Many in a day take two people: <see cref="AskRetirement"/>.</summary>
public sealed class RetireArmband(NeighborPartyDb db, FindArmband find, RetirementLimit limit, TakeOutOfUse takeOut)
{
    /// <exception cref="RefusedException">400 without a reason, 403 for a leader, 404, 409 retire_needs_two.</exception>
    public async Task<Armband> RunAsync(Guid id, string? reason, CancellationToken ct)
    {
        var note = CleanText.Required("reason", reason, 200, "停用原因");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.State == ArmbandState.Retired)
            return armband;

        if (await limit.NeedsTwoAsync(1, ct))
            throw ArmbandRefusals.RetireNeedsTwo();
        await takeOut.RunAsync(armband, role, detail: null, note, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}
