using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.WeChat;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>What one instance did, the other knows: no request has to come back to the instance that answered the last one.</summary>
public sealed class SharedStateTests(TwoInstances two) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task A_session_of_one_works_on_the_other_and_is_refused_there_soon_after_it_ended()
    {
        var here = await Neighbours.CreateAsync(two.One);
        var there = two.AtTheOther(here.Member.Phone);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/me")).StatusCode);
        (await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", null, null, null)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Unauthorized, (await here.Member.Phone.GetAsync("/api/v1/me")).StatusCode);
        await two.AdvanceAsync(TimeSpan.FromSeconds(21));
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_refreshed_token_works_on_the_other_at_once()
    {
        var here = await Neighbours.CreateAsync(two.One);
        Assert.Equal(HttpStatusCode.OK, (await two.AtTheOther(here.Member.Phone).GetAsync("/api/v1/me")).StatusCode);
        var next = await (await two.One.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = here.Member.Phone.RefreshToken })).JsonAsync();
        var fresh = new Phone(two.Other.NewClient(), "", next["accessToken"]!.GetValue<string>(), next["refreshToken"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Who_has_just_become_somebody_is_somebody_on_the_other_too()
    {
        var here = await Neighbours.CreateAsync(two.One);
        var phone = await here.AddStrangerAsync();
        Assert.Null(await CommunityAtTheOtherAsync(phone));
        await here.AdmitAsync(phone, "新邻居");
        Assert.Equal(here.CommunityId, await CommunityAtTheOtherAsync(phone));
        var post = await two.AtTheOther(phone).PostAsync("/api/v1/aid-posts", AidDrill.Draft(visibility: "community"));
        Assert.NotEqual("consent_required", post.IsSuccessStatusCode ? null : await post.CodeAsync());
    }

    [Fact]
    public async Task Who_has_changed_over_to_another_community_is_answered_from_there()
    {
        var (first, second) = (await Neighbours.CreateAsync(two.One), await Neighbours.CreateAsync(two.One));
        var phone = first.Member.Phone;
        Assert.Equal(first.CommunityId, await CommunityAtTheOtherAsync(phone));
        await second.AdmitAsync(phone, "搬了家");
        Assert.Equal(second.CommunityId, await CommunityAtTheOtherAsync(phone, says: second.CommunityId));
        // To say where one wants to be gives no rights.
        Assert.Equal(second.CommunityId, await CommunityAtTheOtherAsync(phone, says: (await Neighbours.CreateAsync(two.One)).CommunityId));
    }

    [Fact]
    public async Task A_repeat_at_the_other_gets_the_first_answer()
    {
        var here = await Neighbours.CreateAsync(two.One);
        var first = await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(), key: "tap");
        var again = await two.AtTheOther(here.Member.Phone).PostAsync("/api/v1/aid-posts", AidDrill.Draft(), key: "tap");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(1, await here.ReadAsync(db => db.AidPosts.CountAsync()));
    }

    [Fact]
    public async Task The_same_tap_at_both_at_once_is_one_act()
    {
        var here = await Neighbours.CreateAsync(two.One);
        var phones = new[] { here.Member.Phone, two.AtTheOther(here.Member.Phone) };
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => phones[i % 2].PostAsync("/api/v1/aid-posts", AidDrill.Draft(), key: $"tap-{round}")));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
            Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
            Assert.Equal(round + 1, await here.ReadAsync(db => db.AidPosts.CountAsync()));
        }
    }

    [Fact]
    public async Task The_console_works_when_every_request_goes_to_the_other_instance()
    {
        const int Posts = 40;
        var here = await Neighbours.CreateAsync(two.One);
        using var staff = (await ConsoleClient.AccountAsync(two.One, here.CommunityId, Core.Staff.StaffRole.Officer)).By(two.InTurns());
        await staff.GivePasswordAsync();
        for (var i = 0; i < Posts; i++)
        {
            // The form, its POST and the page after it: the third request keeps the turns from falling into step.
            var made = await staff.PostFormAsync("/admin/Armbands/New", null, new() { ["Input.CompoundId"] = here.CompoundId.ToString(), ["Input.Code"] = "xf", ["Input.Count"] = "1" });
            Assert.StartsWith("/admin/Armbands/Labels", made.Headers.Location?.OriginalString, StringComparison.Ordinal);
            await staff.GetHtmlAsync(made.Headers.Location!.OriginalString);
        }

        Assert.Equal(Posts, await here.ReadAsync(db => db.Armbands.CountAsync()));
    }

    [Fact]
    public async Task The_access_token_is_fetched_once_for_both()
    {
        var sender = new TextCheck("你好", ContentScene.Comment, "o-nobody");
        await Task.WhenAll(new[] { two.One, two.Other, two.One, two.Other }.Select(async p =>
        {
            try
            {
                await p.Services.GetRequiredService<IWeChat>().CheckTextAsync(sender, CancellationToken.None);
            }
            catch (WeChatException e) when (e.Failure == WeChatFailure.ForeignUser)
            {
                // WeChat knew the token and looked at the user.
            }
        }));
        var journal = await two.One.Http.GetFromJsonAsync<JsonArray>("/sandbox/control/journal");
        Assert.Single(journal!, e => e!["path"]!.GetValue<string>().EndsWith("stable_token", StringComparison.Ordinal));
        Assert.Equal(1, await two.One.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().WeChatTokens.CountAsync()));
    }

    [Fact]
    public void What_one_sealed_for_a_browser_the_other_opens()
    {
        var sealedText = two.One.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("你好");
        Assert.Equal("你好", two.Other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealedText));
    }

    private async Task<Guid?> CommunityAtTheOtherAsync(Phone phone, Guid? says = null)
    {
        var there = two.AtTheOther(phone);
        if (says is { } community)
            there.Http.DefaultRequestHeaders.Add("Community-Id", community.ToString());
        var me = await (await there.GetAsync("/api/v1/me")).EnsureSuccessStatusCode().JsonAsync();
        return me["community"]?["id"]?.GetValue<Guid>();
    }
}
