using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Exports;

/// <summary>How many rows somebody may still take without a second person: a large file in small parts is a large file.</summary>
public sealed class ExportAllowance(NeighborPartyDb db, TimeProvider time)
{
    private static readonly ExportState[] Taken = [ExportState.Queued, ExportState.Running, ExportState.Done, ExportState.Expired];

    /// <param name="account">Who asks.</param>
    /// <param name="person">Who that is, so that a second account gives nothing more; null: nobody knows.</param>
    /// <param name="except">The export in question.</param>
    /// <param name="policy">How many rows one person may take alone, and in what time.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Rows; 0 when nothing is left.</returns>
    public async Task<int> LeftAsync(Guid account, Guid? person, Guid? except, CommunityPolicy policy, CancellationToken ct)
    {
        var since = time.Now().AddHours(-policy.ExportWindowHours);
        var taken = await db.Exports
            .Where(e => Taken.Contains(e.State) && e.AskedAt > since && e.DecidedBy == null && (e.AskedBy == account || (person != null && e.AskedByPersonId == person)) && (except == null || e.Id != except))
            .SumAsync(e => (long)e.Total, ct);
        return (int)Math.Max(0, policy.ExportRowsAlone - taken);
    }
}
