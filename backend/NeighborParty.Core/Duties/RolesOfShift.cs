using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>The roles of a shift as planned, in their order; none for a shift without.</summary>
internal static class RolesOfShift
{
    public static Task<List<ShiftRole>> RolesOfAsync(this NeighborPartyDb db, Guid shiftId, CancellationToken ct) =>
        db.ShiftRoles.AsNoTracking().Where(r => r.ShiftId == shiftId).OrderBy(r => r.Sort).ToListAsync(ct);
}
