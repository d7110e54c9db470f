using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class ModerationAppealTests(Product product) : IClassFixture<Product>
{
    private static readonly DecisionGrounds Refused = new(Decision.Reject, "advertising", "请不要发布广告", null);

    [Fact]
    public async Task Another_officer_overturns_it_is_shown_with_its_first_time_and_counted()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var written = (await here.ItemAsync(post)).CreatedAt;
        var (first, second) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        var decision = await here.DecideAsync(first, post, Refused);
        await here.AskAsync(first, s => s.GetRequiredService<TakeMeasure>().RunAsync(here.Member.PersonId, MeasureKind.MuteShort, "advertising", "多次广告", decision.Id, CancellationToken.None));
        await product.AdvanceAsync(TimeSpan.FromHours(1));
        var phone = await ModerationTests.RefreshAsync(here.Member.Phone);
        Assert.Equal("moderation.muted", await (await phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).CodeAsync());

        var asked = await phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "这是我自己的旧柜子" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal("moderation_appeal.exists", await (await phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "再说一次" })).CodeAsync());
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync());
        Assert.Equal("moderation.other_officer", await DecideAsync(here, first, appeal, overturn: true));
        Assert.Null(await DecideAsync(here, second, appeal, overturn: true));
        Assert.Equal("stale", await DecideAsync(here, second, appeal, overturn: false));

        var neighbour = here.Member2 with { Phone = await ModerationTests.RefreshAsync(here.Member2.Phone) };
        Assert.True(await neighbour.SeesAsync(post));
        Assert.Equal(written, await here.ReadAsync(db => db.AidPosts.Where(p => p.Id == post).Select(p => p.ListedAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.Created, (await phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).StatusCode);
        Assert.Equal(1, (await here.ReadAsync(db => db.Tallies.Where(t => t.Measure == "moderation.overturned").ToListAsync())).Count(t => t.Part == first.StaffId && t.Amount == 1));
        // Who had decided sees it until taking note.
        Assert.Null((await here.ReadAsync(db => db.ModerationAppeals.SingleAsync())).NotedAt);
        await here.ActAsync(first, s => s.GetRequiredService<DecideModerationAppeal>().NoteAsync(appeal.Id, CancellationToken.None));
        Assert.NotNull((await here.ReadAsync(db => db.ModerationAppeals.SingleAsync())).NotedAt);
    }

    [Fact]
    public async Task An_appeal_is_for_its_author_alone_for_a_week_and_not_for_what_was_published()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var decision = await here.DecideAsync(await here.AddStaffAsync(), post, Refused);
        var path = $"/api/v1/moderation/decisions/{decision.Id}/appeal";
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member2.Phone.PostAsync(path, new { text = "不是我的" })).StatusCode);
        var shown = await here.WaitingAsync(here.Member2);
        var published = await here.DecideAsync(await here.AddStaffAsync(), shown, new DecisionGrounds(Decision.Publish, null, null, null));
        Assert.Equal("moderation_appeal.nothing", await (await here.Member2.Phone.PostAsync($"/api/v1/moderation/decisions/{published.Id}/appeal", new { text = "不服" })).CodeAsync());
        await product.AdvanceAsync(TimeSpan.FromDays(7.1));
        var phone = await ModerationTests.RefreshAsync(here.Member.Phone);
        Assert.Equal("moderation_appeal.closed", await (await phone.PostAsync(path, new { text = "太晚了" })).CodeAsync());
    }

    [Fact]
    public async Task A_covered_text_is_whole_again_when_covering_it_was_wrong()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "到3-2-501 号货架取书", keepDetails: true));
        var decision = await here.DecideAsync(await here.AddStaffAsync(), post, new(Decision.PublishRedacted, "privacy", "门牌已隐去", null) { RedactedText = "到＊＊＊ 号货架取书" });
        await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "这是图书馆的货架号" });
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync());
        Assert.Null(await DecideAsync(here, await here.AddStaffAsync(name: "乙"), appeal, overturn: true));
        var seen = await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        Assert.Equal("到3-2-501 号货架取书", seen["text"]!.GetValue<string>());
        Assert.Equal((ModerationState.Published, 0), ((await here.ItemAsync(post)).State, await here.ReadAsync(db => db.ModerationOriginals.CountAsync())));
    }

    [Fact]
    public async Task Upheld_leaves_everything_as_it_is_and_says_why()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var decision = await here.DecideAsync(await here.AddStaffAsync(), post, Refused);
        await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "不服" });
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync());
        Assert.Null(await DecideAsync(here, await here.AddStaffAsync(name: "乙"), appeal, overturn: false));
        Assert.Equal(ModerationState.Rejected, (await here.ItemAsync(post)).State);
        var row = (await (await here.Member.Phone.GetAsync("/api/v1/moderation/decisions")).JsonAsync())["items"]![0]!;
        Assert.Equal(("upheld", "复核过了", false), (row["appeal"]!.GetValue<string>(), row["appealAnswer"]!.GetValue<string>(), row["canAppeal"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Eight_appeals_at_once_make_one()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var decision = await here.DecideAsync(await here.AddStaffAsync(), post, Refused);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = $"第{i}次" })));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1, await here.ReadAsync(db => db.ModerationAppeals.CountAsync()));
    }

    [Fact]
    public async Task Eight_officers_who_decide_one_appeal_at_once_decide_it_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var decision = await here.DecideAsync(await here.AddStaffAsync(), post, Refused);
        await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "不服" });
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync());
        var officers = new List<StaffAtWork>();
        for (var i = 0; i < 8; i++)
            officers.Add(await here.AddStaffAsync(name: $"复核{i}"));
        var results = await Task.WhenAll(officers.Select((o, i) => DecideAsync(here, o, appeal, overturn: i % 2 == 0)));
        Assert.Equal(1, results.Count(r => r is null));
        Assert.Equal(1, await here.ReadAsync(db => db.AuditEvents.CountAsync(e => e.EntityId == appeal.Id && (e.Action == "moderation_appeal.overturned" || e.Action == "moderation_appeal.upheld"))));
    }

    private static Task<string?> DecideAsync(Neighbours here, StaffAtWork staff, ModerationAppeal appeal, bool overturn) =>
        ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, overturn, "复核过了", appeal.Version, CancellationToken.None)));
}
