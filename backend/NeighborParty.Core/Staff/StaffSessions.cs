using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>What a signed-in member of staff has to do before anything else.</summary>
public enum StaffStep
{
    None,
    ChangePassword,
    EnrolTotp,
    GiveTotp,
}

public sealed record StaffSessionFound(Guid SessionId, Guid StaffId, Guid CommunityId, string CommunityName, string DisplayName, StaffRole Role, StaffStep NextStep);

/// <summary>Sessions of the console: 30 minutes without a click or 12 hours in all end them, on the server's clock.</summary>
public sealed class StaffSessions(NeighborPartyDb db, CurrentActor current, StaffOptions options, TimeProvider time)
{
    /// <summary>The prefix makes browsers insist on Secure, the root path and this very host.</summary>
    public const string CookieName = "__Host-np-console";

    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>Last seen is written at most once a minute: a click need not be a write.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>Adds a session for a password that was right. Always a new token: one that was planted before is worth nothing.</summary>
    public (StaffSession Session, string Token) Start(StaffAccount staff)
    {
        var now = time.Now();
        var token = NewToken();
        var session = new StaffSession
        {
            Id = Ids.New(now), CommunityId = staff.CommunityId, StaffId = staff.Id, TokenHash = HashOf(token),
            StartedAt = now, LastSeenAt = now, ProvedAt = now, Ip = current.Actor.Ip, Device = current.Actor.Device,
        };
        db.StaffSessions.Add(session);
        return (session, token);
    }

    /// <summary>A new token for the same session: what it may do has just grown, so the former token must not.</summary>
    public static string Renew(StaffSession session)
    {
        var token = NewToken();
        session.TokenHash = HashOf(token);
        return token;
    }

    /// <summary>The open session of a cookie, or null.</summary>
    /// <param name="isActivity">False for what the page fetches by itself: it does not keep a session alive.</param>
    public async Task<StaffSessionFound?> FindAsync(string token, bool isActivity, CancellationToken ct)
    {
        var now = time.Now();
        var hash = HashOf(token);
        var found = await (
            from s in db.StaffSessions.AcrossCommunities().AsNoTracking()
            join a in db.StaffAccounts.AcrossCommunities() on new { s.CommunityId, Id = s.StaffId } equals new { a.CommunityId, a.Id }
            join c in db.Communities on s.CommunityId equals c.Id
            where s.TokenHash == hash && s.EndedAt == null && a.IsActive
            select new { Session = s, Staff = a, Community = c.Name }).FirstOrDefaultAsync(ct);
        if (found is null || now - found.Session.LastSeenAt > TimeSpan.FromMinutes(options.IdleMinutes) || now - found.Session.StartedAt > Absolute)
            return null;

        if (isActivity && now - found.Session.LastSeenAt > SeenStep)
        {
            var seen = await db.StaffSessions.AcrossCommunities().FirstAsync(s => s.CommunityId == found.Session.CommunityId && s.Id == found.Session.Id, ct);
            seen.LastSeenAt = now;
            await db.SaveChangesAsync(ct);
        }

        return new StaffSessionFound(found.Session.Id, found.Staff.Id, found.Staff.CommunityId, found.Community,
            found.Staff.DisplayName, found.Staff.Role, StepOf(found.Staff, found.Session));
    }

    /// <summary>Ends sessions of a member of staff, all or all but one. Saves with the caller's unit of work.</summary>
    public async Task EndAllAsync(StaffAccount staff, Guid? except, CancellationToken ct)
    {
        var now = time.Now();
        var open = db.StaffSessions.AcrossCommunities().Where(s => s.CommunityId == staff.CommunityId && s.StaffId == staff.Id && s.EndedAt == null && s.Id != except);
        foreach (var session in await open.ToListAsync(ct))
            session.EndedAt = now;
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Ends the session of a cookie, whoever it was planted by. Saves with the caller's unit of work.</summary>
    public async Task EndAsync(string? token, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token))
            return;
        var hash = HashOf(token);
        if (await db.StaffSessions.AcrossCommunities().FirstOrDefaultAsync(s => s.TokenHash == hash && s.EndedAt == null, ct) is { } session)
            session.EndedAt = time.Now();
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private StaffStep StepOf(StaffAccount staff, StaffSession session) => staff switch
    {
        { TotpSealed: not null } when !session.TotpPassed => StaffStep.GiveTotp,
        { MustChangePassword: true } => StaffStep.ChangePassword,
        _ when StaffPasswordRules.HasAged(staff, options.Policy, time.Now()) => StaffStep.ChangePassword,
        { Role: StaffRole.Administrator, TotpSealed: null } => StaffStep.EnrolTotp,
        _ => StaffStep.None,
    };
}
