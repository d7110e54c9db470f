using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>Old and new password; every other browser of the same person is signed out.</summary>
public sealed class ChangeStaffPassword(
    NeighborPartyDb db, ActingStaff acting, StaffSessions sessions, AddressThrottle throttle, AuditTrail audit, StaffOptions options, TimeProvider time)
{
    /// <returns>The session's new token.</returns>
    /// <exception cref="RefusedException">422 <c>staff.wrong_old_password</c>, <c>staff.weak_password</c>; 429 <c>staff.too_many_failures</c>.</exception>
    public async Task<string> RunAsync(string? oldPassword, string? newPassword, CancellationToken ct)
    {
        if (await throttle.IsClosedAsync(ct))
            throw StaffRefusals.TooManyFailures();

        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var staff = await acting.AccountAsync(ct);
        var session = await acting.SessionAsync(ct);
        var typed = oldPassword is { Length: <= StaffPasswordRules.MaxLength } ? oldPassword : "";
        if (StaffPasswords.Verify(staff, staff.PasswordHash, typed) == PasswordVerificationResult.Failed)
        {
            staff.CountWrongPassword(now);
            if (staff.IsLocked(now))
                await sessions.EndAllAsync(staff, null, ct);
            await throttle.CountAsync(ct);
            var refused = StaffRefusals.WrongOldPassword("oldPassword");
            audit.Record(new Act("staff.password_changed", nameof(StaffAccount), staff.Id) { Result = refused.Code });
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            throw refused;
        }

        var community = await db.Communities.Where(c => c.Id == staff.CommunityId).Select(c => c.Name).FirstAsync(ct);
        StaffPasswordRules.Check("newPassword", newPassword, staff, community, options.Policy);
        if (newPassword == typed)
            throw StaffRefusals.WeakPassword("newPassword", "新密码不能和现在的密码一样。");

        staff.ChoosePassword(StaffPasswords.Hash(staff, newPassword!), now);
        staff.FailedSignIns = 0;
        await sessions.EndAllAsync(staff, session.Id, ct);
        session.ProvedAt = now;
        var token = StaffSessions.Renew(session);
        audit.Record(new Act("staff.password_changed", nameof(StaffAccount), staff.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return token;
    }
}
