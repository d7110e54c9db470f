using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>Reminds whoever has not accepted yet, outside quiet hours; takes back what nobody accepted in time and reports it.</summary>
public sealed class TakeBackUnaccepted(NeighborPartyDb db, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var remindBefore = now.AddHours(-(await policies.TodayAsync(ct)).ArmbandReminderHours);
        foreach (var armband in await db.Armbands.Where(a => a.State == ArmbandState.PendingAcceptance && a.IssuedAt <= remindBefore).ToListAsync(ct))
        {
            if (now >= armband.AcceptBy)
                await TakeBackAsync(armband, now, ct);
            else if (!ChinaTime.IsQuiet(now))
                await notices.ReminderAsync(armband, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task TakeBackAsync(Armband armband, DateTime now, CancellationToken ct)
    {
        var person = armband.HolderPersonId!.Value;
        armband.Lapse(now);
        history.Add(armband, ArmbandStep.Lapse, ArmbandState.PendingAcceptance, ArmbandRole.System, new ArmbandFacts(person));
        await notices.LapsedAsync(armband, person, ct);
    }
}
