using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>Looks first; reminds whoever has not accepted yet, outside quiet hours; takes back what nobody accepted in time and reports it.</summary>
public sealed class TakeBackUnaccepted(NeighborPartyDb db, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var remindBefore = now.AddHours(-(await policies.TodayAsync(ct)).ArmbandReminderHours);
        var waiting = await db.Armbands.AsNoTracking().Where(a => a.State == ArmbandState.PendingAcceptance && a.IssuedAt <= remindBefore)
            .Select(a => new
            {
                a.Id, IsOver = a.AcceptBy <= now,
                WasTold = db.InboxMessages.Any(m => m.PersonId == a.HolderPersonId && m.CreatedAt >= a.IssuedAt && m.AboutId == a.Id && m.Kind == ArmbandNotices.AcceptReminder),
            }).ToListAsync(ct);
        var due = waiting.Where(a => a.IsOver || (!a.WasTold && !ChinaTime.IsQuiet(now))).Select(a => a.Id).ToList();
        if (due.Count == 0)
            return;
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var armband in await db.Armbands.Where(a => due.Contains(a.Id) && a.State == ArmbandState.PendingAcceptance && a.IssuedAt <= remindBefore).OrderBy(a => a.Id).ToListAsync(ct))
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
