using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>The armband somebody says to wear.</summary>
/// <param name="Id">Null when there is none of that serial.</param>
/// <param name="Flag">None when it is in order.</param>
public sealed record WornArmband(Guid? Id, AttendanceFlags Flag)
{
    public bool IsInOrder => Id is not null && Flag == AttendanceFlags.None;
}

/// <summary>Looks a serial up; a badge is no armband. What is not in order is marked; nobody is turned away for it.</summary>
public sealed class FindWornArmband(NeighborPartyDb db)
{
    /// <returns>Null when no serial was given.</returns>
    /// <exception cref="RefusedException">400 for what is no serial.</exception>
    public async Task<WornArmband?> RunAsync(string? serial, Guid personId, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(serial))
            return null;
        var clean = ArmbandSerial.Clean(serial);
        var found = await db.Armbands.Where(a => a.Serial == clean && a.Kind != ArmbandKind.Badge).Select(a => new { a.Id, a.State, a.HolderPersonId }).FirstOrDefaultAsync(ct);
        return found switch
        {
            null => new WornArmband(null, AttendanceFlags.OtherArmband),
            _ when found.State.IsVoid() => new WornArmband(found.Id, AttendanceFlags.VoidArmband),
            // Handed out and not accepted yet is nobody's to wear.
            _ => new WornArmband(found.Id, found.State.IsInUse() && found.HolderPersonId == personId ? AttendanceFlags.None : AttendanceFlags.OtherArmband),
        };
    }
}
