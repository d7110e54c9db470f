using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class ModerationTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_new_author_waits_for_a_human_and_a_trusted_one_does_not()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await here.AdmitFromSandboxAsync("wang");
        for (var i = 0; i < 3; i++)
        {
            var first = await here.PublishedAsync(author, AidDrill.Draft(title: $"第{i}条"));
            Assert.Equal(MachineVerdict.Pass, (await here.ItemAsync(first)).Verdict);
        }

        var early = await author.PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal((ModerationState.Queue, QueueReason.NewAuthor), ((await here.ItemAsync(early)).State, (await here.ItemAsync(early)).QueuedBecause));

        await MakeMemberSinceAsync(here, author, days: 31);
        var later = await author.PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal(ModerationState.Published, (await here.ItemAsync(later)).State);
        Assert.True(await here.Member.SeesAsync(later));
    }

    [Theory]
    [InlineData("沙箱违规", MachineVerdict.Risky, QueueReason.MachineRisky, 2)]
    [InlineData("沙箱复核", MachineVerdict.Review, QueueReason.MachineReview, 1)]
    public async Task What_the_machine_doubts_waits_for_a_human_even_from_a_trusted_author(string word, MachineVerdict verdict, QueueReason reason, int risk)
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await TrustedAsync(here, "chen");
        var post = await author.PostAsync(AidDrill.Draft(text: $"有没有{word}"));
        await product.DeliverOutboxAsync();
        var item = await here.ItemAsync(post);
        Assert.Equal((verdict, reason, risk, ModerationState.Queue), (item.Verdict, item.QueuedBecause!.Value, item.Risk, item.State));
        Assert.False(await here.Member.SeesAsync(post));
    }

    [Fact]
    public async Task Personal_details_are_asked_about_and_then_looked_at_by_a_human()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await TrustedAsync(here, "zhao");
        var refused = await author.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: "请打 １９９ ００００ ０００９"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "moderation.personal_details"), (refused.StatusCode, await refused.CodeAsync()));
        var post = await author.PostAsync(AidDrill.Draft(text: "请打 １９９ ００００ ０００９", keepDetails: true));
        await product.DeliverOutboxAsync();
        Assert.Equal(QueueReason.LocalFinding, (await here.ItemAsync(post)).QueuedBecause);
        Assert.Equal("moderation.asks_for_money", await (await author.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: "急用，借 我 500 元", keepDetails: true))).CodeAsync());
    }

    [Fact]
    public async Task Somebody_WeChat_does_not_know_or_has_not_seen_lately_is_judged_by_a_human()
    {
        var here = await Neighbours.CreateAsync(product);
        var unknown = await here.Member.PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal(QueueReason.MachineError, (await here.ItemAsync(unknown)).QueuedBecause);

        var author = await TrustedAsync(here, "sun");
        await product.AdvanceAsync(TimeSpan.FromHours(2.5));
        var back = await RefreshAsync(author.Phone);
        var post = await (author with { Phone = back }).PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal((MachineVerdict.Error, QueueReason.MachineError), ((await here.ItemAsync(post)).Verdict, (await here.ItemAsync(post)).QueuedBecause));
    }

    [Fact]
    public async Task An_edit_is_checked_again_while_neighbours_keep_seeing_what_was_approved()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "旧标题"));
        var read = await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}");
        var tag = read.Headers.ETag!.ToString();
        var path = $"/api/v1/aid-posts/{post}";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await here.Member.Phone.SendAsync(HttpMethod.Put, path, AidDrill.Change("新标题", "新内容"), null, null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.SendAsync(HttpMethod.Put, path, AidDrill.Change("新标题", "新内容"), null, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await here.Member.Phone.SendAsync(HttpMethod.Put, path, AidDrill.Change("再改", "新内容"), null, tag)).StatusCode);

        Assert.Equal("旧标题", await TitleAsync(here.Member2, post));
        var own = await (await here.Member.Phone.GetAsync(path)).JsonAsync();
        Assert.Equal("新标题", own["pending"]!["title"]!.GetValue<string>());
        await product.DeliverOutboxAsync();
        Assert.Equal("旧标题", await TitleAsync(here.Member2, post));
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        Assert.Equal("新标题", await TitleAsync(here.Member2, post));
    }

    [Fact]
    public async Task A_refused_edit_leaves_the_approved_version_and_tells_its_author_why()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(title: "好标题"));
        var tag = (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Headers.ETag!.ToString();
        await here.Member.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("坏标题", "坏内容"), null, tag);
        await product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Reject, "请不要做广告");
        Assert.Equal("好标题", await TitleAsync(here.Member2, post));
        var own = await (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync();
        Assert.Equal(("rejected", "请不要做广告"), (own["pending"]!["status"]!.GetValue<string>(), own["pending"]!["reason"]!.GetValue<string>()));
        var told = await here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().InboxMessages.Where(m => m.PersonId == here.Member.PersonId).Select(m => m.Body).ToListAsync());
        Assert.Contains(told, b => b.Contains("请不要做广告", StringComparison.Ordinal));
    }

    internal static async Task<Phone> RefreshAsync(Phone phone)
    {
        var answer = await phone.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = phone.RefreshToken });
        answer.EnsureSuccessStatusCode();
        var grant = await answer.JsonAsync();
        return new Phone(phone.Http, phone.User, grant["accessToken"]!.GetValue<string>(), grant["refreshToken"]!.GetValue<string>());
    }

    /// <summary>An author whom WeChat knows, with three approved posts and a month of membership.</summary>
    internal static async Task<Resident> TrustedAsync(Neighbours here, string user)
    {
        var author = await here.AdmitFromSandboxAsync(user);
        await here.Product.InsideAsync(here.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            for (var i = 0; i < 3; i++)
            {
                var item = new ModerationItem { Id = Ids.New(now), CommunityId = here.CommunityId, ContentKind = "aid_post", ContentId = Ids.New(now), ContentVersion = 1, AuthorId = author.PersonId, CreatedAt = now };
                item.Go(ModerationEvent.Publish, ModerationRole.System);
                item.Published(now);
                db.ModerationItems.Add(item);
            }

            await db.SaveChangesAsync();
        });
        await MakeMemberSinceAsync(here, author, days: 31);
        return author;
    }

    private static Task MakeMemberSinceAsync(Neighbours here, Resident author, int days) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        var since = services.GetRequiredService<TimeProvider>().Now().AddDays(-days);
        await services.GetRequiredService<NeighborPartyDb>().Memberships.Where(m => m.PersonId == author.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.From, since));
    });

    private static async Task<string> TitleAsync(Resident who, Guid post) =>
        (await (await who.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync())["post"]!["title"]!.GetValue<string>();
}
