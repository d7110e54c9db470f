using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class WordListTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_communitys_own_words_count_there_at_once_and_nowhere_else()
    {
        var (here, elsewhere) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        var staff = await here.AddStaffAsync();
        await SaveAsync(here, staff, 0, banned: "蓝色药丸", money: "意思意思", allowed: "大麻袋");
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "有蓝 色*药\u200B丸吗"));
        Assert.Equal(LocalRules.BannedWord, (await here.ItemAsync(post)).Findings);
        Assert.Equal("moderation.asks_for_money", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: "帮忙的给我意思意思"))).CodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await elsewhere.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: "帮忙的给我意思意思"))).StatusCode);
        var bag = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "借两只大麻袋装落叶"));
        Assert.Equal("", (await here.ItemAsync(bag)).Findings);

        await SaveAsync(here, staff, 1, banned: "", money: "", allowed: "");
        Assert.Equal(HttpStatusCode.Created, (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: "帮忙的给我意思意思"))).StatusCode);
        Assert.Equal(2, await here.ReadAsync(db => db.WordLists.CountAsync()));
    }

    [Fact]
    public async Task Two_who_change_the_words_at_once_do_not_overwrite_each_other_and_one_character_is_no_word()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await SaveAsync(here, staff, 0, banned: "蓝色药丸", money: "", allowed: "");
        Assert.Equal("stale", await ModerationDrill.RefusalOfAsync(() => SaveAsync(here, staff, 0, banned: "红色药丸", money: "", allowed: "")));
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => SaveAsync(here, staff, 1, banned: "药", money: "", allowed: "")));
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => SaveAsync(here, staff, 1, banned: "★★★", money: "", allowed: "")));
    }

    [Fact]
    public async Task The_preview_says_where_details_stand_and_offers_to_cover_them_and_keeps_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        var answer = await (await here.Member.Phone.PostAsync("/api/v1/texts/preview", new { title = "住3栋2单元501", text = "请打 １９９ ００００ ０００９，谢谢" })).JsonAsync();
        Assert.Equal("请打 ＊＊＊，谢谢", answer["suggestedText"]!.GetValue<string>());
        Assert.Equal("住3栋＊＊＊", answer["suggestedTitle"]!.GetValue<string>());
        Assert.Equal(["title door 3 6", "text phone 3 13"], answer["found"]!.AsArray().Select(f => $"{f!["field"]} {f["kind"]} {f["start"]} {f["length"]}"));
        Assert.False(answer["asksForMoney"]!.GetValue<bool>());
        Assert.Contains("电话号码", answer["advice"]!.GetValue<string>(), StringComparison.Ordinal);

        var money = await (await here.Member.Phone.PostAsync("/api/v1/texts/preview", new { text = "想借点钱周转" })).JsonAsync();
        Assert.Contains("联系社区工作人员", money["advice"]!.GetValue<string>(), StringComparison.Ordinal);
        // What is on the word lists is nobody's business: it would only teach how to get around them.
        var banned = await (await here.Member.Phone.PostAsync("/api/v1/texts/preview", new { text = "谁要刷单吗" })).JsonAsync();
        Assert.Equal((0, true), (banned["found"]!.AsArray().Count, banned["advice"] is null));
        Assert.Equal(0, await here.ReadAsync(db => db.ModerationItems.CountAsync()));
    }

    private static Task<WordList> SaveAsync(Neighbours here, StaffAtWork staff, int seen, string banned, string money, string allowed) =>
        here.AskAsync(staff, s => s.GetRequiredService<ChangeWordList>().RunAsync(seen, banned, money, allowed, "居民反映", CancellationToken.None));
}
