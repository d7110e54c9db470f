using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Aid;

/// <summary>Where it has to do with a home, a child, money or illness, a leader or the office looks who answers before the two meet (domain 3.4).</summary>
public sealed class AidIntroductionTests(Product product) : IClassFixture<Product>
{
    private const string Introductions = "/api/v1/aid-introductions";

    private static object Company(bool anonymous = false, string visibility = "building") =>
        new { kind = "request", category = "company", urgency = "normal", visibility, title = "周四陪我去医院", text = "上午八点，看眼科。", anonymous };

    /// <summary>A post of <see cref="Neighbours.Member"/> with an answer that the moderators have let pass.</summary>
    private static async Task<(Neighbours Here, Guid Post, Guid Answer)> AnsweredAsync(Product product, object? draft = null)
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, draft ?? Company());
        return (here, post, await PassedAsync(here, here.Member2, post));
    }

    private static async Task<Guid> PassedAsync(Neighbours here, Resident neighbour, Guid post)
    {
        var answer = await neighbour.AnswerAsync(post, "我周四有空。");
        await here.Product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        return answer;
    }

    private static async Task<JsonArray> ListAsync(Resident leader) => (await (await leader.Phone.GetAsync(Introductions)).JsonAsync())["items"]!.AsArray();

    private static async Task<JsonObject> DetailsAsync(Resident reader, Guid post) => await (await reader.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();

    private static Task<HttpResponseMessage> IntroduceAsync(Resident leader, Guid answer) => leader.Phone.PostAsync($"{Introductions}/{answer}/introduce");

    private static Task<int> ToldAsync(Neighbours here, Resident who, string kind) =>
        here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId && m.Kind == kind));

    private static Task<AidAnswer> ReadAsync(Neighbours here, Guid answer) => here.ReadAsync(db => db.AidAnswers.AsNoTracking().FirstAsync(a => a.Id == answer));

    [Fact]
    public async Task The_author_hears_of_who_goes_to_the_hospital_with_her_after_the_leader_has_looked()
    {
        var (here, post, answer) = await AnsweredAsync(product);
        var path = $"/api/v1/aid-posts/{post}/answers/{answer}";
        var author = await DetailsAsync(here.Member, post);
        Assert.Empty(author["answers"]!.AsArray());
        Assert.Equal((true, 1), (author["arranged"]!.GetValue<bool>(), author["awaitIntroduction"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member.Phone.PostAsync($"{path}/accept")).StatusCode);
        Assert.Equal(0, await ToldAsync(here, here.Member, "aid_answer.given"));
        Assert.Equal("等待楼长或社区介绍", (await DetailsAsync(here.Member2, post))["answers"]![0]!["stateName"]!.GetValue<string>());
        Assert.Equal(0, (await DetailsAsync(here.Member2, post))["awaitIntroduction"]!.GetValue<int>());

        Assert.Equal(1, await ToldAsync(here, here.Leader, "aid_answer.to_introduce"));
        var row = Assert.Single(await ListAsync(here.Leader))!;
        Assert.Equal(("王**", "陈组员", "周四陪我去医院"), (row["author"]!.GetValue<string>(), row["answerer"]!.GetValue<string>(), row["title"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.OK, (await IntroduceAsync(here.Leader, answer)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await IntroduceAsync(here.Leader, answer)).StatusCode);
        Assert.Empty(await ListAsync(here.Leader));
        Assert.Equal((1, 1), (await ToldAsync(here, here.Member, "aid_answer.given"), await ToldAsync(here, here.Member2, "aid_answer.introduced")));

        Assert.Single((await DetailsAsync(here.Member, post))["answers"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"{path}/accept")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.PostAsync($"{path}/agree")).StatusCode);
        Assert.Equal("aid_answer.wrong_state", await (await here.Leader.Phone.PostAsync($"{Introductions}/{answer}/turn-down", new { reason = "notNeeded" })).CodeAsync());
        Assert.Equal(1, await here.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "aid_answer.introduced" && e.EntityId == answer)));
    }

    [Fact]
    public async Task A_thing_to_borrow_needs_nobody_in_between()
    {
        var (here, post, answer) = await AnsweredAsync(product, AidAgreement.Drill(kind: "request"));
        Assert.Single((await DetailsAsync(here.Member, post))["answers"]!.AsArray());
        Assert.Empty(await ListAsync(here.Leader));
        Assert.Equal(AidAnswerState.Open, (await ReadAsync(here, answer)).State);
    }

    [Fact]
    public async Task Only_leaders_of_the_house_see_and_introduce_and_an_anonymous_author_stays_it()
    {
        var (here, _, answer) = await AnsweredAsync(product, Company(anonymous: true, visibility: "compound"));
        var elsewhere = await here.AddOtherLeaderAsync();
        var stranger = await Neighbours.CreateAsync(product);
        foreach (var other in new[] { elsewhere, stranger.Leader, here.Member, here.Member2 })
        {
            Assert.Empty(await ListAsync(other));
            Assert.Equal(HttpStatusCode.NotFound, (await IntroduceAsync(other, answer)).StatusCode);
        }

        var row = Assert.Single(await ListAsync(here.Leader))!;
        Assert.Equal("匿名邻居", row["author"]!.GetValue<string>());
        Assert.DoesNotContain("王", row.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await ToldAsync(here, elsewhere, "aid_answer.to_introduce"));
    }

    [Fact]
    public async Task What_nobody_has_checked_waits_for_no_leader()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, Company());
        var answer = await here.Member2.AnswerAsync(post);
        Assert.Equal(HttpStatusCode.NotFound, (await IntroduceAsync(here.Leader, answer)).StatusCode);
        await product.DeliverOutboxAsync();
        Assert.Empty(await ListAsync(here.Leader));
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Reject);
        Assert.Equal(HttpStatusCode.NotFound, (await IntroduceAsync(here.Leader, answer)).StatusCode);
    }

    [Fact]
    public async Task A_leader_who_offers_help_is_introduced_by_the_office()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, Company());
        var answer = await PassedAsync(here, here.Leader, post);
        Assert.Empty(await ListAsync(here.Leader));
        Assert.Equal("aid_introduction.own", await (await IntroduceAsync(here.Leader, answer)).CodeAsync());
        Assert.Equal(0, await ToldAsync(here, here.Leader, "aid_answer.to_introduce"));

        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("互助应答等待介绍", (await staff.GetHtmlAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);
        var page = (await staff.GetHtmlAsync("/admin/aid/introductions")).Body!.TextContent;
        Assert.Contains("林**", page, StringComparison.Ordinal);
        Assert.DoesNotContain("林组长", page, StringComparison.Ordinal);
        var answered = await staff.PostFormAsync("/admin/aid/introductions", "form.np-confirm[action*=ntroduce]", new() { ["answerId"] = answer.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Equal(AidAnswerState.Open, (await ReadAsync(here, answer)).State);
        Assert.DoesNotContain("互助应答等待介绍", (await staff.GetHtmlAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_introduced_hears_why_and_does_not_ask_again()
    {
        var (here, post, answer) = await AnsweredAsync(product);
        Assert.Equal(HttpStatusCode.OK, (await here.Leader.Phone.PostAsync($"{Introductions}/{answer}/turn-down", new { reason = "somebodyElse" })).StatusCode);
        Assert.Equal("aid_answer.wrong_state", await (await IntroduceAsync(here.Leader, answer)).CodeAsync());
        Assert.Contains("已安排其他邻居", await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Member2.PersonId && m.Kind == "aid_answer.not_introduced").Select(m => m.Body).FirstAsync()), StringComparison.Ordinal);
        Assert.Equal("aid_answer.already_answered", await (await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text = "再问一次" })).CodeAsync());
        Assert.False((await DetailsAsync(here.Member2, post))["canAnswer"]!.GetValue<bool>());
        var author = await DetailsAsync(here.Member, post);
        Assert.Empty(author["answers"]!.AsArray());
        Assert.Equal(0, author["awaitIntroduction"]!.GetValue<int>());
        Assert.Equal(0, await ToldAsync(here, here.Member, "aid_answer.given"));
    }

    [Fact]
    public async Task Ten_who_introduce_at_once_introduce_once()
    {
        var (here, _, answer) = await AnsweredAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => IntroduceAsync(here.Leader, answer)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal((1, 1), (await ToldAsync(here, here.Member, "aid_answer.given"), await here.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "aid_answer.introduced" && e.EntityId == answer))));
    }

    [Fact]
    public async Task A_leader_who_is_away_lets_nobody_wait_unseen()
    {
        var (here, _, answer) = await AnsweredAsync(product);
        var secretary = await here.AddSecretaryAsync();
        await product.RunJobsAsync();
        Assert.Equal(0, await ToldAsync(here, secretary, "aid_answer.introduction_late"));
        var due = (await ReadAsync(here, answer)).IntroductionDueAt!.Value;
        Assert.Empty(await ListAsync(secretary));
        Assert.Equal(HttpStatusCode.NotFound, (await IntroduceAsync(secretary, answer)).StatusCode);
        await new DutyDesk(here).LaterAsync(due - product.Services.GetRequiredService<TimeProvider>().Now() + TimeSpan.FromMinutes(1), secretary);
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(1, await ToldAsync(here, secretary, "aid_answer.introduction_late"));
        var late = await ReadAsync(here, answer);
        Assert.Equal((AidAnswerState.AwaitsIntroduction, null), (late.State, late.IntroductionDueAt));
        // Who is asked to look after it can.
        Assert.Equal(answer, Assert.Single(await ListAsync(secretary))!["id"]!.GetValue<Guid>());
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("已超过时限", (await staff.GetHtmlAsync("/admin/aid/introductions")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await IntroduceAsync(secretary, answer)).StatusCode);
        Assert.Equal(AidAnswerState.Open, (await ReadAsync(here, answer)).State);
    }

    [Fact]
    public async Task Whom_a_leader_introduced_comes_back_after_a_mistaken_hiding_without_a_second_look()
    {
        var (here, post, answer) = await AnsweredAsync(product);
        await IntroduceAsync(here.Leader, answer);
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Hide);
        Assert.Empty((await DetailsAsync(here.Member, post))["answers"]!.AsArray());
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        Assert.Equal(AidAnswerState.Open, (await ReadAsync(here, answer)).State);
    }

    [Fact]
    public async Task The_end_of_the_post_ends_the_waiting()
    {
        var (here, post, answer) = await AnsweredAsync(product);
        await new AidAgreement(here, post, answer).CloseAsync();
        Assert.Equal((AidAnswerState.Lapsed, null), ((await ReadAsync(here, answer)).State, (await ReadAsync(here, answer)).IntroductionDueAt));
        Assert.Empty(await ListAsync(here.Leader));
        Assert.Equal("aid_answer.wrong_state", await (await IntroduceAsync(here.Leader, answer)).CodeAsync());
        Assert.Equal(0, await here.ReadAsync(db => db.Tallies.Where(t => t.Measure == AidAnswer.AwaitIntroductionMeasure).SumAsync(t => t.Amount)));
    }
}
