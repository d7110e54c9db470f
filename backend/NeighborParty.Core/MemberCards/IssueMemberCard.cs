using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.MemberCards;

/// <summary>Staff make a member's paper card; the former one, lost or worn, is worth nothing from then on.</summary>
public sealed class IssueMemberCard(NeighborPartyDb db, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for an unknown person; 409 for one who is no active member.</exception>
    public async Task<MemberCard> RunAsync(Guid personId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        if (!await db.Memberships.AnyAsync(m => m.PersonId == personId && (m.State == MembershipState.Active || m.State == MembershipState.Inactive), ct))
            throw new RefusedException(RefusalKind.Conflict, "member_card.not_a_member", "只能为党小组的在组组员制卡。");
        var now = time.Now();
        var former = await db.MemberCards.Where(c => c.PersonId == personId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
        if (former is { RevokedAt: null })
        {
            former.Revoke(now);
            audit.Record(new Act("member_card.revoked", nameof(MemberCard), former.Id) { OnBehalfOf = personId, ReasonCode = "reissued" });
            await db.SaveChangesAsync(ct);
        }

        var card = new MemberCard { Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = personId, Number = (former?.Number ?? 0) + 1, IssuedAt = now };
        db.MemberCards.Add(card);
        audit.Record(new Act("member_card.issued", nameof(MemberCard), card.Id) { OnBehalfOf = personId, Details = new { card.Number } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return card;
    }

    /// <summary>A card that was lost.</summary>
    public async Task RevokeAsync(Guid personId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var card = await db.MemberCards.FirstOrDefaultAsync(c => c.PersonId == personId && c.RevokedAt == null, ct) ?? throw Refusals.NotFound("组员卡");
        card.Revoke(time.Now());
        audit.Record(new Act("member_card.revoked", nameof(MemberCard), card.Id) { OnBehalfOf = personId, ReasonCode = "lost" });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
