using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Idempotency;

public sealed class IdempotencyTests(Product product) : IClassFixture<Product>
{
    private const string Posts = "/api/v1/aid-posts";

    private Task<int> PostsOfAsync(Neighbours here) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AidPosts.CountAsync());

    [Fact]
    public async Task A_repeat_gets_the_first_answer_to_the_letter_and_leaves_no_second_row()
    {
        var here = await Neighbours.CreateAsync(product);
        var first = await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        var again = await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(first.StatusCode, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(1, await PostsOfAsync(here));
        Assert.Equal(1, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "aid_post.posted")));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        var other = await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(title: "借一把梯子"), key: "tap-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency_key.other_request", await other.CodeAsync());
        Assert.Equal(1, await PostsOfAsync(here));
    }

    [Fact]
    public async Task Keys_of_two_people_never_meet()
    {
        var here = await Neighbours.CreateAsync(product);
        var one = await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        var two = await here.Member2.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        Assert.NotEqual(await one.Content.ReadAsStringAsync(), await two.Content.ReadAsStringAsync());
        Assert.Equal(2, await PostsOfAsync(here));
    }

    [Fact]
    public async Task Twenty_taps_at_once_are_one_act()
    {
        var here = await Neighbours.CreateAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1")));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(1, await PostsOfAsync(here));
    }

    [Fact]
    public async Task A_refusal_is_not_kept_so_the_tap_may_be_repeated()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.Equal("membership_required", await (await here.Outsider.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1")).CodeAsync());
        Assert.Equal("membership_required", await (await here.Outsider.Phone.PostAsync(Posts, AidDrill.Draft(title: "借一把梯子"), key: "tap-1")).CodeAsync());
    }

    [Fact]
    public async Task After_a_day_the_key_is_forgotten()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.Member.Phone.PostAsync(Posts, AidDrill.Draft(), key: "tap-1");
        var account = here.Member.AccountId;
        Task<int> Kept() => product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().IdempotencyRecords.CountAsync(r => r.ActorId == account));
        Assert.Equal(1, await Kept());
        await product.AdvanceAsync(TimeSpan.FromHours(25));
        await product.RunJobsAsync();
        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Sixty_four_writers_get_answers_and_no_locked_database()
    {
        var here = await Neighbours.CreateAsync(product);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            var seen = new List<HttpStatusCode>();
            while (clock.Elapsed < TimeSpan.FromSeconds(5))
                seen.Add((await here.Member.Phone.PostAsync("/api/v1/me/message-grants", new { template = "joinResult", result = "accept" })).StatusCode);
            return seen;
        }));
        Assert.All(statuses.SelectMany(s => s), status => Assert.True((int)status < 300, status.ToString()));
    }
}
