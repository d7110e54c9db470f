using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

/// <summary>What the office writes about an item and one resident reads: the word list, and a second reading where it names somebody.</summary>
public sealed class CouncilWordsTests(Product product) : IClassFixture<Product>
{
    private static readonly DateOnly Far = new(2099, 1, 1);

    [Theory]
    [InlineData("decide")]
    [InlineData("carry over")]
    [InlineData("report")]
    [InlineData("decline")]
    [InlineData("withdraw")]
    [InlineData("private project")]
    public async Task Words_to_who_asked_keep_to_the_word_list_and_are_read_again_where_they_name_somebody(string act)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var write = await ReadyAsync(here, staff, act);
        Assert.Equal("moderation.office_words", await CouncilDrill.RefusedAsync(() => write("滚 蛋，别再提了", true)));
        foreach (var words in new[] { "请打 19900000001", "302室自己清理", "陈组员会来看" })
            Assert.True(await CouncilDrill.RefusedAsync(() => write(words, false)) == "agenda_item.read_again", words);
        await write(act == "private project" ? "陈组员会来看" : "王组员反映的事，请打 19900000001", true);
    }

    [Theory]
    [InlineData("decide")]
    [InlineData("carry over")]
    [InlineData("report")]
    [InlineData("decline")]
    public async Task Ones_own_name_and_plain_words_need_no_second_reading(string act)
    {
        var here = await Neighbours.CreateAsync(product);
        var write = await ReadyAsync(here, await here.AddStaffAsync(), act);
        await write("王组员反映的事已经转给物业。", false);
    }

    /// <summary>The pages pass the tick on.</summary>
    [Fact]
    public async Task The_tick_stands_beside_the_words()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var decision = new Dictionary<string, string> { ["Input.Decision"] = "Refuse", ["Input.Text"] = "请陈组员自己修" };
        var refused = await ConsoleClient.DocumentAsync(await desk.PostFormAsync($"/admin/Council/Decide/{item}", "main form:not(.np-confirm)", new(decision)));
        Assert.Contains("请勾选“已逐字核对”", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("请陈组员自己修", refused.QuerySelector("textarea[name='Input.Text']")!.TextContent.Trim());
        Assert.Null((await here.ItemAsync(item)).Decision);
        await desk.PostFormAsync($"/admin/Council/Decide/{item}", "main form:not(.np-confirm)", new(decision) { ["namesChecked"] = "true" });
        Assert.Equal(CouncilDecision.Refuse, (await here.ItemAsync(item)).Decision);
        await desk.PostFormAsync($"/admin/Council/Item/{item}", "Report", new() { ["way"] = "Phone", ["text"] = "陈组员去过了" });
        Assert.Null((await here.ItemAsync(item)).ReportedAt);
        await desk.PostFormAsync($"/admin/Council/Item/{item}", "Report", new() { ["way"] = "Phone", ["text"] = "陈组员去过了", ["namesChecked"] = "true" });
        Assert.NotNull((await here.ItemAsync(item)).ReportedAt);
    }

    private static async Task<Func<string, bool, Task>> ReadyAsync(Neighbours here, StaffAtWork staff, string act)
    {
        Func<string, bool, Task> On(Guid item, Func<IServiceProvider, int, string, bool, Task> step) => async (words, readAgain) =>
        {
            var version = (await here.ItemAsync(item)).Version;
            await here.DoAsync(staff, async s =>
            {
                await step(s, version, words, readAgain);
                return true;
            });
        };

        if (act is "decline" or "withdraw")
        {
            var made = (await here.Member.Phone.PostAsync("/api/v1/agenda-items", new { title = "东门加一盏路灯", text = "晚上看不清台阶。" }).OkAsync())["id"]!.GetValue<Guid>();
            return act == "decline"
                ? On(made, (s, version, words, again) => s.GetRequiredService<JudgeProposal>().DeclineAsync(made, version, words, again, default))
                : On(made, (s, version, words, again) => s.GetRequiredService<JudgeProposal>().WithdrawAsync(made, version, words, again, default));
        }

        if (act == "private project")
            return await PrivateProjectAsync(here, staff);
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        if (act == "decide")
            return On(item, (s, version, words, again) => s.GetRequiredService<DecideAgendaItem>().RunAsync(item, version, new DecisionDraft(CouncilDecision.Refuse, words, null, null, ReadAgain: again), default));
        if (act == "carry over")
            return On(item, (s, version, words, again) => s.GetRequiredService<DecideAgendaItem>().CarryOverAsync(item, version, words, again, default));
        // Work in hand: the order has no step of its own that would look at the words.
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Assign, "更换线路", "物业", Far));
        return On(item, (s, version, words, again) => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item, version, ReportWay.App, words, again, default));
    }

    private static async Task<Func<string, bool, Task>> PrivateProjectAsync(Neighbours here, StaffAtWork staff)
    {
        var order = await here.Member.OrderAsync(new { category = "mediation", title = "楼上漏水", text = "楼上不肯修。", buildingId = here.Building1Id, againstNeighbour = true });
        await here.PublishOrderAsync(order);
        using var office = await ConsoleClient.SignInAsync(here.Product, here.CommunityId);
        await office.PostFormAsync($"/admin/orders/details/{order}", "Escalate", new() { ["reason"] = "需要社区出面" });
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var item = (await here.ItemOfOrderAsync(order)).Id;
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "整栋换管", "物业", Far));
        return async (words, readAgain) =>
        {
            var started = await here.DbAsync(db => db.CouncilUndertakings.AsNoTracking().SingleAsync(u => u.AgendaItemId == item));
            await here.DoAsync(staff, s => s.GetRequiredService<RunUndertaking>().NoteAsync(started.Id, started.Version, words, readAgain, default));
        };
    }
}
