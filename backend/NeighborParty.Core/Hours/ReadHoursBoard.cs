using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Hours;

/// <summary>One person's hours of one shift.</summary>
/// <param name="Name">Masked for members; whole for leaders.</param>
public sealed record BoardLine(string Name, int Minutes);

/// <param name="PublishedUntil">Shown until then; whoever finds it wrong asks for a correction.</param>
public sealed record BoardShift(Guid ShiftId, string Title, DateTime StartsAt, DateTime PublishedUntil, IReadOnlyList<BoardLine> Lines);

/// <summary>公示: the settled shifts of a group whose hours are shown to it now, newest first.</summary>
public sealed record HoursBoard(Guid GroupId, IReadOnlyList<BoardShift> Shifts)
{
    public static HoursBoard Example => new(new Guid("01950000-0000-7000-8000-000000000009"),
        [new BoardShift(new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 17, 1, 0, 0, DateTimeKind.Utc), [new BoardLine("王**", 120)])]);
}

/// <summary>For the group's members, its leaders and staff.</summary>
public sealed class ReadHoursBoard(NeighborPartyDb db, CurrentActor current, Leadership leadership, Neighbourhood neighbourhood, TimeProvider time)
{
    private const int MostShifts = 50;

    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<HoursBoard> RunAsync(Guid groupId, CancellationToken ct)
    {
        var whole = current.Actor.Kind == ActorKind.Staff || (await leadership.GroupsLedByAsync(current.RequirePerson(), ct)).Contains(groupId);
        if (!whole && !(await neighbourhood.OfAsync(current.RequirePerson(), ct)).Groups.Contains(groupId))
            throw Refusals.NotFound("党小组");
        var now = time.Now();
        var shifts = await db.Shifts.AsNoTracking().Where(s => s.GroupId == groupId && s.State == ShiftState.Settled && s.PublishedUntil > now)
            .OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Take(MostShifts).ToListAsync(ct);
        var ids = shifts.ConvertAll(s => (Guid?)s.Id);
        if (shifts.Count == 0)
            return new HoursBoard(groupId, []);
        // A service's lines lie on the days of its plan: the index on group and day need not go further back.
        var first = ChinaTime.Today(shifts[^1].StartsAt);
        var lines = await db.HoursEntries.AsNoTracking().Where(e => e.GroupId == groupId && e.Day >= first && ids.Contains(e.ShiftId))
            .GroupBy(e => new { e.ShiftId, e.PersonId }).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) })
            .Join(db.People, g => g.Key.PersonId, p => p.Id, (g, p) => new { g.Key.ShiftId, p.Name, g.Minutes }).ToListAsync(ct);
        return new HoursBoard(groupId, shifts.ConvertAll(s => new BoardShift(s.Id, s.Title, s.StartsAt, s.PublishedUntil!.Value,
            lines.Where(l => l.ShiftId == s.Id && l.Minutes > 0).Select(l => new BoardLine(whole ? l.Name : Masking.Name(l.Name), l.Minutes)).OrderByDescending(l => l.Minutes).ThenBy(l => l.Name, StringComparer.Ordinal).ToList())));
    }
}
