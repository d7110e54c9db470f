using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidFollowTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_is_like_it_is_of_the_same_building_and_category_recent_shown_and_of_others()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidAgreement.Drill());
        await here.PublishedAsync(here.Member, AidAgreement.Drill(category: "carry"));
        await here.Member.PostAsync(AidAgreement.Drill(title: "还没有通过审核"));
        Assert.Equal([post], await SimilarAsync(here.Member2, $"category=borrow&buildingId={here.Building1Id}"));
        Assert.Equal([post], await SimilarAsync(here.Member2, "category=borrow"));
        Assert.Empty(await SimilarAsync(here.Member2, $"category=borrow&buildingId={here.Building2Id}"));
        Assert.Empty(await SimilarAsync(here.Member2, "category=child"));
        Assert.Empty(await SimilarAsync(here.Member, "category=borrow"));
        Assert.Equal(HttpStatusCode.Forbidden, (await here.Outsider.Phone.GetAsync("/api/v1/aid-posts/similar?category=borrow")).StatusCode);

        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var at = s.GetRequiredService<TimeProvider>().Now().AddDays(-15);
            await db.AidPosts.Where(p => p.Id == post).ExecuteUpdateAsync(u => u.SetProperty(p => p.ListedAt, at));
        });
        Assert.Empty(await SimilarAsync(here.Member2, "category=borrow"));
    }

    [Fact]
    public async Task Followers_are_counted_but_not_named_and_hear_of_the_end()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidAgreement.Drill());
        Assert.Equal("aid_follow.own_post", await (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")).CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await here.Outsider.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")).StatusCode);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(HttpStatusCode.NoContent, (await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")).StatusCode);
        Assert.Equal((2, false), await FollowedAsync(here.Member, post));
        Assert.Equal((2, true), await FollowedAsync(here.Member2, post));
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/unfollow")).StatusCode);
        Assert.Equal((1, false), await FollowedAsync(here.Leader, post));

        await new AidAgreement(here, post, Guid.Empty).CloseAsync();
        Assert.Equal([here.Member2.PersonId], await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().InboxMessages
            .Where(m => m.Kind == "aid_post.ended").Select(m => m.PersonId).ToListAsync()));
        // What the message leads to is still there for them, and for nobody else.
        Assert.Equal((1, true), await FollowedAsync(here.Member2, post));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.GetAsync($"/api/v1/aid-posts/{post}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")).StatusCode);
    }

    [Fact]
    public async Task Following_twenty_times_at_once_is_following_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidAgreement.Drill());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/follow")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal((1, true), await FollowedAsync(here.Member2, post));
        Assert.Equal(1, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "aid_post.followed" && e.EntityId == post)));
    }

    [Fact]
    public async Task The_author_and_staff_see_what_was_changed_neighbours_only_what_is_shown()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidAgreement.Drill());
        var details = await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}");
        var edited = await here.Member.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("家里有冲击钻可以借", "周末在家，用完还回来就行。"), null, details.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        await product.DeliverOutboxAsync();

        var first = await (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}/versions?limit=1")).JsonAsync();
        var newest = Assert.Single(first["items"]!.AsArray())!;
        Assert.Equal((2, "家里有冲击钻可以借", false), (newest["number"]!.GetValue<int>(), newest["title"]!.GetValue<string>(), newest["isShown"]!.GetValue<bool>()));
        var second = await (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}/versions?limit=1&after={first["next"]}")).JsonAsync();
        Assert.True(Assert.Single(second["items"]!.AsArray())!["isShown"]!.GetValue<bool>());
        Assert.Null(second["next"]);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}/versions")).StatusCode);
        Assert.DoesNotContain("冲击钻", await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = await staff.GetHtmlAsync($"/admin/aid/details/{post}");
        Assert.Equal(["电"], page.QuerySelectorAll("del").Select(d => d.TextContent));
        Assert.Equal(["冲击"], page.QuerySelectorAll("ins").Select(d => d.TextContent));
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        Assert.Contains("冲击钻", await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_follow_from_what_happened()
    {
        var made = await AidAgreement.MakeAsync(product);
        await made.Here.PublishedAsync(made.Here.Member, AidAgreement.Drill(category: "carry"));
        using var staff = await ConsoleClient.SignInAsync(product, made.Here.CommunityId);
        var page = await staff.GetHtmlAsync("/admin/aid/figures");
        Assert.Equal(["2", "50%", "1", "1"], page.QuerySelectorAll(".np-stat-value").Select(v => v.TextContent.Trim()));
    }

    private static async Task<List<Guid>> SimilarAsync(Resident who, string query)
    {
        var answer = await who.Phone.GetAsync($"/api/v1/aid-posts/similar?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(p => p!["id"]!.GetValue<Guid>())];
    }

    private static async Task<(int Followers, bool IsFollowed)> FollowedAsync(Resident who, Guid post)
    {
        var details = await (await who.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        return (details["followers"]!.GetValue<int>(), details["isFollowed"]!.GetValue<bool>());
    }
}
