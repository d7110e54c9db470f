using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.WeChat;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>What a moderator's decision must hold against: authors, the machine, reports and colleagues.</summary>
public sealed class ModerationGuardTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_trusted_author_brings_back_nothing_that_was_covered_neither_by_an_edit_nor_as_a_new_post()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "wang");
        var post = await author.PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal(ModerationState.Published, (await here.ItemAsync(post)).State);
        await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "privacy" });
        await here.DecideAsync(await here.AddStaffAsync(), post, new DecisionGrounds(Decision.PublishRedacted, "privacy", "隐去", null) { RedactedText = "周六上午，从＊＊＊抬到楼下。" });
        var tag = (await author.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await author.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("帮忙抬一下旧柜子", "周六上午，从三楼抬到楼下。"), null, tag)).StatusCode);
        var again = await author.PostAsync();
        var other = await author.PostAsync(AidDrill.Draft(text: "完全不同的内容"));
        await product.DeliverOutboxAsync();
        Assert.Equal((2, ModerationState.Queue), ((await here.ItemAsync(post)).ContentVersion, (await here.ItemAsync(post)).State));
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(again)).State);
        Assert.Equal(ModerationState.Published, (await here.ItemAsync(other)).State);
    }

    [Fact]
    public async Task What_is_reported_and_then_called_bad_by_the_machine_is_out_of_sight_at_once()
    {
        await product.Http.PutAsJsonAsync("/sandbox/control/media-callbacks", new { never = true });
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "chen");
        var post = await author.PostAsync(AidDrill.Draft(photoIds: [await author.PhotoAsync()]));
        await product.DeliverOutboxAsync();
        await product.AdvanceAsync(TimeSpan.FromMinutes(31));
        await product.RunJobsAsync();
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        var reporter = here.Member with { Phone = await ModerationTests.RefreshAsync(here.Member.Phone) };
        Assert.Equal(HttpStatusCode.NoContent, (await reporter.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" })).StatusCode);
        Assert.True(await reporter.SeesAsync(post));
        var trace = await here.ReadAsync(db => db.MediaChecks.Select(m => m.TraceId!).FirstAsync());
        await product.InsideAsync(null, s => s.GetServices<IPushHandler>().OfType<TakeMediaVerdict>().Single().HandleAsync(
            new MediaCheckPush(new PushEnvelope("wxa_media_check", "event", "", null, new string('0', 64)), new MediaCheckResult(trace, 0, ContentSuggestion.Risky, 20002)), CancellationToken.None));
        Assert.False(await reporter.SeesAsync(post));
        Assert.Equal((ModerationState.Queue, true, MachineVerdict.Risky), ((await here.ItemAsync(post)).State, (await here.ItemAsync(post)).IsUrgent, (await here.ItemAsync(post)).Verdict));
    }

    [Fact]
    public async Task Hiding_all_leaves_what_a_colleague_has_in_hand_and_what_the_moderator_reported()
    {
        var here = await Neighbours.CreateAsync(product);
        var plain = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "一"));
        var reported = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "二"));
        var held = await here.WaitingAsync(here.Member, AidDrill.Draft(title: "三"));
        var ended = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "四"));
        var tag = (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{ended}")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{ended}/close", ifMatch: tag)).StatusCode);
        var (staff, colleague) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        await here.BecomesAsync(staff, here.Member2);
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{reported}/reports", new { reason = "abuse" });
        var heldItem = (await here.ItemAsync(held)).Id;
        await here.ActAsync(colleague, s => s.GetRequiredService<ClaimItem>().RunAsync(heldItem, CancellationToken.None));
        var result = await here.AskAsync(staff, s => s.GetRequiredService<HideAllOfAuthor>().RunAsync(here.Member.PersonId, "abuse", "多次辱骂", CancellationToken.None));
        Assert.Equal(new HidAll(1, 2, More: false), result);
        foreach (var (content, state) in new[] { (plain, ModerationState.Hidden), (reported, ModerationState.Queue), (held, ModerationState.Queue), (ended, ModerationState.Published) })
            Assert.Equal(state, (await here.ItemAsync(content)).State);
    }

    [Fact]
    public async Task One_more_report_does_not_take_the_decision_out_of_a_moderators_hand()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        var (staff, item) = (await here.AddStaffAsync(), await here.ItemAsync(post));
        var version = await here.AskAsync(staff, async s => (await s.GetRequiredService<ClaimItem>().RunAsync(item.Id, CancellationToken.None)).Version);
        await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        Assert.Equal(2, (await here.ItemAsync(post)).Reports);
        await here.AskAsync(staff, s => s.GetRequiredService<DecideItem>().RunAsync(item.Id, version, new DecisionGrounds(Decision.Publish, null, null, null), CancellationToken.None));
        Assert.Equal((ModerationState.Published, 0), ((await here.ItemAsync(post)).State, (await here.ItemAsync(post)).Reports));
    }

    [Fact]
    public async Task What_is_emptied_is_covered_and_not_published_whole()
    {
        var here = await Neighbours.CreateAsync(product);
        var photo = await here.Member.PhotoAsync();
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "金丝雀的全部内容", photoIds: [photo]));
        await here.DecideAsync(await here.AddStaffAsync(), post, new DecisionGrounds(Decision.PublishRedacted, "privacy", "隐去", null) { RedactedText = "", WithoutPhotos = [photo] });
        var seen = await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        Assert.Equal(Redaction.Covered, seen["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_wrote_it_reads_no_reports_on_the_offices_page()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "abuse", text = "举报金丝雀" });
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var path = $"/admin/Moderation/Details/{(await here.ItemAsync(post)).Id}";
        Assert.Contains("举报金丝雀", (await office.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        await here.ReadAsync(db => db.StaffAccounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, here.Member.PersonId)));
        Assert.DoesNotContain("举报金丝雀", (await office.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync($"/admin/Moderation/Author/{here.Member.PersonId}")).StatusCode);
    }
}
