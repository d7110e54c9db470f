using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>
/// Somebody leaves whom nobody may hold back: the armbands they have fall due after the days of handing over, and the leaders
/// are told. Called inside the transaction of the act.
/// </summary>
public sealed class RecallArmbands(NeighborPartyDb db, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <param name="because">A stable word, e.g. consent_withdrawn.</param>
    public async Task RunAsync(Guid personId, string because, CancellationToken ct)
    {
        var now = time.Now();
        var dueAt = now.AddDays((await policies.TodayAsync(ct)).ArmbandHandOverDays);
        var held = await db.Armbands
            .Where(a => a.HolderPersonId == personId && (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending) && (a.DueAt == null || a.DueAt > dueAt))
            .OrderBy(a => a.Id).ToListAsync(ct);
        foreach (var armband in held)
        {
            var from = armband.State;
            armband.SetDue(dueAt, null, ArmbandRole.System, now);
            history.Add(armband, ArmbandStep.SetDue, from, ArmbandRole.System, new ArmbandFacts(personId, because));
            await notices.RecalledAsync(armband, ct);
        }
    }
}

/// <summary>Withdrawing the consent is a right, so it never waits for an armband; the armband is asked back instead (domain 3.8). So it is after a death.</summary>
public sealed class RecallOnDeparture(RecallArmbands recall) : IPersonGone
{
    public Task RunAsync(Departure gone, CancellationToken ct) => recall.RunAsync(gone.PersonId, gone.Because, ct);
}
