using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Sessions;

/// <summary>
/// Trades a refresh token for the next pair. A spent one within ten seconds gives the same successor (the answer may
/// have got lost); later it means that two hold the chain, and the session ends.
/// </summary>
public sealed class RefreshPhoneSession(NeighborPartyDb db, SessionTokens tokens, SessionStanding standing, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">401 for anything but the current or just spent token of an open session.</exception>
    public async Task<SessionGrant> RunAsync(string refreshToken, CancellationToken ct)
    {
        if (SessionTokens.Read(refreshToken) is not { } claim)
            throw SessionRefusals.BadRefresh();

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        await db.LockAsync(claim.SessionId, ct);
        var session = await db.PhoneSessions.FirstOrDefaultAsync(s => s.Id == claim.SessionId, ct);
        if (session is null || !session.IsOpen(now) || !tokens.Verify(TokenUse.Refresh, claim, session.Salt))
            throw SessionRefusals.BadRefresh();
        if (await db.Accounts.AnyAsync(a => a.Id == session.AccountId && a.Status != AccountStatus.Active, ct))
            throw SessionRefusals.Blocked();

        if (claim.Generation == session.Generation - 1 && now - session.IssuedAt <= PhoneSession.RefreshGrace)
            return tokens.Grant(session);

        var reused = claim.Generation != session.Generation;
        if (reused)
        {
            session.End("reuse", now);
            audit.Record(new Act("session.reuse_detected", nameof(PhoneSession), session.Id) { CommunityId = session.CommunityId ?? Guid.Empty, Result = "session.ended" });
        }
        else
        {
            session.Rotate(now);
        }

        db.AfterCommit(() => standing.Forget(session.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return reused ? throw SessionRefusals.BadRefresh() : tokens.Grant(session);
    }
}
