using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Sessions;

/// <summary>What a request needs to know about its session.</summary>
public sealed record Standing(Guid SessionId, Guid AccountId, Guid? CommunityId, Guid? PersonId, string Name, byte[] Salt, int Generation, DateTime IssuedAt, DateTime? PreviousIssuedAt)
{
    /// <summary>The token that was verified last: a phone sends the same one for an hour, and its signature does not change.</summary>
    internal string? Proven { get; set; }
}

/// <summary>
/// Recent sessions in memory, so that an ordinary request costs no statement for its sign-in. An entry is believed
/// for 20 seconds: the longest that another instance may still accept a session that ended here. What a phone gains it must
/// not wait for, whichever instance answers next: who is nobody in a community yet is read anew each time, and so is
/// a phone that says it is in another community than the one remembered.
/// </summary>
public sealed class SessionStanding(SessionTokens tokens, ConsentTexts texts, HotDatabase hot, TimeProvider time)
{
    private readonly Believed<Guid, Standing> _recent = new(time, TimeSpan.FromSeconds(20), 50_000);

    /// <summary>The session of an access token, or null when the token is worth nothing.</summary>
    /// <param name="accessToken">As sent.</param>
    /// <param name="community">Where the phone believes to be, if it says so.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Standing?> FindAsync(string? accessToken, Guid? community, CancellationToken ct)
    {
        if (SessionTokens.Read(accessToken) is not { } claim)
            return null;

        var now = time.Now();
        var standing = _recent.Find(claim.SessionId);
        if (standing is null || claim.Generation > standing.Generation || (community is not null && community != standing.CommunityId))
        {
            standing = await ReadAsync(claim.SessionId, ct);
            if (standing?.PersonId is null)
                _recent.Forget(claim.SessionId);
            else
                _recent.Keep(claim.SessionId, standing, now);
            if (standing is null)
                return null;
        }

        // The token before the last refresh stays good for its own time: requests may overtake the answer that brought the new one.
        var issued = claim.Generation == standing.Generation ? standing.IssuedAt
            : claim.Generation == standing.Generation - 1 ? standing.PreviousIssuedAt : null;
        return issued is not null && now < issued + PhoneSession.AccessLife && IsGenuine(accessToken!, claim, standing) ? standing : null;
    }

    private bool IsGenuine(string token, TokenClaim claim, Standing standing)
    {
        if (standing.Proven is { } proven && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(proven.AsSpan()), MemoryMarshal.AsBytes(token.AsSpan())))
            return true;
        if (!tokens.Verify(TokenUse.Access, claim, standing.Salt))
            return false;
        standing.Proven = token;
        return true;
    }

    public void Forget(Guid sessionId) => _recent.Forget(sessionId);

    public void ForgetAll() => _recent.ForgetAll();

    private async Task<Standing?> ReadAsync(Guid id, CancellationToken ct)
    {
        // Whoever has not agreed to the core text that holds today is nobody in the community yet; who moved out is nobody any more.
        var core = texts.Of(ConsentPurpose.Membership).Version;
        var found = await hot.ReadAsync(Text(hot.Dialect), [id, core], r => new Standing(
            id, r.Id(0), r.IdOrNull(1), r.IdOrNull(2), r.TextOrNull(3) ?? "", r.Bytes(4), r.Number(5), r.Time(6), r.TimeOrNull(7)), ct);
        return found.Count > 0 ? found[0] : null;
    }

    internal static string Text(SqlDialect dialect) => $"""
        SELECT s."AccountId", s."CommunityId", p."Id", p."Name", s."Salt", s."Generation", s."IssuedAt", s."PreviousIssuedAt"
        FROM "PhoneSessions" s JOIN "Accounts" a ON a."Id" = s."AccountId"
        LEFT JOIN "People" p ON p."CommunityId" = s."CommunityId" AND p."AccountId" = a."Id" AND p."Status" = '{PersonStatus.Active}' AND EXISTS (SELECT 1 FROM "Consents" c
          WHERE c."CommunityId" = p."CommunityId" AND c."PersonId" = p."Id" AND c."Purpose" = '{ConsentPurpose.Membership}' AND c."EndedAt" IS NULL AND c."Version" = @p1)
        WHERE s."Id" = @p0 AND s."EndedAt" IS NULL AND a."Status" = '{AccountStatus.Active}'
        ORDER BY s."Id" {dialect.AtMost("1")}
        """;
}
