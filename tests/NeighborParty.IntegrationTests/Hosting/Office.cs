using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>A member of staff with a signed-in browser, made by the product's own services without a password.</summary>
/// <param name="Browser">Sends the console's cookie, follows no redirect.</param>
public sealed record StaffAtWork(Guid StaffId, string DisplayName, HttpClient Browser);

public static class Office
{
    /// <summary>Adds a member of staff to the community; an administrator has given a second factor.</summary>
    public static async Task<StaffAtWork> AddStaffAsync(this Neighbours neighbours, StaffRole role = StaffRole.Officer, string name = "李工作")
    {
        var (id, token) = await neighbours.Product.InsideAsync(neighbours.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var staffId = Ids.New(now);
            var staff = new StaffAccount
            {
                Id = staffId, CommunityId = neighbours.CommunityId, UserName = $"staff-{staffId:N}", DisplayName = name, Role = role,
                PasswordChangedAt = now, CreatedAt = now,
                TotpSealed = role == StaffRole.Administrator
                    ? services.GetRequiredService<PersonalDataVault>().Seal(StaffAccount.TotpField, staffId, "JBSWY3DPEHPK3PXP")
                    : null,
            };
            db.StaffAccounts.Add(staff);
            var (session, cookie) = services.GetRequiredService<StaffSessions>().Start(staff);
            session.TotpPassed = role == StaffRole.Administrator;
            await db.SaveChangesAsync();
            return (staffId, cookie);
        });
        var browser = neighbours.Product.NewClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"{StaffSessions.CookieName}={token}");
        return new StaffAtWork(id, name, browser);
    }
}
