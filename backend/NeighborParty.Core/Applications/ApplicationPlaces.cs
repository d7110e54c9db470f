using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Applications;

/// <summary>Where an applicant says to live. The code fills it in; it proves nothing.</summary>
public sealed record ApplicationPlace(Guid BuildingId, Guid? StairwellId, DoorCode? Code);

/// <summary>From a door code, or from what staff chose, to a place that the group covers.</summary>
public sealed class ApplicationPlaces(NeighborPartyDb db, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a token of nowhere or of another community, 410 for a revoked or expired one, 400 for another stairwell.</exception>
    public async Task<ApplicationPlace> OfDoorAsync(string doorToken, Guid? stairwellId, CancellationToken ct)
    {
        var code = await db.DoorCodes.FirstOrDefaultAsync(c => c.Token == doorToken, ct) ?? throw PlaceRefusals.UnknownCode();
        if (code.IsRevoked)
            throw PlaceRefusals.RevokedCode();
        // Its uses were counted when it was scanned.
        if (code.ExpiresAt <= time.Now())
            throw PlaceRefusals.ExpiredCode();
        if (code.StairwellId is { } fixedOne && stairwellId is { } given && given != fixedOne)
            throw Refusals.Invalid("stairwellId", "单元与扫描的门码不一致，请扫描自己单元门口的码。");
        return await CheckedAsync(code.BuildingId, code.StairwellId ?? stairwellId, code, ct);
    }

    public Task<ApplicationPlace> OfBuildingAsync(Guid buildingId, Guid? stairwellId, CancellationToken ct) => CheckedAsync(buildingId, stairwellId, null, ct);

    /// <exception cref="RefusedException">404 for a group of nowhere, 422 when it does not cover the place.</exception>
    public async Task<BuildingGroup> RequireCoveredAsync(Guid groupId, ApplicationPlace place, CancellationToken ct)
    {
        var group = await db.Groups.Include(g => g.Places).FirstOrDefaultAsync(g => g.Id == groupId && g.Status != GroupStatus.Dissolved, ct)
            ?? throw Refusals.NotFound("党小组");
        return group.Places.Any(p => p.BuildingId == place.BuildingId && (p.StairwellId is null || p.StairwellId == place.StairwellId))
            ? group
            : throw ApplicationRefusals.NotCovered();
    }

    private async Task<ApplicationPlace> CheckedAsync(Guid buildingId, Guid? stairwellId, DoorCode? code, CancellationToken ct)
    {
        var there = stairwellId is { } stairwell
            ? await db.Stairwells.AnyAsync(s => s.Id == stairwell && s.BuildingId == buildingId, ct)
            : await db.Buildings.AnyAsync(b => b.Id == buildingId, ct);
        return there ? new ApplicationPlace(buildingId, stairwellId, code) : throw Refusals.Invalid("stairwellId", "没有找到这个楼栋或单元。");
    }
}
