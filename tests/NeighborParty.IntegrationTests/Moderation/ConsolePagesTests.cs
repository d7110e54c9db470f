using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class ConsolePagesTests(Product product) : IClassFixture<Product>
{
    private const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}";

    [Fact]
    public async Task A_moderator_finds_claims_and_publishes_with_the_browser()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.Member.PostAsync(AidDrill.Draft(photoIds: [await here.Member.PhotoAsync()]));
        await product.DeliverOutboxAsync();
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Moderator);
        var item = await here.ItemAsync(post);
        var path = $"/admin/Moderation/Details/{item.Id}";

        var queue = await staff.GetHtmlAsync("/admin/Moderation");
        Assert.NotNull(queue.QuerySelector($"a[href$='{item.Id}']"));
        var details = await staff.GetHtmlAsync(path);
        var photo = details.QuerySelector(".np-photos img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await product.Http.GetAsync(photo)).StatusCode);

        await staff.PostFormAsync(path, "Claim");
        await staff.PostFormAsync(path, "Decide", new() { ["Input.Decision"] = "Publish" });
        Assert.Equal(ModerationState.Published, (await here.ItemAsync(post)).State);
        Assert.True(await here.Member2.SeesAsync(post));
        Assert.Contains("第 1 版，1 张照片", (await staff.GetHtmlAsync($"/admin/Moderation/Author/{here.Member.PersonId}")).Body!.TextContent, StringComparison.Ordinal);
        var told = await here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "moderation.decided").Select(e => e.Details).SingleAsync());
        Assert.Contains((await here.ReadAsync(db => db.MediaChecks.Select(m => m.PhotoId).SingleAsync())).ToString(), told, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("已通过", (await staff.GetHtmlAsync("/admin/Moderation?State=Published")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_without_a_reason_shows_the_form_again_and_a_stale_form_says_so()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.Member.PostAsync();
        await product.DeliverOutboxAsync();
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var path = $"/admin/Moderation/Details/{(await here.ItemAsync(post)).Id}";
        await staff.PostFormAsync(path, "Claim");
        var without = await staff.PostFormAsync(path, "Decide", new() { ["Input.Decision"] = "Reject" });
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("写明给作者看的理由", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stale = await staff.PostFormAsync(path, "Decide", new()
        {
            ["Input.Decision"] = "Reject", ["Input.RuleCode"] = "privacy", ["Input.Reason"] = "有电话", ["Input.Version"] = "1",
        });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
    }

    [Fact]
    public async Task What_people_write_is_shown_and_never_run()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(title: Attack[..40], text: Attack));
        var answer = await here.Member2.AnswerAsync(post, Attack);
        await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other", text = Attack });
        await product.DeliverOutboxAsync();
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        string[] pages =
        [
            "/admin/Aid", $"/admin/Aid/Details/{post}", $"/admin/Aid?Q={Uri.EscapeDataString(Attack)}", "/admin/Moderation",
            $"/admin/Moderation/Details/{(await here.ItemAsync(post)).Id}", $"/admin/Moderation/Details/{(await here.ItemAsync(answer)).Id}",
        ];
        foreach (var path in pages)
        {
            var page = await staff.GetHtmlAsync(path);
            Assert.DoesNotContain(page.Scripts, s => s.TextContent.Contains("alert", StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("[onerror]"));
        }
    }

    [Fact]
    public async Task Names_stay_masked_and_other_communities_do_not_exist()
    {
        var here = await Neighbours.CreateAsync(product);
        var elsewhere = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "隔离的标题"));
        await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        var item = await here.ItemAsync(post);
        string[] pages = ["/admin/Aid", $"/admin/Aid/Details/{post}", "/admin/Moderation", $"/admin/Moderation/Details/{item.Id}"];
        using var own = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var path in pages)
        {
            var text = (await own.GetHtmlAsync(path)).Body!.TextContent;
            Assert.DoesNotContain("王组员", text, StringComparison.Ordinal);
            Assert.DoesNotContain("林组长", text, StringComparison.Ordinal);
        }

        using var foreign = await ConsoleClient.SignInAsync(product, elsewhere.CommunityId);
        Assert.DoesNotContain("隔离的标题", (await foreign.GetHtmlAsync("/admin/Aid")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(pages[1])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(pages[3])).StatusCode);
    }

    [Fact]
    public async Task An_auditor_opens_neither_queue_nor_posts()
    {
        var here = await Neighbours.CreateAsync(product);
        using var auditor = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Auditor);
        foreach (var path in new[] { "/admin/Moderation", "/admin/Aid" })
            Assert.Equal(HttpStatusCode.Redirect, (await auditor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_form_begins_with_what_would_be_covered_and_covers_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "第一行\n请打 19900000077 找我。", keepDetails: true));
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Moderator);
        var path = $"/admin/Moderation/Details/{(await here.ItemAsync(post)).Id}";
        await staff.PostFormAsync(path, "Claim");
        await staff.PostFormAsync(path, "Decide", new() { ["Input.Decision"] = "PublishRedacted", ["Input.RuleCode"] = "privacy", ["Input.Reason"] = "电话已隐去" });
        Assert.Equal(ModerationState.PublishedRedacted, (await here.ItemAsync(post)).State);
        var seen = await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        Assert.Equal("第一行\n请打 ＊＊＊ 找我。", seen["text"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/admin/Moderation/Originals")).StatusCode);
        using var auditor = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Auditor);
        var opened = await auditor.PostFormAsync("/admin/Moderation/Originals", "Open", new() { ["reason"] = "核对是否得当" });
        Assert.Contains("19900000077", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_appeals_words_and_figures_work_with_the_browser()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var other = await here.WaitingAsync(here.Member);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        using var second = await ConsoleClient.SignInAsync(product, here.CommunityId, name: "乙");
        var path = $"/admin/Moderation/Details/{(await here.ItemAsync(post)).Id}";
        await staff.PostFormAsync(path, "Claim");
        var next = await staff.PostFormAsync(path, "Decide", new() { ["Input.Decision"] = "Reject", ["Input.RuleCode"] = "abuse", ["Input.Reason"] = "请不要骂人", ["Input.ThenNext"] = "true" });
        Assert.EndsWith($"{(await here.ItemAsync(other)).Id}", next.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);

        var author = $"/admin/Moderation/Author/{here.Member.PersonId}";
        await staff.PostFormAsync(author, "Measure", new() { ["Input.Kind"] = "Suspend", ["Input.RuleCode"] = "abuse", ["Input.Reason"] = "屡次辱骂" });
        Assert.Contains("等第二人同意", (await staff.GetHtmlAsync("/admin/Moderation/Measures")).Body!.TextContent, StringComparison.Ordinal);
        await second.PostFormAsync("/admin/Moderation/Measures", "Decide");
        Assert.Equal("moderation.suspended", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).CodeAsync());
        await second.PostFormAsync("/admin/Moderation/Measures", "Lift", new() { ["reason"] = "已沟通" });
        Assert.Equal(HttpStatusCode.Created, (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).StatusCode);

        await staff.PostFormAsync(author, "HideAll", new() { ["ruleCode"] = "abuse", ["reason"] = "屡次辱骂" });
        Assert.Equal(ModerationState.Rejected, (await here.ItemAsync(other)).State);

        await staff.PostFormAsync("/admin/Moderation/Words", "Save", new() { ["Input.Banned"] = "蓝色药丸\r\n红色药丸", ["Input.Note"] = "居民反映" });
        var tried = await staff.PostFormAsync("/admin/Moderation/Words", "Try", new() { ["Tried"] = "红 色 药 丸" });
        Assert.Contains("须人工审核：红色药丸", await tried.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var name = await staff.PostFormAsync("/admin/Moderation/Words", "Try", new() { ["Tried"] = "王网格員" });
        Assert.Contains("会让人以为是社区的人", await name.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("乙", (await staff.GetHtmlAsync(author)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("李工作", (await staff.GetHtmlAsync("/admin/Moderation/Figures")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await staff.GetHtmlAsync("/admin/Moderation?Late=true")).QuerySelector("main"));
    }
}
