using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Places;

/// <summary>Makes the code of a door. A former one is revoked in the same act: a door has one valid code.</summary>
public sealed class IssueDoorCode(NeighborPartyDb db, CommunityScope scope, PolicyBook policies, AuditTrail audit, TimeProvider time)
{
    /// <param name="replaces">The code that the caller saw at this door, or null for none: two clicks do not make two codes.</param>
    /// <exception cref="RefusedException">404 for a foreign place; 412 when the door has another code meanwhile.</exception>
    public async Task<DoorCode> RunAsync(Guid buildingId, Guid? stairwellId, Guid? replaces, CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.Buildings.AnyAsync(b => b.Id == buildingId, ct)
            || (stairwellId is not null && !await db.Stairwells.AnyAsync(s => s.Id == stairwellId && s.BuildingId == buildingId, ct)))
            throw Refusals.NotFound("楼栋");

        var former = await db.DoorCodes.Where(c => c.BuildingId == buildingId && c.StairwellId == stairwellId)
            .OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
        var valid = former is { IsRevoked: false } ? former : null;
        if (valid?.Id != replaces)
            throw Refusals.Stale();
        if (valid is not null)
        {
            valid.Revoke("已重新制作", now);
            audit.Record(new Act("door_code.revoked", nameof(DoorCode), valid.Id) { ReasonCode = "reissued" });
            // The unique index counts valid ones: the former must be closed before the next is written.
            await db.SaveChangesAsync(ct);
        }

        var code = new DoorCode
        {
            Id = Ids.New(now),
            CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(),
            BuildingId = buildingId,
            StairwellId = stairwellId,
            Token = DoorCode.NewToken(),
            Number = (former?.Number ?? 0) + 1,
            IssuedAt = now,
            ExpiresAt = policy.DoorCodeDays > 0 ? now.AddDays(policy.DoorCodeDays) : null,
            MaxUses = policy.DoorCodeMaxUses > 0 ? policy.DoorCodeMaxUses : null,
        };
        db.DoorCodes.Add(code);
        audit.Record(new Act("door_code.issued", nameof(DoorCode), code.Id)
        {
            Details = new { building = buildingId, stairwell = stairwellId, number = code.Number }, PolicyVersion = policy.Version,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return code;
    }
}
