using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.WeChat;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>The whole way of a photo's verdict: asked, fetched by the sandbox over its signed address, judged, pushed back.</summary>
public sealed class PhotoVerdictTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_post_is_shown_when_text_and_every_photo_have_passed()
    {
        var (here, author) = await StartAsync(new { });
        var post = await PostWithPhotosAsync(author, 2);
        Assert.Equal(ModerationState.Published, (await SettledAsync(here, post)).State);
        var item = await here.ItemAsync(post);
        Assert.Equal((MachineVerdict.Pass, ModerationState.Published), (item.Verdict, item.State));
    }

    [Theory]
    [InlineData("risky", MachineVerdict.Risky, QueueReason.MachineRisky)]
    [InlineData("review", MachineVerdict.Review, QueueReason.MachineReview)]
    public async Task One_bad_photo_keeps_the_post_from_being_shown(string suggest, MachineVerdict verdict, QueueReason reason)
    {
        var (here, author) = await StartAsync(new { });
        await product.Http.PostAsJsonAsync("/sandbox/control/media-rules/next", new { suggest = "pass", label = 100 });
        await product.Http.PostAsJsonAsync("/sandbox/control/media-rules/next", new { suggest, label = 20002 });
        var post = await PostWithPhotosAsync(author, 2);
        var item = await SettledAsync(here, post);
        Assert.Equal((ModerationState.Queue, verdict, reason), (item.State, item.Verdict, item.QueuedBecause!.Value));
        Assert.False(await here.Member.SeesAsync(post));
    }

    [Fact]
    public async Task A_verdict_that_comes_twice_counts_once()
    {
        var (here, author) = await StartAsync(new { duplicate = true });
        var post = await PostWithPhotosAsync(author, 1);
        Assert.Equal(ModerationState.Published, (await SettledAsync(here, post)).State);
        await Task.Delay(300);
        await product.DeliverOutboxAsync();
        var published = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents
            .CountAsync(e => e.Action == "moderation.published"));
        Assert.Equal(1, published);
    }

    [Fact]
    public async Task A_verdict_that_overtakes_the_answer_is_not_lost()
    {
        var (here, author) = await StartAsync(new { beforeAnswer = true });
        var post = await PostWithPhotosAsync(author, 1);
        Assert.Equal(ModerationState.Published, (await SettledAsync(here, post)).State);
    }

    [Theory]
    [InlineData("v1", ModerationState.Published)]
    [InlineData("noPermission", ModerationState.Queue)]
    public async Task Other_shapes_are_read_or_go_to_a_human(string shape, ModerationState state)
    {
        var (here, author) = await StartAsync(new { shape });
        Assert.Equal(state, (await SettledAsync(here, await PostWithPhotosAsync(author, 1))).State);
    }

    [Fact]
    public async Task A_verdict_that_never_comes_leaves_it_to_a_human_after_half_an_hour()
    {
        var (here, author) = await StartAsync(new { never = true });
        var post = await PostWithPhotosAsync(author, 1);
        await product.DeliverOutboxAsync();
        await product.AdvanceAsync(TimeSpan.FromMinutes(14));
        await product.RunJobsAsync();
        Assert.Equal(ModerationState.MachineCheck, (await here.ItemAsync(post)).State);
        await product.AdvanceAsync(TimeSpan.FromMinutes(17));
        await product.RunJobsAsync();
        var item = await here.ItemAsync(post);
        Assert.Equal((ModerationState.Queue, QueueReason.MachineTimeout), (item.State, item.QueuedBecause!.Value));
    }

    [Fact]
    public async Task A_bad_verdict_after_a_human_had_published_hides_the_post_again()
    {
        var (here, author) = await StartAsync(new { never = true });
        var post = await PostWithPhotosAsync(author, 1);
        await product.DeliverOutboxAsync();
        await product.AdvanceAsync(TimeSpan.FromMinutes(31));
        await product.RunJobsAsync();
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        author = author with { Phone = await ModerationTests.RefreshAsync(author.Phone) };
        Assert.Equal("open", await author.StateAsync(post));

        var trace = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().MediaChecks.Select(m => m.TraceId!).FirstAsync());
        await product.InsideAsync(null, s => s.GetServices<IPushHandler>().OfType<TakeMediaVerdict>().Single().HandleAsync(
            new MediaCheckPush(new PushEnvelope("wxa_media_check", "event", "", null, new string('0', 64)), new MediaCheckResult(trace, 0, ContentSuggestion.Risky, 20002)), CancellationToken.None));
        var item = await here.ItemAsync(post);
        Assert.Equal((ModerationState.Queue, QueueReason.LateVerdict), (item.State, item.QueuedBecause!.Value));
        Assert.Equal("hidden", await author.StateAsync(post));
    }

    [Fact]
    public async Task A_good_verdict_after_the_deadline_shows_nothing_by_itself()
    {
        var (here, author) = await StartAsync(new { never = true });
        var post = await PostWithPhotosAsync(author, 1);
        await product.DeliverOutboxAsync();
        await product.AdvanceAsync(TimeSpan.FromMinutes(31));
        await product.RunJobsAsync();
        var trace = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().MediaChecks.Select(m => m.TraceId!).FirstAsync());
        for (var i = 0; i < 2; i++)
            await product.InsideAsync(null, s => s.GetServices<IPushHandler>().OfType<TakeMediaVerdict>().Single().HandleAsync(
                new MediaCheckPush(new PushEnvelope("wxa_media_check", "event", "", null, new string('0', 64)), new MediaCheckResult(trace, 0, ContentSuggestion.Pass, 100)), CancellationToken.None));
        var item = await here.ItemAsync(post);
        Assert.Equal((ModerationState.Queue, MachineVerdict.Pass, QueueReason.MachineTimeout), (item.State, item.Verdict, item.QueuedBecause!.Value));
        Assert.False(await (here.Member with { Phone = await ModerationTests.RefreshAsync(here.Member.Phone) }).SeesAsync(post));
    }

    [Fact]
    public async Task A_photo_that_was_judged_is_not_sent_again_with_the_next_version()
    {
        var (here, author) = await StartAsync(new { });
        var photo = await author.PhotoAsync();
        var post = await author.PostAsync(AidDrill.Draft(photoIds: [photo]));
        await SettledAsync(here, post);
        await product.Http.PutAsJsonAsync("/sandbox/control/media-callbacks", new { never = true });
        var tag = (await author.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Headers.ETag!.ToString();
        await author.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}",
            new { category = "carry", urgency = "normal", visibility = "building", title = "第二版", text = "内容", photoIds = new[] { photo } }, null, tag);
        var item = await SettledAsync(here, post);
        Assert.Equal((2, ModerationState.Published), (item.ContentVersion, item.State));
    }

    private async Task<(Neighbours Here, Resident Author)> StartAsync(object callbacks)
    {
        await product.Http.PutAsJsonAsync("/sandbox/control/media-callbacks", new { delayMs = 0, duplicate = false, reorder = false, never = false, beforeAnswer = false, labelAsText = false, shape = "v2" });
        await product.Http.PutAsJsonAsync("/sandbox/control/media-callbacks", callbacks);
        var here = await Neighbours.CreateAsync(product);
        return (here, await ModerationTests.TrustedAsync(here, "wang"));
    }

    private static async Task<Guid> PostWithPhotosAsync(Resident author, int number)
    {
        var photos = new List<Guid>();
        for (var i = 0; i < number; i++)
            photos.Add(await author.PhotoAsync(CraftedFiles.Jpeg(width: 8 * (i + 1))));
        return await author.PostAsync(AidDrill.Draft(photoIds: [.. photos]));
    }

    /// <summary>Delivers until the machine is done; the push arrives in real time, its repeats on the product's clock.</summary>
    private async Task<ModerationItem> SettledAsync(Neighbours here, Guid post)
    {
        for (var i = 0; i < 60; i++)
        {
            await product.DeliverOutboxAsync();
            if (await here.ItemAsync(post) is { State: not ModerationState.MachineCheck } item)
                return item;
            await Task.Delay(100);
            if (i % 5 == 4)
                await product.AdvanceAsync(TimeSpan.FromSeconds(5));
        }

        return await here.ItemAsync(post);
    }
}
