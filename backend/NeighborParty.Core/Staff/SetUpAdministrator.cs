using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Staff;

/// <param name="Password">Shown this once; nothing but changing it is possible with it.</param>
public sealed record FirstAdministrator(string UserName, string Password, DateTime PasswordExpiresAt);

/// <summary>
/// Makes a community's first administrator, and the community if it is new. Only whoever can run commands on the
/// server can do it, and only once: the next ones are made in the console.
/// </summary>
public sealed class SetUpAdministrator(NeighborPartyDb db, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for a bad name, 409 when the user name is taken or the community has an administrator.</exception>
    public async Task<FirstAdministrator> RunAsync(string communityName, string street, string userName, CancellationToken ct)
    {
        var name = CleanText.Required("community", communityName, 60, "社区名称");
        var onStreet = CleanText.Required("street", street, 60, "街道名称");
        var user = userName.Trim().ToLowerInvariant();
        if (user.Length is < 3 or > 40 || !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            throw Refusals.Invalid("user", "用户名请用 3 到 40 个英文字母、数字或 . _ -。");

        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var community = await db.Communities.FirstOrDefaultAsync(c => c.Name == name && c.Street == onStreet, ct);
        if (community is null)
            db.Communities.Add(community = new Community { Id = Ids.New(now), Name = name, Street = onStreet, CreatedAt = now });
        scope.Enter(community.Id);
        // Who lost the first password before choosing one of their own gets another.
        if (await db.StaffAccounts.FirstOrDefaultAsync(s => s.UserName == user && s.Role == StaffRole.Administrator && s.IsActive && s.MustChangePassword && s.TotpSealed == null, ct) is { } waiting
            && await db.StaffAccounts.CountAsync(ct) == 1)
            return await HandOutAsync(waiting, write, now, ct);
        if (await db.StaffAccounts.AnyAsync(s => s.Role == StaffRole.Administrator && s.IsActive, ct))
            throw new RefusedException(RefusalKind.Conflict, "setup.administrator_exists", "这个社区已有管理员，请由他在管理台添加工作人员。");
        if (await db.StaffAccounts.AcrossCommunities().AnyAsync(s => s.UserName == user, ct))
            throw new RefusedException(RefusalKind.Conflict, "setup.user_name_taken", "这个用户名已被使用，请换一个。");

        var staff = new StaffAccount
        {
            Id = Ids.New(now), CommunityId = community.Id, UserName = user, DisplayName = user, Role = StaffRole.Administrator, CreatedAt = now,
        };
        db.StaffAccounts.Add(staff);
        return await HandOutAsync(staff, write, now, ct);
    }

    private async Task<FirstAdministrator> HandOutAsync(StaffAccount staff, WriteTransaction write, DateTime now, CancellationToken ct)
    {
        var password = StaffPasswords.Random();
        staff.GiveInitialPassword(StaffPasswords.Hash(staff, password), now);
        audit.Record(new Act("staff.first_administrator", nameof(StaffAccount), staff.Id) { To = nameof(StaffRole.Administrator) });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new FirstAdministrator(staff.UserName, password, now + StaffAccount.InitialPasswordLives);
    }
}
