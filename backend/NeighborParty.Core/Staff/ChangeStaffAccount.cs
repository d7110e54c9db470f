using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>Name, role, and whether the account works at all. A change of either ends the person's sessions at once.</summary>
public sealed class ChangeStaffAccount(NeighborPartyDb db, ActingStaff acting, StaffSessions sessions, AuditTrail audit)
{
    /// <param name="staffId">Of the same community.</param>
    /// <param name="displayName">At most 20 characters.</param>
    /// <param name="role">Not above one's own.</param>
    /// <param name="isActive">False: cannot sign in.</param>
    /// <param name="version">The one that was shown.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">403 <c>staff.above_own_role</c>, <c>staff.not_oneself</c>, <c>staff.proof_required</c>; 404; 409 <c>staff.last_administrator</c>; 412.</exception>
    public async Task RunAsync(Guid staffId, string? displayName, StaffRole role, bool isActive, int? version, CancellationToken ct)
    {
        var name = CleanText.Required("displayName", displayName, 20, "姓名");
        await using var write = await db.BeginWriteAsync(ct);
        await acting.RequireRecentProofAsync(ct);
        var by = await acting.AccountAsync(ct);
        var staff = await db.StaffAccounts.FirstOrDefaultAsync(s => s.Id == staffId, ct) ?? throw Refusals.NotFound("账号");
        await db.RequireVersionAsync(staff, staff.Id, version, ct);
        // Of two who take each other's role at the same moment the first one wins: the second is none any more.
        var changesPower = staff.Role != role || staff.IsActive != isActive;
        if (!StaffPermissions.MayGrant(by.Role, role) || !StaffPermissions.MayGrant(by.Role, staff.Role) || !StaffPermissions.Allows(by.Role, StaffPermissions.StaffManage))
            throw StaffRefusals.AboveOwnRole();
        if (changesPower && staff is { Role: StaffRole.Administrator, IsActive: true } && !await db.StaffAccounts.AnyAsync(s => s.Id != staffId && s.IsActive && s.Role == StaffRole.Administrator, ct))
            throw StaffRefusals.LastAdministrator();
        if (changesPower && by.Id == staffId)
            throw StaffRefusals.NotOneself();

        audit.Record(new Act("staff.changed", nameof(StaffAccount), staff.Id)
        {
            From = $"{staff.Role}{(staff.IsActive ? "" : " (inactive)")}", To = $"{role}{(isActive ? "" : " (inactive)")}",
        });
        (staff.DisplayName, staff.Role, staff.IsActive) = (name, role, isActive);
        if (changesPower)
            await sessions.EndAllAsync(staff, null, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
