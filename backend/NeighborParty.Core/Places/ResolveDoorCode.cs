using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.Places;

public sealed record DoorGroup(Guid Id, string Name);

/// <summary>Where a code hangs. Nothing about who lives there.</summary>
/// <param name="Entered">Whether the session is in this community now; false for somebody who belongs to another one.</param>
public sealed record Door(
    Guid CommunityId, string Community, string Compound, Guid BuildingId, string Building, Guid? StairwellId, string? Stairwell,
    IReadOnlyList<DoorGroup> Groups, bool Entered);

/// <summary>
/// What a scanned scene stands for. It looks across communities, because a phone that scans has none yet, and lets the
/// session enter the one it finds. It proves nothing: a photograph of a code can be scanned anywhere.
/// </summary>
public sealed class ResolveDoorCode(NeighborPartyDb db, CurrentActor current, SessionStanding standing, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for what is no token, 404 for an unknown one, 410 for one that was revoked, ran out or was used up.</exception>
    public async Task<Door> RunAsync(string scene, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var code = await FindAsync(scene, ct);
        await db.DoorCodes.AcrossCommunities().Where(c => c.CommunityId == code.CommunityId && c.Id == code.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Uses, c => c.Uses + 1), ct);
        var entered = await EnterAsync(code.CommunityId, ct);
        var door = await DescribeAsync(code, entered, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return door;
    }

    /// <summary>The valid code of a scene, of whichever community.</summary>
    public async Task<DoorCode> FindAsync(string scene, CancellationToken ct)
    {
        if (!DoorCode.IsToken(scene))
            throw Refusals.Invalid("scene", "这不是楼栋门码，请扫楼栋门口张贴的二维码。");
        var code = await db.DoorCodes.AcrossCommunities().AsNoTracking().FirstOrDefaultAsync(c => c.Token == scene, ct) ?? throw PlaceRefusals.UnknownCode();
        if (code.IsRevoked)
            throw PlaceRefusals.RevokedCode();
        return code.ExpiresAt <= time.Now() || code.Uses >= code.MaxUses ? throw PlaceRefusals.ExpiredCode() : code;
    }

    private async Task<bool> EnterAsync(Guid community, CancellationToken ct)
    {
        var session = await db.PhoneSessions.FirstAsync(s => s.Id == current.Actor.SessionId, ct);
        if (session.CommunityId == community)
            return true;
        // A neighbour of one community who scans at a friend's door stays where he is until he says otherwise.
        if (session.CommunityId is { } now && await db.People.AcrossCommunities().AnyAsync(p => p.CommunityId == now && p.AccountId == session.AccountId, ct))
            return false;

        session.EnterCommunity(community);
        audit.Record(new Act("session.entered_community", nameof(PhoneSession), session.Id) { CommunityId = community });
        db.AfterCommit(() => standing.Forget(session.Id));
        return true;
    }

    private async Task<Door> DescribeAsync(DoorCode code, bool entered, CancellationToken ct)
    {
        var place = await (
            from b in db.Buildings.AcrossCommunities()
            join c in db.Compounds.AcrossCommunities() on new { b.CommunityId, Id = b.CompoundId } equals new { c.CommunityId, c.Id }
            join m in db.Communities on b.CommunityId equals m.Id
            where b.Id == code.BuildingId && b.CommunityId == code.CommunityId
            select new { Building = b.Name, Compound = c.Name, Community = m.Name }).AsNoTracking().FirstAsync(ct);
        var stairwell = await db.Stairwells.AcrossCommunities().Where(s => s.CommunityId == code.CommunityId && s.Id == code.StairwellId).Select(s => s.Name).FirstOrDefaultAsync(ct);
        var groups = await db.Groups.AcrossCommunities()
            .Where(g => g.CommunityId == code.CommunityId && g.Status != GroupStatus.Dissolved
                && db.GroupPlaces.AcrossCommunities().Any(p => p.CommunityId == g.CommunityId && p.GroupId == g.Id && p.BuildingId == code.BuildingId
                    && (p.StairwellId == null || code.StairwellId == null || p.StairwellId == code.StairwellId)))
            .OrderBy(g => g.Name).Select(g => new DoorGroup(g.Id, g.Name)).ToListAsync(ct);
        return new Door(code.CommunityId, place.Community, place.Compound, code.BuildingId, place.Building, code.StairwellId, stairwell, groups, entered);
    }
}
