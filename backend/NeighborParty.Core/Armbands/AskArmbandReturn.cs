using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>The holder announces that it comes back. It stays theirs until leader or staff have it in their hands. A repeat changes nothing.</summary>
public sealed class AskArmbandReturn(NeighborPartyDb db, FindArmband find, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <exception cref="RefusedException">400, 404, 409 wrong_state or other_holder.</exception>
    public async Task<Armband> RunAsync(Guid id, string? note, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, person) = await find.AsHolderAsync(id, ct);
        if (armband.HolderPersonId is { } holder && holder != person)
            throw ArmbandRefusals.OtherHolder();
        if (armband.State == ArmbandState.ReturnPending)
            return armband;

        var from = armband.State;
        armband.AskReturn(time.Now());
        history.Add(armband, ArmbandStep.AskReturn, from, ArmbandRole.Holder, new ArmbandFacts(person, null, clean));
        await notices.ReturnAskedAsync(armband, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}
