using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <param name="Password">Shown this once, to be handed over; good for one sign-in within 72 hours.</param>
public sealed record HandedOutPassword(Guid StaffId, string UserName, string Password);

/// <summary>A new member of staff of the same community, with a random first password.</summary>
public sealed class OpenStaffAccount(NeighborPartyDb db, ActingStaff acting, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for a bad name; 403 <c>staff.above_own_role</c>, <c>staff.proof_required</c>; 409 <c>staff.user_name_taken</c>.</exception>
    public async Task<HandedOutPassword> RunAsync(string? userName, string? displayName, StaffRole role, CancellationToken ct)
    {
        var user = UserNames.Require(userName);
        var name = CleanText.Required("displayName", displayName, 20, "姓名");

        await using var write = await db.BeginWriteAsync(ct);
        await acting.RequireRecentProofAsync(ct);
        var by = await acting.AccountAsync(ct);
        if (!StaffPermissions.MayGrant(by.Role, role) || !StaffPermissions.Allows(by.Role, StaffPermissions.StaffManage))
            throw StaffRefusals.AboveOwnRole();
        if (await db.StaffAccounts.AcrossCommunities().AnyAsync(s => s.UserName == user, ct))
            throw StaffRefusals.UserNameTaken();

        var now = time.Now();
        var staff = new StaffAccount
        {
            Id = Ids.New(now), CommunityId = by.CommunityId, UserName = user, DisplayName = name, Role = role, CreatedAt = now,
        };
        var password = StaffPasswords.Random();
        staff.GiveInitialPassword(StaffPasswords.Hash(staff, password), now);
        db.StaffAccounts.Add(staff);
        audit.Record(new Act("staff.opened", nameof(StaffAccount), staff.Id) { To = role.ToString() });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new HandedOutPassword(staff.Id, user, password);
    }
}
