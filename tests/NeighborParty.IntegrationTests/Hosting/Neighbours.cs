using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>Somebody of the test community with a signed-in phone.</summary>
public sealed record Resident(Guid PersonId, Guid AccountId, string OpenId, string Name, Phone Phone);

/// <summary>
/// A community of its own for one test: a compound with two buildings, a group that covers the first, its leader and
/// members, all with every consent given. Accounts have invented openids and tokens are made by the product's own services, without WeChat;
/// <see cref="AdmitAsync"/> takes in somebody who signed in through the sandbox.
/// </summary>
public sealed class Neighbours
{
    private readonly Product _product;

    private Neighbours(Product product) => _product = product;

    public Product Product => _product;

    public Guid CommunityId { get; private init; }

    public Guid CompoundId { get; private set; }

    /// <summary>Has two stairwells and is covered by <see cref="GroupId"/>.</summary>
    public Guid Building1Id { get; private set; }

    /// <summary>Belongs to no group.</summary>
    public Guid Building2Id { get; private set; }

    public Guid Stairwell1Id { get; private set; }

    public Guid Stairwell2Id { get; private set; }

    public Guid GroupId { get; private set; }

    /// <summary>Group leader and active member of <see cref="GroupId"/>.</summary>
    public Resident Leader { get; private set; } = null!;

    /// <summary>Active members of <see cref="GroupId"/>.</summary>
    public Resident Member { get; private set; } = null!;

    public Resident Member2 { get; private set; } = null!;

    /// <summary>A person of the community without a membership.</summary>
    public Resident Outsider { get; private set; } = null!;

    /// <summary>Makes a whole community. Call it twice for a test of isolation.</summary>
    public static async Task<Neighbours> CreateAsync(Product product)
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        var made = new Neighbours(product) { CommunityId = Ids.New(now) };
        await product.InsideAsync(made.CommunityId, made.AddPlacesAsync);
        made.Leader = await made.AddResidentAsync("林组长", MembershipKind.PartyMember, CommunityRole.GroupLeader);
        made.Member = await made.AddResidentAsync("王组员", MembershipKind.PartyMember);
        made.Member2 = await made.AddResidentAsync("陈组员", MembershipKind.Neighbour);
        made.Outsider = await made.AddResidentAsync("赵邻居");
        return made;
    }

    /// <summary>A further person with account, phone and a signed-in session in this community.</summary>
    public async Task<Resident> AddResidentAsync(string name, MembershipKind? membership = null, CommunityRole? role = null)
    {
        var openId = "o-test-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        var (accountId, grant) = await SignInDirectlyAsync(openId, CommunityId);
        var person = await AddPersonAsync(accountId, name, membership, role);
        return new Resident(person, accountId, openId, name, PhoneOf(name, grant));
    }

    /// <summary>Leads a group of its own at <see cref="Building2Id"/>.</summary>
    public async Task<Resident> AddOtherLeaderAsync()
    {
        var leader = await AddResidentAsync("周组长");
        await _product.InsideAsync(CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var group = new BuildingGroup { Id = Ids.New(now), CommunityId = CommunityId, CreatedAt = now };
            group.Rename("2号楼党小组");
            group.SetStatus(GroupStatus.Active);
            group.Places.Add(new GroupPlace { Id = Ids.New(now), CommunityId = CommunityId, GroupId = group.Id, BuildingId = Building2Id });
            db.Groups.Add(group);
            await db.SaveChangesAsync();
            await GrantAsync(db, leader, CommunityRole.GroupLeader, RoleScope.Group, group.Id, now);
        });
        return leader;
    }

    /// <summary>Branch secretary of the compound.</summary>
    public async Task<Resident> AddSecretaryAsync()
    {
        var secretary = await AddResidentAsync("孙书记");
        await _product.InsideAsync(CommunityId, services =>
            GrantAsync(services.GetRequiredService<NeighborPartyDb>(), secretary, CommunityRole.BranchSecretary, RoleScope.Compound, CompoundId, services.GetRequiredService<TimeProvider>().Now()));
        return secretary;
    }

    private async Task GrantAsync(NeighborPartyDb db, Resident to, CommunityRole role, RoleScope scope, Guid place, DateTime now)
    {
        db.RoleGrants.Add(new RoleGrant { Id = Ids.New(now), CommunityId = CommunityId, PersonId = to.PersonId, Role = role, Scope = scope, ScopeId = place, From = now });
        await db.SaveChangesAsync();
    }

    /// <summary>Takes one consent back; everybody here starts with all of them.</summary>
    public Task WithdrawAsync(Resident resident, ConsentPurpose purpose) =>
        _product.InsideAsync(CommunityId, s => s.GetRequiredService<WithdrawConsent>().RunAsync(resident.PersonId, purpose, "user", CancellationToken.None));

    public Task AgreeAgainAsync(Resident resident, ConsentPurpose purpose) => _product.InsideAsync(CommunityId, services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        db.Consents.Add(Consent.To(services.GetRequiredService<ConsentTexts>().Of(purpose), CommunityId, resident.PersonId, ActedVia.Self, null, services.GetRequiredService<TimeProvider>().Now()));
        return db.SaveChangesAsync();
    });

    /// <summary>A signed-in phone that has not entered any community.</summary>
    public async Task<Phone> AddStrangerAsync() =>
        PhoneOf("stranger", (await SignInDirectlyAsync("o-test-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)), null)).Grant);

    /// <summary>Takes somebody in who signed in through the sandbox: person here, session in this community, membership if asked.</summary>
    public async Task<Resident> AdmitAsync(Phone phone, string name, MembershipKind? membership = null)
    {
        var session = SessionTokens.Read(phone.AccessToken)!.Value.SessionId;
        var (accountId, openId) = await _product.InsideAsync(CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var row = (await db.PhoneSessions.FindAsync(session))!;
            row.EnterCommunity(CommunityId);
            await db.SaveChangesAsync();
            var account = (await db.Accounts.FindAsync(row.AccountId))!;
            return (account.Id, account.OpenId(services.GetRequiredService<PersonalDataVault>()));
        });
        var person = await AddPersonAsync(accountId, name, membership, null);
        _product.Services.GetRequiredService<SessionStanding>().Forget(session);
        return new Resident(person, accountId, openId, name, phone);
    }

    private async Task AddPlacesAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        db.Communities.Add(new Community { Id = CommunityId, Name = $"测试社区 {CommunityId.ToString("N")[^6..]}", Street = "测试街道", CreatedAt = now });
        var compound = new Compound { Id = Ids.New(now), CommunityId = CommunityId, Name = "幸福小区" };
        db.Compounds.Add(compound);
        var building1 = new Building { Id = Ids.New(now), CommunityId = CommunityId, CreatedAt = now };
        building1.Describe(compound.Id, "1号楼", 30.2741, 120.1551);
        var building2 = new Building { Id = Ids.New(now), CommunityId = CommunityId, CreatedAt = now };
        building2.Describe(compound.Id, "2号楼", null, null);
        db.Buildings.AddRange(building1, building2);
        var stairwell1 = new Stairwell { Id = Ids.New(now), CommunityId = CommunityId, BuildingId = building1.Id, Name = "1单元" };
        var stairwell2 = new Stairwell { Id = Ids.New(now), CommunityId = CommunityId, BuildingId = building1.Id, Name = "2单元" };
        db.Stairwells.AddRange(stairwell1, stairwell2);
        var group = new BuildingGroup { Id = Ids.New(now), CommunityId = CommunityId, CreatedAt = now };
        group.Rename("1号楼党小组");
        group.SetStatus(GroupStatus.Active);
        group.Places.Add(new GroupPlace { Id = Ids.New(now), CommunityId = CommunityId, GroupId = group.Id, BuildingId = building1.Id });
        db.Groups.Add(group);
        await db.SaveChangesAsync();
        (CompoundId, Building1Id, Building2Id) = (compound.Id, building1.Id, building2.Id);
        (Stairwell1Id, Stairwell2Id, GroupId) = (stairwell1.Id, stairwell2.Id, group.Id);
    }

    private Task<Guid> AddPersonAsync(Guid? accountId, string name, MembershipKind? membership, CommunityRole? role) =>
        _product.InsideAsync(CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var vault = services.GetRequiredService<PersonalDataVault>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var person = new Person { Id = Ids.New(now), CommunityId = CommunityId, CreatedAt = now };
            person.Rename(name);
            if (accountId is { } account)
                person.Link(account);
            db.People.Add(person);
            foreach (var text in services.GetRequiredService<ConsentTexts>().All)
                db.Consents.Add(Consent.To(text, CommunityId, person.Id, ActedVia.Self, null, now));
            if (membership is { } kind)
                db.Memberships.Add(Membership.Create(Ids.New(now), CommunityId, GroupId, person.Id, kind, now, vault));
            if (role is { } held)
                db.RoleGrants.Add(new RoleGrant { Id = Ids.New(now), CommunityId = CommunityId, PersonId = person.Id, Role = held, Scope = RoleScope.Group, ScopeId = GroupId, From = now });
            await db.SaveChangesAsync();
            return person.Id;
        });

    private Task<(Guid AccountId, SessionGrant Grant)> SignInDirectlyAsync(string openId, Guid? community) =>
        _product.InsideAsync(null, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var account = Account.Create(Ids.New(now), openId, now, services.GetRequiredService<PersonalDataVault>());
            var session = PhoneSession.Start(Ids.New(now), account.Id, "test", now);
            if (community is { } id)
                session.EnterCommunity(id);
            db.Accounts.Add(account);
            db.PhoneSessions.Add(session);
            await db.SaveChangesAsync();
            return (account.Id, services.GetRequiredService<SessionTokens>().Grant(session));
        });

    private Phone PhoneOf(string name, SessionGrant grant) => new(_product.NewClient(), name, grant.AccessToken, grant.RefreshToken);
}
