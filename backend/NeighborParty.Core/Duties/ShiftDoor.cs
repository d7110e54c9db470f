using System.Collections.Concurrent;
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
public sealed record ShiftDoor(Shift Shift, byte[]? Secret, CommunityPolicy Policy, IReadOnlySet<Guid> Leaders, DateTime ReadAt);

/// <summary>The shifts at whose doors people stand right now, in memory for ten seconds: everybody of a shift needs the same facts.</summary>
public sealed class ShiftDoors(TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);
    private const int MaxEntries = 1000;
    private readonly ConcurrentDictionary<(Guid Community, Guid Shift), ShiftDoor> _recent = new();

    public ShiftDoor? Find(Guid community, Guid shift) =>
        _recent.TryGetValue((community, shift), out var door) && time.Now() - door.ReadAt <= Believed ? door : null;

    public void Keep(ShiftDoor door)
    {
        if (_recent.Count > MaxEntries)
            _recent.Clear();
        _recent[(door.Shift.CommunityId, door.Shift.Id)] = door;
    }

    public void Forget(Guid community, Guid shift) => _recent.TryRemove((community, shift), out _);
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
        var door = new ShiftDoor(shift, shift.Secret(vault), await policies.VersionAsync(shift.PolicyVersion, ct), (await roles.LeadersOfAsync(shift, ct)).ToHashSet(), now);
        doors.Keep(door);
        return door;
    }
}
