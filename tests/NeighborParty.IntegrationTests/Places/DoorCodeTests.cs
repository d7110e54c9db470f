using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.PlaceTests;

public sealed class DoorCodeTests(Product product) : IClassFixture<Product>
{
    private const string Resolve = "/api/v1/door-codes/resolve";

    [Fact]
    public async Task A_scanned_code_names_the_door_and_its_groups_and_nobody_who_lives_there()
    {
        var here = await Neighbours.CreateAsync(product);
        var code = await IssueAsync(here, here.Building1Id, here.Stairwell1Id);
        var stranger = await here.AddStrangerAsync();
        var answer = await stranger.PostAsync(Resolve, new { scene = code.Token });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var door = await answer.JsonAsync();
        Assert.Equal("1号楼", door["building"]!.GetValue<string>());
        Assert.Equal("1单元", door["stairwell"]!.GetValue<string>());
        Assert.Equal(here.GroupId, door["groups"]![0]!["id"]!.GetValue<Guid>());
        Assert.True(door["entered"]!.GetValue<bool>());
        Assert.Equal(
            ["building", "buildingId", "community", "communityId", "compound", "entered", "groups", "stairwell", "stairwellId"],
            door.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("林组长", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The session is in the community now: what is missing is consent, no longer a place.
        Assert.Equal("consent_required", await (await stranger.GetAsync("/api/v1/me/inbox")).CodeAsync());
    }

    [Fact]
    public async Task A_building_without_a_group_says_so()
    {
        var here = await Neighbours.CreateAsync(product);
        var code = await IssueAsync(here, here.Building2Id, null);
        var door = await (await (await here.AddStrangerAsync()).PostAsync(Resolve, new { scene = code.Token })).JsonAsync();
        Assert.Empty(door["groups"]!.AsArray());
        Assert.Null(door["stairwell"]);
    }

    [Fact]
    public async Task Every_edited_character_leads_nowhere()
    {
        var here = await Neighbours.CreateAsync(product);
        var token = (await IssueAsync(here, here.Building1Id, null)).Token;
        var stranger = await here.AddStrangerAsync();
        for (var i = 0; i < token.Length; i++)
        {
            var edited = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Equal("door_code.unknown", await (await stranger.PostAsync(Resolve, new { scene = edited })).CodeAsync());
        }

        // Case is part of it too.
        var swapped = string.Concat(token.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
        Assert.Equal("door_code.unknown", await (await stranger.PostAsync(Resolve, new { scene = swapped })).CodeAsync());
    }

    [Theory]
    [InlineData("short")]
    [InlineData("building=3&unit=2")]
    [InlineData("%27 OR 1=1 --")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ＡAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_malformed(string scene)
    {
        var stranger = await (await Neighbours.CreateAsync(product)).AddStrangerAsync();
        var answer = await stranger.PostAsync(Resolve, new { scene });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("scene", (await answer.JsonAsync())["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_reissued_code_replaces_the_former_which_says_so()
    {
        var here = await Neighbours.CreateAsync(product);
        var first = await IssueAsync(here, here.Building1Id, null);
        var second = await IssueAsync(here, here.Building1Id, null, first.Id);
        Assert.NotEqual(first.Token, second.Token);
        Assert.Equal(2, second.Number);
        var stranger = await here.AddStrangerAsync();
        var answer = await stranger.PostAsync(Resolve, new { scene = first.Token });
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("door_code.revoked", await answer.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(Resolve, new { scene = second.Token })).StatusCode);
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var acts = await s.GetRequiredService<NeighborPartyDb>().AuditEvents.Where(e => e.Entity == nameof(DoorCode)).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync();
            Assert.Equal(["door_code.issued", "door_code.revoked", "door_code.issued"], acts);
        });
    }

    [Fact]
    public async Task Two_clicks_at_once_make_one_code()
    {
        var here = await Neighbours.CreateAsync(product);
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await IssueAsync(here, here.Building1Id, null);
                return "issued";
            }
            catch (RefusedException e)
            {
                return e.Code;
            }
        }));
        Assert.Single(tries, "issued");
        Assert.All(tries.Where(t => t != "issued"), t => Assert.Equal("stale", t));
    }

    [Fact]
    public async Task A_code_of_a_foreign_building_cannot_be_issued_or_revoked()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        var foreign = await IssueAsync(there, there.Building1Id, null);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => IssueAsync(here, there.Building1Id, null))).Code);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => IssueAsync(here, here.Building2Id, here.Stairwell1Id))).Code);
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => product.InsideAsync(
            here.CommunityId, s => s.GetRequiredService<RevokeDoorCode>().RunAsync(foreign.Id, "不是我的", default)))).Code);
    }

    [Fact]
    public async Task By_policy_a_code_runs_out_by_time_or_by_use()
    {
        var here = await Neighbours.CreateAsync(product);
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var now = s.GetRequiredService<TimeProvider>().Now();
            await s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { DoorCodeDays = 1, DoorCodeMaxUses = 2 }, now, default);
        });
        var used = await IssueAsync(here, here.Building1Id, null);
        var stranger = await here.AddStrangerAsync();
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(Resolve, new { scene = used.Token })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(Resolve, new { scene = used.Token })).StatusCode);
        Assert.Equal("door_code.expired", await (await stranger.PostAsync(Resolve, new { scene = used.Token })).CodeAsync());
        var old = await IssueAsync(here, here.Building2Id, null);
        Assert.Equal(TimeSpan.FromDays(1), old.ExpiresAt - old.IssuedAt);
    }

    [Fact]
    public async Task A_neighbour_who_scans_elsewhere_stays_until_he_says_otherwise()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        var code = await IssueAsync(there, there.Building1Id, null);
        var phone = here.Member.Phone;
        var door = await (await phone.PostAsync(Resolve, new { scene = code.Token })).JsonAsync();
        Assert.False(door["entered"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/v1/me/inbox")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await phone.PostAsync("/api/v1/session/community", new { communityId = there.CommunityId })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await phone.PostAsync("/api/v1/session/community", new { communityId = there.CommunityId, scene = code.Token })).StatusCode);
        Assert.Equal("consent_required", await (await phone.GetAsync("/api/v1/me/inbox")).CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await phone.PostAsync("/api/v1/session/community", new { communityId = here.CommunityId })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/v1/me/inbox")).StatusCode);
    }

    [Fact]
    public async Task Nobody_resolves_a_code_without_signing_in()
    {
        var here = await Neighbours.CreateAsync(product);
        var code = await IssueAsync(here, here.Building1Id, null);
        var answer = await product.Http.PostAsync(Resolve, System.Net.Http.Json.JsonContent.Create(new { scene = code.Token }));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_picture_is_drawn_once_and_printed_even_when_WeChat_is_down()
    {
        var here = await Neighbours.CreateAsync(product);
        var code = await IssueAsync(here, here.Building1Id, null);
        var other = await IssueAsync(here, here.Building2Id, null);
        var first = await DrawAsync(here, code.Id);
        Assert.True(first.Length > 1000);
        await product.WeChatDownAsync(true);
        try
        {
            Assert.Equal(first, await DrawAsync(here, code.Id));
            var refused = await Assert.ThrowsAsync<RefusedException>(() => DrawAsync(here, other.Id));
            Assert.Equal("wechat.unavailable", refused.Code);
        }
        finally
        {
            await product.WeChatDownAsync(false);
        }
    }

    private Task<byte[]> DrawAsync(Neighbours here, Guid code) =>
        product.InsideAsync(here.CommunityId, async s => (await s.GetRequiredService<DrawDoorCode>().RunAsync(code, default)).Bytes);

    private Task<DoorCode> IssueAsync(Neighbours here, Guid building, Guid? stairwell, Guid? replaces = null) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<IssueDoorCode>().RunAsync(building, stairwell, replaces, default));
}
