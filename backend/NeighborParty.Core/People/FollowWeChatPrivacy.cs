using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.People;

/// <summary>Does here, in every community of the account, what somebody did in WeChat's own privacy settings.</summary>
public sealed class FollowWeChatPrivacy(NeighborPartyDb db, IServiceScopeFactory scopes, PersonalDataVault vault)
{
    private const int Phone = 8;
    private static readonly int[] Location = [13, 18];

    public async Task RevokeAsync(PrivacyPush push, CancellationToken ct)
    {
        foreach (var (community, person) in await PeopleOfAsync(push.OpenId, ct))
        {
            await using var scope = EnterCommunity(community);
            var services = scope.ServiceProvider;
            if (push.RevokedScopes.Contains(Phone))
                await ForgetPhoneAsync(services, person, ct);
            if (push.RevokedScopes.Any(Location.Contains))
                await WithdrawAsync(services, person, ConsentPurpose.Location, ct);
        }
    }

    public async Task CloseAsync(PrivacyPush push, CancellationToken ct)
    {
        foreach (var (community, person) in await PeopleOfAsync(push.OpenId, ct))
        {
            await using var scope = EnterCommunity(community);
            await WithdrawAsync(scope.ServiceProvider, person, ConsentPurpose.Membership, ct);
        }

        await using var last = scopes.CreateAsyncScope();
        var closing = last.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var index = Account.IndexOf(push.OpenId, vault);
        if (await closing.Accounts.FirstOrDefaultAsync(a => a.OpenIdIndex == index, ct) is not { Status: not AccountStatus.Closed } account)
            return;
        account.Close();
        last.ServiceProvider.GetRequiredService<AuditTrail>().Record(new Act("account.closed", nameof(Account), account.Id) { ReasonCode = "wechat" });
        await last.ServiceProvider.GetRequiredService<EndPhoneSession>().EndAllAsync(account.Id, "account_closed", ct);
        await closing.SaveChangesAsync(ct);
    }

    private async Task<List<(Guid Community, Guid Person)>> PeopleOfAsync(string openId, CancellationToken ct)
    {
        var index = Account.IndexOf(openId, vault);
        var rows = await (
            from a in db.Accounts
            join p in db.People.AcrossCommunities() on a.Id equals p.AccountId
            where a.OpenIdIndex == index
            select new { p.CommunityId, p.Id }).ToListAsync(ct);
        return rows.ConvertAll(r => (r.CommunityId, r.Id));
    }

    private AsyncServiceScope EnterCommunity(Guid community)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(community);
        return scope;
    }

    private static async Task ForgetPhoneAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var scoped = services.GetRequiredService<NeighborPartyDb>();
        var person = await scoped.People.FirstAsync(p => p.Id == id, ct);
        if (person.PhoneSealed is null)
            return;
        person.ForgetPhone();
        services.GetRequiredService<AuditTrail>().Record(new Act("person.phone_removed", nameof(Person), id) { ReasonCode = "wechat" });
        await scoped.SaveChangesAsync(ct);
    }

    private static async Task WithdrawAsync(IServiceProvider services, Guid person, ConsentPurpose purpose, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<WithdrawConsent>().RunAsync(person, purpose, "wechat", ct);
        }
        catch (RefusedException e) when (e.Code == "consent.not_given")
        {
            // Never given, or the push came again: nothing is left to do.
        }
    }
}

/// <summary>A consent withdrawn in WeChat.</summary>
public sealed class TakePrivacyRevocation(FollowWeChatPrivacy follow) : IPushHandler
{
    public string Event => PushEvents.ConsentRevoked;

    public Task HandleAsync(PushMessage push, CancellationToken ct) => push is PrivacyPush privacy ? follow.RevokeAsync(privacy, ct) : Task.CompletedTask;
}

/// <summary>A WeChat account that was closed.</summary>
public sealed class TakeAccountClosure(FollowWeChatPrivacy follow) : IPushHandler
{
    public string Event => PushEvents.AccountClosed;

    public Task HandleAsync(PushMessage push, CancellationToken ct) => push is PrivacyPush privacy ? follow.CloseAsync(privacy, ct) : Task.CompletedTask;
}
