using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.Places;

/// <summary>Takes the session to another community: one where the account has a person, or one whose door was just scanned.</summary>
public sealed class EnterCommunity(NeighborPartyDb db, ResolveDoorCode doors, CurrentActor current, SessionStanding standing, AuditTrail audit)
{
    /// <exception cref="RefusedException">404 for a community where the account is nobody and no valid code leads.</exception>
    public async Task RunAsync(Guid communityId, string? scene, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var session = await db.PhoneSessions.FirstAsync(s => s.Id == current.Actor.SessionId, ct);
        var known = await db.People.AcrossCommunities().AnyAsync(p => p.CommunityId == communityId && p.AccountId == session.AccountId, ct);
        if (!known && (scene is null || (await doors.FindAsync(scene, ct)).CommunityId != communityId))
            throw Refusals.NotFound("社区");
        if (session.CommunityId == communityId)
            return;

        session.EnterCommunity(communityId);
        audit.Record(new Act("session.entered_community", nameof(PhoneSession), session.Id) { CommunityId = communityId });
        db.AfterCommit(() => standing.Forget(session.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
