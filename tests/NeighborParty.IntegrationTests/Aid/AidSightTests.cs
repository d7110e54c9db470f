using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidSightTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("building")]
    [InlineData("compound")]
    [InlineData("community")]
    public async Task Who_sees_a_post_at_which_stage(string visibility)
    {
        var here = await Neighbours.CreateAsync(product);
        var elsewhere = await Neighbours.CreateAsync(product);
        var sameBuilding = here.Member2;
        var otherBuilding = await AddToBuilding2Async(here);
        var otherCompound = await AddToOtherCompoundAsync(here);
        var compound = visibility is "compound" or "community";

        var post = await here.Member.PostAsync(AidDrill.Draft(visibility: visibility));
        await ExpectAsync("before the check", neighbour: false, acrossTheYard: false);
        await product.DeliverOutboxAsync();
        Assert.Equal("review", await here.Member.StateAsync(post));
        await ExpectAsync("in review", neighbour: false, acrossTheYard: false);
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        await ExpectAsync("open", neighbour: true, acrossTheYard: compound);
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Hide);
        await ExpectAsync("hidden", neighbour: false, acrossTheYard: false);
        Assert.Equal("hidden", await here.Member.StateAsync(post));

        async Task ExpectAsync(string stage, bool neighbour, bool acrossTheYard)
        {
            Assert.Equal((stage, HttpStatusCode.OK), (stage, (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).StatusCode));
            Assert.Equal((stage, neighbour), (stage, await sameBuilding.SeesAsync(post)));
            Assert.Equal((stage, acrossTheYard), (stage, await otherBuilding.SeesAsync(post)));
            Assert.Equal((stage, neighbour && visibility == "community"), (stage, await otherCompound.SeesAsync(post)));
            Assert.Equal((stage, false), (stage, await here.Outsider.SeesAsync(post)));
            Assert.Equal((stage, false), (stage, await elsewhere.Member.SeesAsync(post)));
        }
    }

    [Fact]
    public async Task What_is_not_yours_answers_like_what_does_not_exist()
    {
        var here = await Neighbours.CreateAsync(product);
        var elsewhere = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var answer = await here.Member2.AnswerAsync(post);
        string[] paths = [$"/aid-posts/{post}/close", $"/aid-posts/{post}/withdraw", $"/aid-posts/{post}/answers/{answer}/accept", $"/aid-posts/{post}/answers/{answer}/agree", $"/aid-posts/{post}/answers/{answer}/decline"];
        foreach (var path in paths)
        {
            var foreign = await elsewhere.Member.Phone.PostAsync("/api/v1" + path, ifMatch: "\"v1\"");
            Assert.Equal((path, HttpStatusCode.NotFound, "not_found"), (path, foreign.StatusCode, await foreign.CodeAsync()));
            var leader = await here.Leader.Phone.PostAsync("/api/v1" + path, ifMatch: "\"v1\"");
            Assert.Equal((path, HttpStatusCode.NotFound), (path, leader.StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text = "我来" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "fraud" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("改标题", "改内容"), null, "\"v1\"")).StatusCode);
    }

    [Fact]
    public async Task Names_are_masked_and_an_anonymous_author_stays_unknown()
    {
        var here = await Neighbours.CreateAsync(product);
        var named = await here.PublishedAsync(here.Member);
        var anonymous = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "匿名的帖子", anonymous: true));
        var list = await (await here.Member2.Phone.GetAsync("/api/v1/aid-posts")).Content.ReadAsStringAsync();
        Assert.Contains("王**", list, StringComparison.Ordinal);
        Assert.Contains("匿名邻居", list, StringComparison.Ordinal);
        foreach (var body in new[] { list, await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{named}")).Content.ReadAsStringAsync(), await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{anonymous}")).Content.ReadAsStringAsync() })
        {
            Assert.DoesNotContain("王组员", body, StringComparison.Ordinal);
            Assert.DoesNotContain(here.Member.PersonId.ToString(), body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answers_are_between_two_people()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var staff = await here.AddStaffAsync();
        var first = await here.Member2.AnswerAsync(post, "第一个应答");
        var second = await here.Leader.AnswerAsync(post, "第二个应答");
        await product.DeliverOutboxAsync();
        Assert.Empty(await AnswersAsync(here.Member, post));
        await here.DecideAsync(staff, first, Decision.Publish);
        await here.DecideAsync(staff, second, Decision.Publish);
        Assert.Equal(["第一个应答", "第二个应答"], await AnswersAsync(here.Member, post));
        Assert.Equal(["第一个应答"], await AnswersAsync(here.Member2, post));
        Assert.Equal(["第二个应答"], await AnswersAsync(here.Leader, post));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_and_count_only_ones_own_community()
    {
        var here = await Neighbours.CreateAsync(product);
        var elsewhere = await Neighbours.CreateAsync(product);
        await elsewhere.PublishedAsync(elsewhere.Member);
        var posts = new List<Guid>();
        for (var i = 0; i < 5; i++)
            posts.Add(await here.PublishedAsync(here.Member, AidDrill.Draft(title: $"第{i}条")));
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts?limit=2{(next is null ? "" : $"&after={next}")}")).JsonAsync();
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()));
            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);
        posts.Reverse();
        Assert.Equal(posts, seen);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Member2.Phone.GetAsync("/api/v1/aid-posts?limit=101")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Member2.Phone.GetAsync("/api/v1/aid-posts?after=x")).StatusCode);
    }

    private static async Task<List<string>> AnswersAsync(Resident who, Guid post) =>
        [.. (await (await who.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync())["answers"]!.AsArray().Select(a => a!["text"]!.GetValue<string>())];

    private static Task<Resident> AddToBuilding2Async(Neighbours here) => AddToGroupOfAsync(here, "2号楼党小组", _ => Task.FromResult(here.Building2Id));

    private static Task<Resident> AddToOtherCompoundAsync(Neighbours here) => AddToGroupOfAsync(here, "对面小区党小组", services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        var compound = new Core.Places.Compound { Id = Ids.New(now), CommunityId = here.CommunityId, Name = "对面小区" };
        var building = new Core.Places.Building { Id = Ids.New(now), CommunityId = here.CommunityId, CreatedAt = now };
        building.Describe(compound.Id, "9号楼", null, null);
        db.Compounds.Add(compound);
        db.Buildings.Add(building);
        return Task.FromResult(building.Id);
    });

    private static async Task<Resident> AddToGroupOfAsync(Neighbours here, string name, Func<IServiceProvider, Task<Guid>> building)
    {
        var resident = await here.AddResidentAsync(name[..1] + "邻居");
        await here.Product.InsideAsync(here.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var group = new BuildingGroup { Id = Ids.New(now), CommunityId = here.CommunityId, CreatedAt = now };
            group.Rename(name);
            group.SetStatus(GroupStatus.Active);
            group.Places.Add(new GroupPlace { Id = Ids.New(now), CommunityId = here.CommunityId, GroupId = group.Id, BuildingId = await building(services) });
            db.Groups.Add(group);
            db.Memberships.Add(Membership.Create(Ids.New(now), here.CommunityId, group.Id, resident.PersonId, MembershipKind.Neighbour, now, services.GetRequiredService<PersonalDataVault>()));
            await db.SaveChangesAsync();
        });
        return resident;
    }
}
