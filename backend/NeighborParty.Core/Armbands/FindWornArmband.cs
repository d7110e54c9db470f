using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>What a number shown at a check-in is worth.</summary>
/// <param name="ArmbandId">Null: there is no such number here.</param>
/// <param name="IsValid">The person has it, accepted it, and nobody reported it lost.</param>
/// <param name="IsVoid">Lost, written off or retired: somebody wears what nobody may wear.</param>
public sealed record WornArmband(Guid? ArmbandId, bool IsValid, bool IsVoid)
{
    public static readonly WornArmband Unknown = new(null, IsValid: false, IsVoid: false);
}

/// <summary>Asked by the check-in: reads, decides, changes nothing. A badge proves nothing, everybody may have one.</summary>
public sealed class FindWornArmband(NeighborPartyDb db)
{
    public async Task<WornArmband> RunAsync(string? serial, Guid personId, CancellationToken ct)
    {
        var clean = (serial ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
        var found = await db.Armbands.Where(a => a.Serial == clean && a.Kind != ArmbandKind.Badge)
            .Select(a => new { a.Id, a.State, a.HolderPersonId }).FirstOrDefaultAsync(ct);
        return found is null ? WornArmband.Unknown : new WornArmband(found.Id, found.State.IsInUse() && found.HolderPersonId == personId, found.State.IsVoid());
    }
}
