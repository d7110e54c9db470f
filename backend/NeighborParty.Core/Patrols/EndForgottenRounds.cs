using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Patrols;

/// <summary>Closes rounds that nobody ended once their shift is over.</summary>
public sealed class EndForgottenRounds(NeighborPartyDb db, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var forgotten = await db.PatrolRounds
            .Where(r => r.State == PatrolRoundState.Walking && db.Shifts.Any(s => s.Id == r.ShiftId && s.AutoClosesAt <= now))
            .OrderBy(r => r.Id).Take(200).ToListAsync(ct);
        foreach (var round in forgotten)
        {
            round.Lapse(now);
            audit.Record(new Act("patrol_round.lapsed", nameof(PatrolRound), round.Id) { From = nameof(PatrolRoundState.Walking), To = round.State.ToString(), Via = ActedVia.System });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
