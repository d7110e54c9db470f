using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsentTests;

public sealed class ConsentTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Anybody_may_read_the_texts_and_every_purpose_has_one()
    {
        var texts = (await product.Http.GetFromJsonAsync<JsonArray>("/api/v1/consent-texts"))!;
        Assert.Equal(
            ["membership", "partyAttribute", "location", "boardDisplay", "messages", "photos"],
            texts.Select(t => t!["purpose"]!.GetValue<string>()));
        Assert.Equal(["membership"], texts.Where(t => t!["required"]!.GetValue<bool>()).Select(t => t!["purpose"]!.GetValue<string>()));
        Assert.Equal(["partyAttribute", "location"], texts.Where(t => t!["sensitive"]!.GetValue<bool>()).Select(t => t!["purpose"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Agreeing_to_the_core_makes_a_person_in_the_entered_community()
    {
        var here = await Neighbours.CreateAsync(product);
        var phone = await NewcomerAsync(here);
        var before = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().People.CountAsync());

        var answer = await phone.PostAsync("/api/v1/me/consents", await AcceptanceAsync("membership"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var (people, audited) = await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            return (await db.People.CountAsync(), await db.AuditEvents.CountAsync(e => e.Action == "consent.accepted" || e.Action == "person.created"));
        });
        Assert.Equal(before + 1, people);
        Assert.Equal(2, audited);
    }

    [Fact]
    public async Task Without_the_core_nothing_else_can_be_accepted()
    {
        var phone = await NewcomerAsync(await Neighbours.CreateAsync(product));
        var answer = await phone.PostAsync("/api/v1/me/consents", await AcceptanceAsync("location"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var problem = await answer.JsonAsync();
        Assert.Equal("consent_required", problem["code"]!.GetValue<string>());
        Assert.Equal("membership", problem["facts"]!["purpose"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_community_there_is_nothing_to_agree_to()
    {
        var stranger = await (await Neighbours.CreateAsync(product)).AddStrangerAsync();
        Assert.Equal("community_required", await (await stranger.PostAsync("/api/v1/me/consents", await AcceptanceAsync("membership"))).CodeAsync());
        Assert.Equal("community_required", await (await stranger.GetAsync("/api/v1/me/consents")).CodeAsync());
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Other_words_than_those_that_hold_are_not_accepted(int version, string? hash)
    {
        var phone = await NewcomerAsync(await Neighbours.CreateAsync(product));
        var current = await AcceptanceAsync("membership");
        var answer = await phone.PostAsync("/api/v1/me/consents", new { purpose = "membership", version, textHash = hash ?? current["textHash"]!.GetValue<string>() });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("consent.outdated", await answer.CodeAsync());
    }

    [Fact]
    public async Task Twenty_taps_at_once_make_one_person_and_one_consent()
    {
        var here = await Neighbours.CreateAsync(product);
        var phone = await NewcomerAsync(here);
        var body = await AcceptanceAsync("membership");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => phone.PostAsync("/api/v1/me/consents", body)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var (people, consents) = await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var person = await db.People.SingleAsync(p => p.Name == "");
            return (1, await db.Consents.CountAsync(c => c.PersonId == person.Id));
        });
        Assert.Equal((1, 1), (people, consents));
    }

    [Fact]
    public async Task A_withdrawn_purpose_is_required_again_at_once()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.True(await HasAsync(here, here.Member, ConsentPurpose.Location));
        var answer = await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/me/consents/location", null, null, null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.False(await HasAsync(here, here.Member, ConsentPurpose.Location));
        Assert.True(await HasAsync(here, here.Member2, ConsentPurpose.Location));
        Assert.Equal("consent.not_given", await (await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/me/consents/location", null, null, null)).CodeAsync());
        Assert.Equal("invalid_input", await (await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/me/consents/2", null, null, null)).CodeAsync());
    }

    [Fact]
    public async Task Without_the_party_attribute_a_member_counts_as_a_neighbour()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/me/consents/partyAttribute", null, null, null);
        var kind = await product.InsideAsync(here.CommunityId, async s =>
            (await s.GetRequiredService<NeighborPartyDb>().Memberships.SingleAsync(m => m.PersonId == here.Member.PersonId)).Kind(s.GetRequiredService<PersonalDataVault>()));
        Assert.Equal(MembershipKind.Neighbour, kind);
    }

    [Fact]
    public async Task Taking_back_the_core_ends_membership_roles_name_and_phone()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.SendAsync(HttpMethod.Delete, "/api/v1/me/consents/membership", null, null, null)).StatusCode);
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var person = await db.People.SingleAsync(p => p.Id == here.Leader.PersonId);
            Assert.Equal("已注销居民", person.Name);
            Assert.Null(person.AccountId);
            Assert.Equal(MembershipState.Left, (await db.Memberships.SingleAsync(m => m.PersonId == person.Id)).State);
            Assert.Empty(await s.GetRequiredService<Leadership>().GroupsLedByAsync(person.Id, default));
            Assert.Equal(0, await db.Consents.CountAsync(c => c.PersonId == person.Id && c.EndedAt == null));
        });
        // The account is free: agreeing again begins anew.
        Assert.Equal(HttpStatusCode.OK, (await here.Leader.Phone.PostAsync("/api/v1/me/consents", await AcceptanceAsync("membership"))).StatusCode);
    }

    private static Task<bool> HasAsync(Neighbours here, Resident who, ConsentPurpose purpose) =>
        here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ConsentCheck>().HasAsync(who.PersonId, purpose, default));

    private async Task<JsonObject> AcceptanceAsync(string purpose)
    {
        var texts = (await product.Http.GetFromJsonAsync<JsonArray>("/api/v1/consent-texts"))!;
        var text = texts.Single(t => t!["purpose"]!.GetValue<string>() == purpose)!;
        return new JsonObject { ["purpose"] = purpose, ["version"] = text["version"]!.GetValue<int>(), ["textHash"] = text["textHash"]!.GetValue<string>() };
    }

    /// <summary>Has entered the community and agreed to nothing.</summary>
    private async Task<Phone> NewcomerAsync(Neighbours here)
    {
        var phone = await here.AddStrangerAsync();
        var session = SessionTokens.Read(phone.AccessToken)!.Value.SessionId;
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            (await db.PhoneSessions.FindAsync(session))!.EnterCommunity(here.CommunityId);
            await db.SaveChangesAsync();
        });
        return phone;
    }
}
