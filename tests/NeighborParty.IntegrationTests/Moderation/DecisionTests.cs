using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class DecisionTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Covered_parts_are_gone_for_everybody_but_the_auditor()
    {
        var here = await Neighbours.CreateAsync(product);
        var photo = await here.Member.PhotoAsync();
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(title: "抬柜子", text: "请打 19900000077 找我，住2单元501。", photoIds: [photo], keepDetails: true));
        var staff = await here.AddStaffAsync();
        await here.DecideAsync(staff, post, new(Decision.PublishRedacted, "privacy", "电话和门牌已隐去", null) { RedactedText = "请打 ＊＊＊ 找我，住＊＊＊。", WithoutPhotos = [photo] });

        var seen = await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        Assert.Equal("请打 ＊＊＊ 找我，住＊＊＊。", seen["text"]!.GetValue<string>());
        Assert.Empty(seen["photos"]!.AsArray());
        Assert.Equal((ModerationState.PublishedRedacted, true), ((await here.ItemAsync(post)).State, (await here.ItemAsync(post)).RedactedAt is not null));
        var original = await here.ReadAsync(db => db.ModerationOriginals.SingleAsync());
        Assert.DoesNotContain("19900000077", original.TextSealed, StringComparison.Ordinal);
        Assert.DoesNotContain("19900000077", string.Join('\n', await here.ReadAsync(db => db.AuditEvents.Select(e => e.Details + e.ReasonText).ToListAsync())), StringComparison.Ordinal);

        var auditor = await here.AddStaffAsync(StaffRole.Auditor, "审计");
        var text = await here.AskAsync(auditor, s => s.GetRequiredService<ReadOriginal>().RunAsync(original.Id, "核对隐去是否得当", CancellationToken.None));
        Assert.Contains("19900000077", text.Text, StringComparison.Ordinal);
        Assert.Equal([photo], text.PhotoIds);
        Assert.True(await here.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Action == SensitiveReads.Action && e.EntityId == here.Member.PersonId)));
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(auditor, s => s.GetRequiredService<ReadOriginal>().RunAsync(original.Id, "看", CancellationToken.None))));
    }

    [Theory]
    [InlineData("请打 ＊＊＊ 找他。")]
    [InlineData("请打 19900000077 找我。")]
    public async Task A_moderator_neither_rewrites_nor_covers_nothing(string redacted)
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "请打 19900000077 找我。", keepDetails: true));
        var staff = await here.AddStaffAsync();
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(staff, post, new(Decision.PublishRedacted, "privacy", "隐去", null) { RedactedText = redacted })));
        Assert.Equal(0, await here.ReadAsync(db => db.ModerationOriginals.CountAsync()));
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
    }

    [Fact]
    public async Task What_was_covered_stays_covered_when_reports_about_it_are_found_groundless()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "请打 19900000077 找我。", keepDetails: true));
        var staff = await here.AddStaffAsync();
        await here.DecideAsync(staff, post, new(Decision.PublishRedacted, "privacy", "隐去", null) { RedactedText = "请打 ＊＊＊ 找我。" });
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        await here.DecideAsync(staff, post, new DecisionGrounds(Decision.Publish, null, null, null));
        Assert.Equal(ModerationState.PublishedRedacted, (await here.ItemAsync(post)).State);
        Assert.DoesNotContain("19900000077", await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_is_asked_for_a_change_writes_it_anew_and_it_is_checked_again()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        await here.DecideAsync(await here.AddStaffAsync(), post, new(Decision.RequestChange, "unrelated", "请写明是哪一天", null));
        var own = await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}");
        Assert.Equal("rejected", (await own.JsonAsync())["post"]!["state"]!.GetValue<string>());
        var changed = await here.Member.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("抬柜子", "三月七日上午。"), null, own.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await product.DeliverOutboxAsync();
        Assert.Equal((2, ModerationState.Queue), ((await here.ItemAsync(post)).ContentVersion, (await here.ItemAsync(post)).State));
        var decision = Assert.Single((await (await here.Member.Phone.GetAsync("/api/v1/moderation/decisions")).JsonAsync())["items"]!.AsArray());
        Assert.Equal(("requestChange", "请写明是哪一天", "社区工作人员"), (Text(decision, "decision"), Text(decision, "reason"), Text(decision, "by")));
    }

    [Fact]
    public async Task What_nobody_has_seen_is_refused_and_not_hidden()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var staff = await here.AddStaffAsync();
        Assert.Equal("moderation.not_shown", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(staff, post, new DecisionGrounds(Decision.Hide, "abuse", "请不要这样说邻居", null))));
        Assert.Equal((ModerationState.Queue, "review"), ((await here.ItemAsync(post)).State, await here.Member.StateAsync(post)));
        Assert.Equal(0, await here.ReadAsync(db => db.ModerationDecisions.CountAsync()));
    }

    [Fact]
    public async Task The_same_spam_is_decided_in_one_go_and_nothing_else_is()
    {
        var here = await Neighbours.CreateAsync(product);
        var first = await here.WaitingAsync(here.Member, AidDrill.Draft(title: "高价回收", text: "高价回收旧手机，随叫随到"));
        var second = await here.WaitingAsync(here.Member2, AidDrill.Draft(title: "高 价 回 收", text: "高价★回收旧手机 随叫随到！"));
        var held = await here.WaitingAsync(here.Leader, AidDrill.Draft(title: "高价回收", text: "高价回收旧手机，随叫随到。"));
        var other = await here.WaitingAsync(here.Leader, AidDrill.Draft(text: "一样的作者，不一样的内容"));
        var (staff, colleague) = (await here.AddStaffAsync(), await here.AddStaffAsync(name: "同事"));
        var heldItem = (await here.ItemAsync(held)).Id;
        await here.ActAsync(colleague, s => s.GetRequiredService<ClaimItem>().RunAsync(heldItem, CancellationToken.None));
        var item = (await here.ItemAsync(first)).Id;
        var version = await here.AskAsync(staff, async s => (await s.GetRequiredService<ClaimItem>().RunAsync(item, CancellationToken.None)).Version);
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => Alike(new(Decision.Publish, null, null, null))));
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => Alike(new(Decision.Reject, "unrelated", "无关", null))));
        Assert.Equal(2, await Alike(new(Decision.Reject, "advertising", "请不要发布广告", null)));
        foreach (var (post, state) in new[] { (first, ModerationState.Rejected), (second, ModerationState.Rejected), (held, ModerationState.Queue), (other, ModerationState.Queue) })
            Assert.Equal(state, (await here.ItemAsync(post)).State);
        Assert.Equal(2, await here.ReadAsync(db => db.ModerationDecisions.CountAsync(d => d.InBulk)));

        Task<int> Alike(DecisionGrounds grounds) => here.AskAsync(staff, s => s.GetRequiredService<DecideAlike>().RunAsync(item, version, grounds, CancellationToken.None));
    }

    [Fact]
    public async Task Everything_of_an_author_goes_out_of_sight_at_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var shown = await here.PublishedAsync(here.Member);
        var neighbours = await here.PublishedAsync(here.Member2);
        var waiting = await here.WaitingAsync(here.Member);
        var checking = await here.Member.PostAsync();
        var answer = await here.Member.AnswerAsync(neighbours);
        await product.DeliverOutboxAsync();
        var staff = await here.AddStaffAsync();
        var hidden = await here.AskAsync(staff, s => s.GetRequiredService<HideAllOfAuthor>().RunAsync(here.Member.PersonId, "abuse", "多次辱骂邻居", CancellationToken.None));
        Assert.Equal(new HidAll(4, 0, More: false), hidden);
        Assert.False(await here.Member2.SeesAsync(shown));
        Assert.True(await here.Member.SeesAsync(neighbours));
        foreach (var content in new[] { waiting, checking, answer })
            Assert.Equal(ModerationState.Rejected, (await here.ItemAsync(content)).State);
        Assert.Equal(ModerationState.Hidden, (await here.ItemAsync(shown)).State);
        Assert.Equal("rejected", await here.Member.StateAsync(checking));
        await product.DeliverOutboxAsync();
        Assert.Equal(ModerationState.Rejected, (await here.ItemAsync(checking)).State);
        Assert.Equal(4, (await (await here.Member.Phone.GetAsync("/api/v1/moderation/decisions")).JsonAsync())["items"]!.AsArray().Count(d => Text(d, "reason") == "多次辱骂邻居"));
    }

    [Fact]
    public async Task The_file_of_decisions_speaks_to_people()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.DecideAsync(staff, await here.WaitingAsync(here.Member), new DecisionGrounds(Decision.Reject, "abuse", "请不要这样说邻居", null));
        var day = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        var rows = await here.AskAsync(staff, async s => (await s.GetRequiredService<ExportRows>().PageAsync(new ExportWish(ExportKind.ModerationDecisions, day.AddDays(-1), day.AddDays(1), null, "统计"), Guid.Empty, default)).Rows);
        Assert.Equal(["互助帖", "不通过", "辱骂或攻击他人"], Assert.Single(rows).Skip(1).Take(3));
    }

    [Fact]
    public async Task When_one_of_them_cannot_be_hidden_none_is()
    {
        var here = await Neighbours.CreateAsync(product);
        var shown = await here.PublishedAsync(here.Member);
        // The second item's content is of a kind that nobody knows: its turn fails after the first was hidden.
        var broken = await here.PublishedAsync(here.Member);
        await here.ReadAsync(db => db.ModerationItems.Where(i => i.ContentId == broken).ExecuteUpdateAsync(set => set.SetProperty(i => i.ContentKind, "unknown")));
        var staff = await here.AddStaffAsync();
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => here.AskAsync(staff, s => s.GetRequiredService<HideAllOfAuthor>().RunAsync(here.Member.PersonId, "abuse", "多次辱骂邻居", CancellationToken.None)));
        Assert.True(await here.Member2.SeesAsync(shown));
        Assert.Equal(ModerationState.Published, (await here.ItemAsync(shown)).State);
        Assert.False(await here.ReadAsync(db => db.ModerationDecisions.AnyAsync(d => d.InBulk)));
    }

    [Fact]
    public async Task Nobody_judges_the_own_familys_content_what_one_reported_or_a_quarrel_of_the_own_house()
    {
        var here = await Neighbours.CreateAsync(product);
        var family = await here.WaitingAsync(here.Member);
        await here.LetLiveTogetherAsync("301", here.Member, here.Leader);
        var reported = await here.PublishedAsync(here.Member2);
        await here.LetLiveTogetherAsync("302", here.Outsider);
        var (leader, outsider) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        await here.BecomesAsync(leader, here.Leader);
        await here.BecomesAsync(outsider, here.Outsider);
        Assert.Equal("moderation.conflict", await ClaimAsync(leader, family));
        // Not yet a quarrel: who lives in the house may judge an ordinary post.
        Assert.Null(await ClaimAsync(outsider, family));

        await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{reported}/reports", new { reason = "abuse" });
        Assert.Equal("moderation.conflict", await ClaimAsync(leader, reported));
        Assert.Equal("moderation.conflict", await ClaimAsync(outsider, reported));
        Assert.Null(await ClaimAsync(await here.AddStaffAsync(name: "丙"), reported));

        async Task<string?> ClaimAsync(StaffAtWork staff, Guid content)
        {
            var id = (await here.ItemAsync(content)).Id;
            return await ModerationDrill.RefusalOfAsync(() => here.ActAsync(staff, s => s.GetRequiredService<ClaimItem>().RunAsync(id, CancellationToken.None)));
        }
    }

    private static string? Text(JsonNode? node, string name) => node![name]?.GetValue<string>();
}
