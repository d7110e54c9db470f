using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class ReportTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task One_report_brings_it_to_the_moderators_and_three_households_hide_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var third = await here.AddResidentAsync("钱组员", MembershipKind.Neighbour);

        await ReportAsync(here.Member2, post);
        var item = await here.ItemAsync(post);
        Assert.Equal((ModerationState.Queue, QueueReason.Reports, 1), (item.State, item.QueuedBecause!.Value, item.Reports));
        Assert.True(await here.Leader.SeesAsync(post));

        await ReportAsync(here.Leader, post);
        Assert.True(await here.Leader.SeesAsync(post));
        await ReportAsync(third, post);
        Assert.False(await here.Leader.SeesAsync(post));
        Assert.Equal("hidden", await here.Member.StateAsync(post));

        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        Assert.True(await here.Leader.SeesAsync(post));
        await ReportAsync(third, post);
        Assert.Equal(1, (await here.ItemAsync(post)).Reports);
        Assert.True(await here.Leader.SeesAsync(post));
    }

    [Fact]
    public async Task A_household_counts_once_however_often_it_reports()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var family = new List<Resident>();
        for (var i = 0; i < 4; i++)
            family.Add(await here.AddResidentAsync($"周家{i}", MembershipKind.Neighbour));
        await here.LetLiveTogetherAsync("301", [.. family]);

        await Task.WhenAll(family.SelectMany(f => Enumerable.Range(0, 3).Select(_ => ReportAsync(f, post))));
        var item = await here.ItemAsync(post);
        Assert.Equal(1, item.Reports);
        Assert.True(await here.Leader.SeesAsync(post));
    }

    [Fact]
    public async Task A_storm_of_reports_hides_once_and_counts_every_household_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var crowd = new List<Resident>();
        for (var i = 0; i < 8; i++)
            crowd.Add(await here.AddResidentAsync($"邻居{i}", MembershipKind.Neighbour));
        var answers = await Task.WhenAll(crowd.Select(c => c.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "fraud" })));
        // Who comes after the third finds it hidden already.
        Assert.All(answers, a => Assert.Contains(a.StatusCode, (HttpStatusCode[])[HttpStatusCode.NoContent, HttpStatusCode.NotFound]));
        var item = await here.ItemAsync(post);
        Assert.Equal(answers.Count(a => a.StatusCode == HttpStatusCode.NoContent), item.Reports);
        Assert.True(item.Reports >= 3);
        Assert.Equal("hidden", await here.Member.StateAsync(post));
    }

    [Fact]
    public async Task The_author_never_learns_who_reported()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        await ReportAsync(here.Member2, post, "REPORT-CANARY");
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Hide);
        var decision = await here.ReadAsync(db => db.ModerationDecisions.SingleAsync(d => d.What == Decision.Hide));
        await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "谁举报的？" });
        string[] bodies =
        [
            await (await here.Member.Phone.GetAsync("/api/v1/moderation/decisions")).Content.ReadAsStringAsync(),
            await (await here.Member.Phone.GetAsync("/api/v1/moderation/measures")).Content.ReadAsStringAsync(),
            await (await here.Member.Phone.GetAsync("/api/v1/me/sensitive-reads")).Content.ReadAsStringAsync(),
            await (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(),
            await (await here.Member.Phone.GetAsync("/api/v1/aid-posts?mine=true")).Content.ReadAsStringAsync(),
            .. await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().InboxMessages.Where(m => m.PersonId == here.Member.PersonId).Select(m => m.Title + m.Body).ToListAsync()),
        ];
        foreach (var body in bodies)
        {
            Assert.DoesNotContain("CANARY", body, StringComparison.Ordinal);
            Assert.DoesNotContain("陈", body, StringComparison.Ordinal);
            Assert.DoesNotContain(here.Member2.PersonId.ToString(), body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Hidden_by_reports_alone_it_is_shown_again_after_a_day_without_a_look_if_the_machine_had_passed_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "wang");
        var post = await author.PostAsync();
        await product.DeliverOutboxAsync();
        foreach (var neighbour in new[] { here.Member, here.Member2, here.Leader })
            await ReportAsync(neighbour, post);
        Assert.False(await here.Leader.SeesAsync(post));

        await product.AdvanceAsync(TimeSpan.FromHours(25));
        await product.RunJobsAsync();
        var reader = here.Leader with { Phone = await ModerationTests.RefreshAsync(here.Leader.Phone) };
        Assert.True(await reader.SeesAsync(post));
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        // Nobody has looked, so nobody says that it was approved.
        var last = await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == author.PersonId).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        Assert.Contains("先恢复显示", last, StringComparison.Ordinal);
        var steps = await here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "moderation.hidden_by_reports" || e.Action == "moderation.shown_meanwhile").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(["moderation.hidden_by_reports", "moderation.shown_meanwhile"], steps);
    }

    [Fact]
    public async Task Ones_own_post_cannot_be_reported_and_the_reason_must_be_known()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        Assert.Equal("moderation.own_report", await (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "fraud" })).CodeAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "boring" })).StatusCode);
    }

    [Fact]
    public async Task The_author_of_a_post_reports_an_answer_and_nobody_else_knows_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var answer = await here.Member2.AnswerAsync(post, "你家真穷");
        await product.DeliverOutboxAsync();
        var path = $"/api/v1/aid-posts/{post}/answers/{answer}/reports";
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member.Phone.PostAsync(path, new { reason = "abuse" })).StatusCode);
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.PostAsync(path, new { reason = "abuse" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member.Phone.PostAsync(path, new { reason = "abuse" })).StatusCode);
        Assert.Equal((ModerationState.Queue, 1), ((await here.ItemAsync(answer)).State, (await here.ItemAsync(answer)).Reports));
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Hide);
        Assert.Empty((await (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync())["answers"]!.AsArray());
    }

    private static async Task ReportAsync(Resident neighbour, Guid post, string? text = null) =>
        Assert.Equal(HttpStatusCode.NoContent, (await neighbour.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "advertising", text })).StatusCode);
}
