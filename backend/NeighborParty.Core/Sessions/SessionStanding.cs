using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Sessions;

/// <summary>What a request needs to know about its session.</summary>
public sealed record Standing(Guid SessionId, Guid AccountId, Guid? CommunityId, Guid? PersonId, string Name, byte[] Salt, int Generation, DateTime IssuedAt, DateTime? PreviousIssuedAt, DateTime ReadAt);

/// <summary>
/// Recent sessions in memory, so that an ordinary request costs no statement for its sign-in. An entry is believed
/// for 20 seconds: the longest that another instance may still accept a session that ended here. What a phone gains it must
/// not wait for, whichever instance answers next: who is nobody in a community yet is read anew each time, and so is
/// a phone that says it is in another community than the one remembered.
/// </summary>
public sealed class SessionStanding(SessionTokens tokens, ConsentTexts texts, TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(20);
    private const int MaxEntries = 50_000;
    private readonly ConcurrentDictionary<Guid, Standing> _recent = new();

    /// <summary>The session of an access token, or null when the token is worth nothing.</summary>
    /// <param name="accessToken">As sent.</param>
    /// <param name="community">Where the phone believes to be, if it says so.</param>
    /// <param name="services">Of the request: the database is opened only for a session that is not known.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Standing?> FindAsync(string? accessToken, Guid? community, IServiceProvider services, CancellationToken ct)
    {
        if (SessionTokens.Read(accessToken) is not { } claim)
            return null;

        var now = time.Now();
        if (!_recent.TryGetValue(claim.SessionId, out var standing) || now - standing.ReadAt > Believed || claim.Generation > standing.Generation
            || (community is not null && community != standing.CommunityId))
        {
            standing = await ReadAsync(claim.SessionId, services.GetRequiredService<NeighborPartyDb>(), now, ct);
            if (standing?.PersonId is null)
                _recent.TryRemove(claim.SessionId, out _);
            else
                Remember(standing);
            if (standing is null)
                return null;
        }

        // The token before the last refresh stays good for its own time: requests may overtake the answer that brought the new one.
        var issued = claim.Generation == standing.Generation ? standing.IssuedAt
            : claim.Generation == standing.Generation - 1 ? standing.PreviousIssuedAt : null;
        return issued is not null && now < issued + PhoneSession.AccessLife && tokens.Verify(TokenUse.Access, claim, standing.Salt)
            ? standing
            : null;
    }

    public void Forget(Guid sessionId) => _recent.TryRemove(sessionId, out _);

    public void ForgetAll() => _recent.Clear();

    private void Remember(Standing standing)
    {
        if (_recent.Count > MaxEntries)
            _recent.Clear();
        _recent[standing.SessionId] = standing;
    }

    private async Task<Standing?> ReadAsync(Guid id, NeighborPartyDb db, DateTime now, CancellationToken ct)
    {
        // Whoever has not agreed to the core text that holds today is nobody in the community yet.
        var core = texts.Of(ConsentPurpose.Membership).Version;
        var row = await (
            from s in db.PhoneSessions.AsNoTracking()
            join a in db.Accounts on s.AccountId equals a.Id
            where s.Id == id && s.EndedAt == null && a.Status == AccountStatus.Active
            from person in db.People.AcrossCommunities().Where(p => p.AccountId == a.Id && p.CommunityId == s.CommunityId
                && db.Consents.AcrossCommunities().Any(c => c.PersonId == p.Id && c.CommunityId == p.CommunityId
                    && c.Purpose == ConsentPurpose.Membership && c.EndedAt == null && c.Version == core)).DefaultIfEmpty()
            select new { s.AccountId, s.CommunityId, PersonId = (Guid?)person!.Id, person.Name, s.Salt, s.Generation, s.IssuedAt, s.PreviousIssuedAt })
            .FirstOrDefaultAsync(ct);
        return row is null
            ? null
            : new Standing(id, row.AccountId, row.CommunityId, row.PersonId, row.Name ?? "", row.Salt, row.Generation, row.IssuedAt, row.PreviousIssuedAt, now);
    }
}
