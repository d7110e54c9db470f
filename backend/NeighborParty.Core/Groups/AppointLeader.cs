using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Groups;

/// <summary>Staff enter who leads a group; a new leader takes over from the old one on the same day.</summary>
public sealed class AppointLeader(NeighborPartyDb db, AuditTrail audit, TellPerson tell, TimeProvider time)
{
    /// <param name="role">Leader or deputy; a group has one leader and may have several deputies.</param>
    /// <param name="to">End of the term (UTC); null: open.</param>
    /// <exception cref="RefusedException">404, 422 for somebody who is not an active member, 409 when already held.</exception>
    public async Task<RoleGrant> AppointAsync(Guid groupId, Guid personId, CommunityRole role, DateTime? to, CancellationToken ct)
    {
        if (role is not (CommunityRole.GroupLeader or CommunityRole.DeputyLeader))
            throw Refusals.Invalid("role", "请选择组长或副组长。");
        var now = time.Now();
        if (to <= now)
            throw Refusals.Invalid("to", "任期结束时间应晚于现在。");

        await using var write = await db.BeginWriteAsync(ct);
        var group = await db.Groups.FirstOrDefaultAsync(g => g.Id == groupId, ct) ?? throw GroupRefusals.NotFound();
        if (!await db.Memberships.AnyAsync(m => m.GroupId == groupId && m.PersonId == personId && m.To == null && m.State == MembershipState.Active, ct))
            throw GroupRefusals.NotAMember();
        var held = await db.RoleGrants.Where(g => g.ScopeId == groupId && g.Scope == RoleScope.Group && (g.To == null || g.To > now)
            && (g.PersonId == personId || g.Role == role)).ToListAsync(ct);
        if (held.Exists(g => g.PersonId == personId && g.Role == role))
            throw GroupRefusals.AlreadyHeld();
        // Deputies stay; a new leader ends the former one, and who changes role gives up the other.
        foreach (var former in held.Where(g => g.PersonId == personId || role == CommunityRole.GroupLeader))
            End(former, now);
        await db.SaveChangesAsync(ct);

        var grant = new RoleGrant
        {
            Id = Ids.New(now), CommunityId = group.CommunityId, PersonId = personId, Role = role, Scope = RoleScope.Group, ScopeId = groupId, From = now,
        };
        if (to is { } end)
            grant.End(end);
        db.RoleGrants.Add(grant);
        audit.Record(new Act("role.granted", nameof(RoleGrant), grant.Id) { To = role.ToString(), Details = new { group = groupId, person = personId, until = to } });
        var title = role == CommunityRole.GroupLeader ? "组长" : "副组长";
        await tell.AddAsync(group.CommunityId, personId, new Notice("group.role_granted", $"您已担任{group.Name}{title}", "请打开小组查看待办事项。", $"{grant.Id:N}:granted")
        {
            AboutKind = "groups", AboutId = groupId,
        }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return grant;
    }

    /// <exception cref="RefusedException">404, 409 when it has ended already.</exception>
    public async Task EndAsync(Guid groupId, Guid grantId, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var grant = await db.RoleGrants.FirstOrDefaultAsync(g => g.Id == grantId && g.ScopeId == groupId && g.Scope == RoleScope.Group, ct) ?? throw GroupRefusals.NotFound();
        if (grant.To <= now)
            throw GroupRefusals.RoleEnded();
        End(grant, now);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Whoever leaves a group gives up its roles. Saves with the caller.</summary>
    internal async Task EndAllAsync(Guid groupId, Guid personId, DateTime now, CancellationToken ct)
    {
        foreach (var grant in await db.RoleGrants.Where(g => g.ScopeId == groupId && g.Scope == RoleScope.Group && g.PersonId == personId && (g.To == null || g.To > now)).ToListAsync(ct))
            End(grant, now);
    }

    /// <summary>Whoever is gone gives up all of them. Saves with the caller.</summary>
    internal async Task EndEverywhereAsync(Guid personId, DateTime now, CancellationToken ct)
    {
        foreach (var grant in await db.RoleGrants.Where(g => g.PersonId == personId && (g.To == null || g.To > now)).ToListAsync(ct))
            End(grant, now);
    }

    private void End(RoleGrant grant, DateTime now)
    {
        grant.End(now);
        audit.Record(new Act("role.ended", nameof(RoleGrant), grant.Id) { From = grant.Role.ToString(), Details = new { group = grant.ScopeId, person = grant.PersonId } });
    }
}
