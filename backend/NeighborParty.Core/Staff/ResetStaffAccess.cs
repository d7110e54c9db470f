using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>Helps a colleague back in, or puts somebody out: a new first password, a forgotten authenticator, every session ended.</summary>
public sealed class ResetStaffAccess(NeighborPartyDb db, ActingStaff acting, StaffSessions sessions, AuditTrail audit, TimeProvider time)
{
    /// <summary>A random password, shown once; locks are lifted and sessions end.</summary>
    /// <exception cref="RefusedException">403 <c>staff.not_oneself</c>, <c>staff.above_own_role</c>, <c>staff.proof_required</c>; 404.</exception>
    public async Task<HandedOutPassword> PasswordAsync(Guid staffId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var staff = await ColleagueAsync(staffId, ct);
        var password = StaffPasswords.Random();
        staff.GiveInitialPassword(StaffPasswords.Hash(staff, password), time.Now());
        await FinishAsync(write, staff, "staff.password_reset", ct);
        return new HandedOutPassword(staff.Id, staff.UserName, password);
    }

    /// <summary>The authenticator and its recovery codes are forgotten: always by a second administrator.</summary>
    /// <exception cref="RefusedException">403 <c>staff.not_oneself</c>, <c>staff.above_own_role</c>, <c>staff.proof_required</c>; 404.</exception>
    public async Task TotpAsync(Guid staffId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var staff = await ColleagueAsync(staffId, ct);
        staff.ForgetTotp();
        await FinishAsync(write, staff, "staff.totp_reset", ct);
    }

    /// <exception cref="RefusedException">403 <c>staff.not_oneself</c>, <c>staff.above_own_role</c>, <c>staff.proof_required</c>; 404.</exception>
    public async Task SessionsAsync(Guid staffId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await FinishAsync(write, await ColleagueAsync(staffId, ct), "staff.sessions_ended", ct);
    }

    private async Task<StaffAccount> ColleagueAsync(Guid staffId, CancellationToken ct)
    {
        await acting.RequireRecentProofAsync(ct);
        var by = await acting.AccountAsync(ct);
        var staff = await db.StaffAccounts.FirstOrDefaultAsync(s => s.Id == staffId, ct) ?? throw Refusals.NotFound("账号");
        if (staff.Id == by.Id)
            throw StaffRefusals.NotOneself();
        return StaffPermissions.MayGrant(by.Role, staff.Role) && StaffPermissions.Allows(by.Role, StaffPermissions.StaffManage) ? staff : throw StaffRefusals.AboveOwnRole();
    }

    private async Task FinishAsync(WriteTransaction write, StaffAccount staff, string action, CancellationToken ct)
    {
        await sessions.EndAllAsync(staff, null, ct);
        audit.Record(new Act(action, nameof(StaffAccount), staff.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
