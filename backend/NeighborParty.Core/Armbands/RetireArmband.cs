using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>Takes an armband that nobody holds out of use for good. Its number is never used again. Many in a day take two people: <see cref="AskRetirement"/>.</summary>
public sealed class RetireArmband(NeighborPartyDb db, FindArmband find, RetirementLimit limit, ArmbandHistory history, TimeProvider time)
{
    /// <exception cref="RefusedException">400 without a reason, 403 for a leader, 404, 409 wrong_state or retire_needs_two.</exception>
    public async Task<Armband> RunAsync(Guid id, string? reason, CancellationToken ct)
    {
        var note = CleanText.Required("reason", reason, 200, "停用原因");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.State == ArmbandState.Retired)
            return armband;

        if (await limit.NeedsTwoAsync(1, ct))
            throw ArmbandRefusals.RetireNeedsTwo();
        var from = armband.State;
        armband.Retire(role, time.Now());
        history.Add(armband, ArmbandStep.Retire, from, role, new ArmbandFacts(null, null, note));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}
