using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Armbands;

/// <param name="ByState">How many armbands are in each state; every state is there.</param>
/// <param name="Waiting">Handed out and not accepted yet, the nearest deadline first; at most ten.</param>
/// <param name="NotTaken">Declined or lapsed, still in stock since and looked into by nobody, newest first; at most ten.</param>
/// <param name="ToWriteOff">Reported lost, search time over; at most ten.</param>
/// <param name="Overdue">Should be back and are not, the longest first; at most ten.</param>
public sealed record ArmbandsToday(
    IReadOnlyDictionary<ArmbandState, int> ByState,
    IReadOnlyList<ArmbandToDo> Waiting,
    IReadOnlyList<ArmbandToDo> NotTaken,
    IReadOnlyList<ArmbandToDo> ToWriteOff,
    IReadOnlyList<ArmbandToDo> Overdue);

public sealed record ArmbandToDo(Guid Id, string Serial, string? PersonName, DateTime? At);

/// <summary>For the overview: what staff or a leader should look after today.</summary>
public sealed class ArmbandsNeedingAction(NeighborPartyDb db, TimeProvider time)
{
    private const int Shown = 10;

    public async Task<ArmbandsToday> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var counts = await db.Tallies.Where(t => t.Part == Guid.Empty && t.Day == TallyLine.Always && t.Measure.StartsWith("armbands."))
            .ToDictionaryAsync(t => t.Measure, t => (int)t.Amount, ct);
        var waiting = await db.Armbands.Where(a => a.State == ArmbandState.PendingAcceptance)
            .OrderBy(a => a.AcceptBy).ThenBy(a => a.Id)
            .Select(a => new ArmbandToDo(a.Id, a.Serial, db.People.First(p => p.Id == a.HolderPersonId).Name, a.AcceptBy))
            .Take(Shown).ToListAsync(ct);
        var notTaken = await NotTaken(db).OrderByDescending(r => r.Event.At).ThenBy(r => r.Event.Id)
            .Select(r => new ArmbandToDo(r.Armband.Id, r.Armband.Serial, db.People.First(p => p.Id == r.Event.PersonId).Name, r.Event.At))
            .Take(Shown).ToListAsync(ct);
        var lost = await db.Armbands.Where(a => a.State == ArmbandState.ReportedLost && a.WriteOffFrom <= now)
            .OrderBy(a => a.WriteOffFrom).ThenBy(a => a.Id)
            .Select(a => new ArmbandToDo(a.Id, a.Serial, db.People.First(p => p.Id == a.HolderPersonId).Name, a.WriteOffFrom))
            .Take(Shown).ToListAsync(ct);
        var overdue = await db.Armbands.Where(a => a.State == ArmbandState.Overdue)
            .OrderBy(a => a.DueAt).ThenBy(a => a.Id)
            .Select(a => new ArmbandToDo(a.Id, a.Serial, db.People.First(p => p.Id == a.HolderPersonId).Name, a.DueAt))
            .Take(Shown).ToListAsync(ct);
        return new ArmbandsToday(Enum.GetValues<ArmbandState>().ToDictionary(s => s, s => counts.GetValueOrDefault($"armbands.{s}")), waiting, notTaken, lost, overdue);
    }

    /// <summary>Armbands whose newest step is a refusal or a lapse: nobody has dealt with it yet.</summary>
    public static IQueryable<NotTakenRow> NotTaken(NeighborPartyDb db) =>
        from armband in db.Armbands
        join e in db.ArmbandEvents on new { Id = armband.Id, Number = armband.Steps } equals new { Id = e.ArmbandId, e.Number }
        where (e.Step == ArmbandStep.Decline || e.Step == ArmbandStep.Lapse) && !db.NotTakenFollowUps.Any(f => f.EventId == e.Id)
        select new NotTakenRow { Armband = armband, Event = e };
}

public sealed class NotTakenRow
{
    public required Armband Armband { get; init; }

    public required ArmbandEvent Event { get; init; }
}
