using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A place that nobody has.</summary>
public sealed record FreePlace(Guid? RoleId, int Slot);

/// <summary>The places of a shift that are free right now. Should two take the same one, the unique index lets one through.</summary>
public sealed class FreePlaces(NeighborPartyDb db)
{
    /// <summary>The lowest numbers first, role by role. What is not yet saved is not seen.</summary>
    public async Task<List<FreePlace>> OfAsync(Shift shift, CancellationToken ct)
    {
        var roles = await db.ShiftRoles.AsNoTracking().Where(r => r.ShiftId == shift.Id).OrderBy(r => r.Sort).ToListAsync(ct);
        var taken = await db.ShiftSignups.Where(s => s.ShiftId == shift.Id && s.Slot != null).Select(s => s.Slot!.Value).ToListAsync(ct);
        var all = roles.Count == 0
            ? Enumerable.Range(1, shift.CapacityMax).Select(slot => new FreePlace(null, slot))
            : roles.SelectMany(r => r.Slots.Select(slot => new FreePlace(r.Id, slot)));
        // A shift that was made smaller, or got roles later, may have people outside of these numbers.
        return [.. all.Where(p => !taken.Contains(p.Slot)).Take(Math.Max(0, shift.CapacityMax - taken.Count))];
    }

    /// <param name="roleId">Null: any.</param>
    /// <exception cref="Basics.RefusedException">404 for a role of another shift.</exception>
    public async Task<FreePlace?> FindAsync(Shift shift, Guid? roleId, CancellationToken ct)
    {
        if (roleId is { } id && !await db.ShiftRoles.AnyAsync(r => r.Id == id && r.ShiftId == shift.Id, ct))
            throw Basics.Refusals.NotFound("岗位");
        return (await OfAsync(shift, ct)).Find(p => roleId is null || p.RoleId == roleId);
    }
}
