using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>Somebody came to a duty with a lost or retired number: its own history says when and who, beside the leader's alert. Runs in the caller's unit of work.</summary>
public sealed class NoteVoidShown(NeighborPartyDb db, ArmbandHistory history)
{
    /// <param name="personId">Who showed it.</param>
    /// <param name="where">The duty, in a few words.</param>
    /// <returns>The serial.</returns>
    public async Task<string> RunAsync(Guid armbandId, Guid personId, string where, CancellationToken ct)
    {
        var armband = await db.Armbands.FirstAsync(a => a.Id == armbandId, ct);
        var state = armband.State;
        // Between the look and now somebody may have found it.
        if (!ArmbandStates.Machine.Allows(state, ArmbandStep.ShowVoid, ArmbandRole.System))
            return armband.Serial;
        armband.ShowVoid();
        history.Add(armband, ArmbandStep.ShowVoid, state, ArmbandRole.System, new ArmbandFacts(personId, null, where));
        return armband.Serial;
    }
}
