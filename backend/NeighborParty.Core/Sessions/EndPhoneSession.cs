using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Sessions;

/// <summary>Ends sessions at once here, and within 20 seconds on other instances.</summary>
public sealed class EndPhoneSession(NeighborPartyDb db, SessionStanding standing, AuditTrail audit, TimeProvider time)
{
    public async Task SignOutAsync(Guid sessionId, CancellationToken ct)
    {
        var session = await db.PhoneSessions.FirstOrDefaultAsync(s => s.Id == sessionId, ct);
        if (session is null)
            return;
        End(session, "signed_out");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>All sessions of an account, e.g. when it is banned. Saves with the caller's unit of work.</summary>
    public async Task EndAllAsync(Guid accountId, string because, CancellationToken ct)
    {
        foreach (var session in await db.PhoneSessions.Where(s => s.AccountId == accountId && s.EndedAt == null).ToListAsync(ct))
            End(session, because);
    }

    /// <summary>Those that are in one community; elsewhere the account goes on. Saves with the caller's unit of work.</summary>
    public async Task EndHereAsync(Guid accountId, Guid communityId, string because, CancellationToken ct)
    {
        foreach (var session in await db.PhoneSessions.Where(s => s.AccountId == accountId && s.CommunityId == communityId && s.EndedAt == null).ToListAsync(ct))
            End(session, because);
    }

    private void End(PhoneSession session, string because)
    {
        session.End(because, time.Now());
        audit.Record(new Act("session.ended", nameof(PhoneSession), session.Id) { ReasonCode = because, CommunityId = session.CommunityId ?? Guid.Empty });
        db.AfterCommit(() => standing.Forget(session.Id));
    }
}
