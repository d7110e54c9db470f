using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>What a check-in needs to know of its shift. The write itself makes sure that the shift is still this one.</summary>
/// <param name="Shift">Not tracked; never changed here.</param>
/// <param name="Secret">Signs the codes; null once they have ended.</param>
/// <param name="Leaders">Who may show the code.</param>
public sealed record ShiftDoor(Shift Shift, byte[]? Secret, CommunityPolicy Policy, IReadOnlySet<Guid> Leaders);

/// <summary>The shifts at whose doors people stand right now, in memory for ten seconds: everybody of a shift needs the same facts.</summary>
public sealed class ShiftDoors(TimeProvider time)
{
    private readonly Believed<(Guid Community, Guid Shift), ShiftDoor> _recent = new(time, TimeSpan.FromSeconds(10), 1000);

    public ShiftDoor? Find(Guid community, Guid shift) => _recent.Find((community, shift));

    /// <param name="door">As read.</param>
    /// <param name="readAt">UTC, before it was read.</param>
    public void Keep(ShiftDoor door, DateTime readAt) => _recent.Keep((door.Shift.CommunityId, door.Shift.Id), door, readAt);

    public void Forget(Guid community, Guid shift) => _recent.Forget((community, shift));
}

/// <summary>Reads a door that is not in memory.</summary>
public sealed class OpenShiftDoor(NeighborPartyDb db, ShiftDoors doors, DutyRoles roles, PolicyBook policies, PersonalDataVault vault, TimeProvider time)
{
    /// <summary>Null for a shift that is not in this community.</summary>
    public async Task<ShiftDoor?> RunAsync(Guid shiftId, CancellationToken ct)
    {
        var now = time.Now();
        if (await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) is not { } shift)
            return null;
        var door = new ShiftDoor(shift, shift.Secret(vault), await policies.VersionAsync(shift.PolicyVersion, ct), (await roles.LeadersOfAsync(shift, ct)).ToHashSet());
        doors.Keep(door, now);
        return door;
    }
}
