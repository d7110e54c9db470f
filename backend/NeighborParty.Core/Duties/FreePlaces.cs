using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A place that nobody has.</summary>
/// <param name="Skill">What its role asks for; null: none in particular.</param>
public sealed record FreePlace(Guid? RoleId, int Slot, string? Skill = null)
{
    /// <summary>The one to give to somebody who can do this: first what few can, so that the others keep the rest.</summary>
    /// <returns>Null: none of them is for this person.</returns>
    public static FreePlace? For(IReadOnlyCollection<string> skills, Guid? roleId, IEnumerable<FreePlace> free) => free
        .Where(p => (roleId is null || p.RoleId == roleId) && (p.Skill is null || skills.Contains(p.Skill)))
        .OrderByDescending(p => p.Skill is not null).FirstOrDefault();
}

/// <summary>The places of a shift that are free right now. Should two take the same one, the unique index lets one through.</summary>
public sealed class FreePlaces(NeighborPartyDb db)
{
    /// <summary>The lowest numbers first, role by role. What is not yet saved is not seen.</summary>
    public async Task<List<FreePlace>> OfAsync(Shift shift, IReadOnlyList<ShiftRole> roles, CancellationToken ct)
    {
        var taken = await db.ShiftSignups.Where(s => s.ShiftId == shift.Id && s.Slot != null).Select(s => s.Slot!.Value).ToListAsync(ct);
        var all = roles.Count == 0
            ? Enumerable.Range(1, shift.CapacityMax).Select(slot => new FreePlace(null, slot))
            : roles.SelectMany(r => r.Slots.Select(slot => new FreePlace(r.Id, slot, r.RequiredSkill)));
        // A shift that was made smaller, or got roles later, may have people outside of these numbers.
        return [.. all.Where(p => !taken.Contains(p.Slot)).Take(Math.Max(0, shift.CapacityMax - taken.Count))];
    }

    /// <param name="shift">To be stood.</param>
    /// <param name="roles">All of its roles.</param>
    /// <param name="roleId">Of this shift; null: any.</param>
    /// <param name="personId">Whose skills decide where roles ask for one.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FreePlace?> FindAsync(Shift shift, IReadOnlyList<ShiftRole> roles, Guid? roleId, Guid personId, CancellationToken ct)
    {
        var free = await OfAsync(shift, roles, ct);
        return FreePlace.For(free.Exists(p => p.Skill is not null) ? (await SkillsAsync([personId], ct))[personId] : [], roleId, free);
    }

    /// <summary>What these people say they can do, by person.</summary>
    public Task<Dictionary<Guid, List<string>>> SkillsAsync(IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Skills }).ToDictionaryAsync(p => p.Id, p => p.Skills, ct);
}
