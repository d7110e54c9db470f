using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Sessions;

/// <summary>A pair of tokens for a phone.</summary>
/// <param name="AccessToken">For the Authorization header, 15 minutes.</param>
/// <param name="RefreshToken">Once, within 30 days.</param>
public sealed record SessionGrant(string AccessToken, DateTime AccessExpiresAt, string RefreshToken, DateTime RefreshExpiresAt)
{
    public static SessionGrant Example => new(
        "AZnBonw-fUGaVS9rHgxNdwAAAAGn3…", new DateTime(2026, 3, 6, 11, 15, 0, DateTimeKind.Utc), "AZnBonw-fUGaVS9rHgxNdwAAAAHk0…", new DateTime(2026, 4, 5, 11, 0, 0, DateTimeKind.Utc));
}

/// <summary>Trades WeChat's login code for a session. The first sign-in of an openid makes its account.</summary>
public sealed class SignInWithWeChat(
    IWeChat weChat, NeighborPartyDb db, PersonalDataVault vault, SessionTokens tokens, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">401 for a code that WeChat does not accept, 403 for a blocked user, 503 when WeChat cannot be reached.</exception>
    public async Task<SessionGrant> RunAsync(string loginCode, string? device, CancellationToken ct)
    {
        WeChatSignIn who;
        try
        {
            who = await weChat.SignInAsync(loginCode, ct);
        }
        catch (WeChatException e)
        {
            throw SessionRefusals.From(e);
        }

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var index = Account.IndexOf(who.OpenId, vault);
        // Two first sign-ins of one person at once: the second finds the account of the first.
        await db.LockAsync(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(index)).AsSpan(0, 16)), ct);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.OpenIdIndex == index, ct);
        if (account is null)
            db.Accounts.Add(account = Account.Create(Ids.New(now), who.OpenId, now, vault));
        if (account.Status != AccountStatus.Active)
            throw SessionRefusals.Blocked();

        account.SignedIn(now);
        // The phone comes back to where it was, or to where its owner is known.
        var last = await db.PhoneSessions.AsNoTracking().Where(s => s.AccountId == account.Id && s.CommunityId != null)
                .OrderByDescending(s => s.CreatedAt).Select(s => s.CommunityId).FirstOrDefaultAsync(ct)
            ?? await db.People.AcrossCommunities().AsNoTracking().Where(p => p.AccountId == account.Id)
                .OrderByDescending(p => p.CreatedAt).Select(p => (Guid?)p.CommunityId).FirstOrDefaultAsync(ct);
        var session = PhoneSession.Start(Ids.New(now), account.Id, device, now);
        if (last is { } community)
            session.EnterCommunity(community);
        db.PhoneSessions.Add(session);
        audit.Record(new Act("session.started", nameof(PhoneSession), session.Id) { CommunityId = last ?? Guid.Empty, Details = new { account = account.Id } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return tokens.Grant(session);
    }
}
