using Microsoft.AspNetCore.Identity;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>Password (and code, where there is an authenticator) once more before a sensitive act.</summary>
public sealed class ProveAgain(
    NeighborPartyDb db, ActingStaff acting, StaffSessions sessions, SecondFactor factor, AddressThrottle throttle, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">422 <c>staff.wrong_old_password</c>, <c>staff.wrong_code</c>; the fifth ends the session. 429.</exception>
    public async Task RunAsync(string? password, string? code, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        if (await throttle.IsClosedAsync(ct))
            throw StaffRefusals.TooManyFailures();
        var staff = await acting.AccountAsync(ct);
        var session = await acting.SessionAsync(ct);
        var typed = password is { Length: <= StaffPasswordRules.MaxLength } ? password : "";
        RefusedException? refused = null;
        if (StaffPasswords.Verify(staff, staff.PasswordHash, typed) == PasswordVerificationResult.Failed)
        {
            staff.CountWrongPassword(now);
            refused = StaffRefusals.WrongOldPassword("password");
        }
        else if (staff.TotpSealed is not null && factor.Accept(staff, code) is null)
        {
            staff.CountWrongCode(now);
            refused = StaffRefusals.WrongCode("code");
        }

        if (refused is null)
        {
            (staff.FailedSignIns, staff.FailedCodes, session.ProvedAt) = (0, 0, now);
        }
        else
        {
            await throttle.CountAsync(ct);
            if (staff.IsLocked(now))
                await sessions.EndAllAsync(staff, null, ct);
        }

        audit.Record(new Act("staff.proved_again", nameof(StaffSession), session.Id) { Result = refused?.Code ?? "ok" });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (refused is not null)
            throw refused;
    }
}
