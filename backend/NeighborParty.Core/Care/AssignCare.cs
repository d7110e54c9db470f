using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Care;

/// <summary>A leader or staff ask a member to look after a household, which is named by somebody who lives there: nobody needs to know the door for that.</summary>
public sealed class AssignCare(NeighborPartyDb db, CareRights rights, PolicyBook policies, TellPerson tell, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <summary>A second time changes nothing.</summary>
    /// <param name="memberId">Who looks after it.</param>
    /// <param name="residentId">Somebody of the household.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for who may not; 422 for a resident without a home, for who is no active member, for one's own home, and with too many.</exception>
    public async Task<CareAssignment> RunAsync(Guid memberId, Guid residentId, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == residentId, ct))
            throw Refusals.NotFound("居民");
        var dwelling = await db.Residencies.Where(r => r.PersonId == residentId && r.To == null && r.IsPrimary).Join(db.Dwellings, r => r.DwellingId, d => d.Id, (_, d) => d).FirstOrDefaultAsync(ct);
        await rights.RequireArrangeAsync(dwelling, memberId, ct);
        if (dwelling is null)
            throw CareRefusals.NoHome();
        if (!await db.MembersOf(null).AnyAsync(p => p.Id == memberId, ct))
            throw CareRefusals.NotAMember();
        if (await db.LivesAtAsync(memberId, dwelling.Id, ct))
            throw CareRefusals.OwnHome();
        var open = await db.CareAssignments.Where(c => c.PersonId == memberId && c.To == null).ToListAsync(ct);
        if (open.Find(c => c.DwellingId == dwelling.Id) is { } known)
            return known;
        var policy = await policies.TodayAsync(ct);
        if (open.Count >= policy.CareMostHouseholds)
            throw CareRefusals.TooMany(policy.CareMostHouseholds);

        var care = new CareAssignment { Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = memberId, DwellingId = dwelling.Id, From = now };
        db.CareAssignments.Add(care);
        audit.Record(new Act("care.assigned", nameof(CareAssignment), care.Id) { PolicyVersion = policy.Version, Details = new { person = memberId, dwelling = dwelling.Id } });
        await TellAsync(care, dwelling.BuildingId, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return care;
    }

    /// <summary>Both sides know of each other; the household may say no.</summary>
    private async Task TellAsync(CareAssignment care, Guid buildingId, CancellationToken ct)
    {
        var member = await db.People.Where(p => p.Id == care.PersonId).Select(p => p.Name).FirstAsync(ct);
        var building = await db.Buildings.Where(b => b.Id == buildingId).Select(b => b.Name).FirstAsync(ct);
        await tell.AddAsync(care.CommunityId, care.PersonId, About(care, "请您联系一户邻居", $"{building}的一户邻居由您联系，请打开“我的包户”查看。如有困难，可以告诉组长。"), ct);
        foreach (var resident in await db.HouseholdAsync(care.DwellingId, ct))
            await tell.AddAsync(care.CommunityId, resident, About(care, "有党小组成员联系您家", $"{member}负责联系您家，有困难可以找他。如果不需要，可以在小程序里取消。"), ct);
    }

    private static Notice About(CareAssignment care, string title, string text) =>
        new("care.assigned", title, text, $"{care.Id:N}:assigned") { AboutKind = "care-assignments", AboutId = care.Id };
}
