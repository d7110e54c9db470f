using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>
/// The first step of signing in to the console: user name and password. Whatever is wrong, the answer is the same
/// text after the same work, and the trail says which it was.
/// </summary>
public sealed class SignInStaff(
    NeighborPartyDb db, StaffSessions sessions, AddressThrottle throttle, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>Verified against when there is no such account, so that the answer takes as long.</summary>
    private static readonly StaffAccount Nobody = new();
    private static readonly string NobodysHash = StaffPasswords.Hash(Nobody, StaffPasswords.Random());

    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="formerToken">The cookie that the browser brought, its own or a planted one: its session ends.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new session's token.</returns>
    /// <exception cref="RefusedException">401 <c>staff.wrong_password</c>, 403 <c>staff.initial_password_spent</c>, 429 <c>staff.too_many_failures</c>.</exception>
    public async Task<string> RunAsync(string? userName, string? password, string? formerToken, CancellationToken ct)
    {
        var name = StaffAccount.NormalizeUserName(userName);
        if (await throttle.IsClosedAsync(ct))
            throw await RefuseAsync(null, "address_throttled", StaffRefusals.TooManyFailures(), ct);

        // The slow comparison runs before the write begins: others need not wait for it.
        var seen = await db.StaffAccounts.AcrossCommunities().AsNoTracking().FirstOrDefaultAsync(s => s.UserName == name, ct);
        var typed = password is { Length: > 0 and <= StaffPasswordRules.MaxLength } ? password : "";
        var verdict = StaffPasswords.Verify(seen ?? Nobody, seen?.PasswordHash ?? NobodysHash, typed);

        await using var write = await db.BeginWriteAsync(ct);
        await db.LockAsync(Guid.Empty, ct); // guesses at once are counted one after the other
        var now = time.Now();
        if (await throttle.IsClosedAsync(ct))
            throw await RefuseAsync(seen, "address_throttled", StaffRefusals.TooManyFailures(), ct, write);
        var staff = seen is null ? null : await db.StaffAccounts.AcrossCommunities().FirstOrDefaultAsync(
            s => s.CommunityId == seen.CommunityId && s.Id == seen.Id && s.PasswordHash == seen.PasswordHash, ct);
        var why = staff switch
        {
            null => "unknown_user",
            _ when staff.IsLocked(now) => "locked",
            _ when verdict == PasswordVerificationResult.Failed => "wrong_password",
            { IsActive: false } => "inactive",
            _ => null,
        };
        if (why is not null)
        {
            await throttle.CountAsync(ct);
            if (why == "wrong_password")
                staff!.CountWrongPassword(now);
            throw await RefuseAsync(staff, why, StaffRefusals.WrongPassword(), ct, write);
        }

        if (staff!.InitialPasswordIsSpent(now))
            throw await RefuseAsync(staff, "initial_password_spent", StaffRefusals.InitialPasswordSpent(), ct, write);

        if (staff.MustChangePassword)
            staff.InitialPasswordExpiresAt = now;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            staff.PasswordHash = StaffPasswords.Hash(staff, typed);
        staff.FailedSignIns = 0;
        await sessions.EndAsync(formerToken, ct);
        var (session, token) = sessions.Start(staff);
        current.Actor = current.Actor with { Kind = ActorKind.Staff, Id = staff.Id, Name = staff.DisplayName, CommunityId = staff.CommunityId };
        audit.Record(new Act("staff.signed_in", nameof(StaffSession), session.Id) { CommunityId = staff.CommunityId });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return token;
    }

    /// <summary>The trail never holds what was typed: people type passwords into the wrong field.</summary>
    private async Task<RefusedException> RefuseAsync(StaffAccount? staff, string why, RefusedException answer, CancellationToken ct, WriteTransaction? write = null)
    {
        audit.Record(new Act("staff.sign_in_failed", nameof(StaffAccount), staff?.Id)
        {
            CommunityId = staff?.CommunityId ?? Guid.Empty, Result = answer.Code, ReasonCode = why,
        });
        await db.SaveChangesAsync(ct);
        if (write is not null)
            await write.CommitAsync(ct);
        return answer;
    }
}
