using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Armbands;

/// <summary>One armband goes out of use for good, with its row and a word to whoever has it. In the unit of work of the caller.</summary>
public sealed class TakeOutOfUse(ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <param name="detail">See <see cref="ArmbandFacts"/>.</param>
    /// <param name="note">Why.</param>
    /// <exception cref="RefusedException">403 for a leader, 409 when it is out of use.</exception>
    public async Task RunAsync(Armband armband, ArmbandRole by, string? detail, string note, CancellationToken ct)
    {
        var (from, holder) = (armband.State, armband.HolderPersonId);
        armband.Retire(by, time.Now());
        history.Add(armband, ArmbandStep.Retire, from, by, new ArmbandFacts(holder, detail, note));
        if (holder is { } person)
            await notices.RetiredAsync(armband, person, ct);
    }
}
