using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

public sealed class CouncilConsoleTests(Product product) : IClassFixture<Product>
{
    /// <summary>As with the order itself: whoever works in the office and lives behind that door reads and decides nothing of it.</summary>
    [Fact]
    public async Task Who_of_the_office_is_complained_about_finds_the_item_nowhere()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("501", here.Leader);
        var staff = await here.AddStaffAsync();
        var order = await here.Member.OrderAsync(new
        {
            category = "mediation", title = "楼上太吵", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true, againstStairwellId = here.Stairwell1Id, againstDoor = "501",
        });
        await here.PublishOrderAsync(order);
        using var other = await ConsoleClient.SignInAsync(product, here.CommunityId);
        using var accused = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await here.DbAsync(db => db.StaffAccounts.Where(a => a.Id == accused.StaffId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, here.Leader.PersonId)));
        await DoneAsync(await other.PostFormAsync($"/admin/orders/details/{order}", "Escalate", new() { ["reason"] = "需要社区出面" }));
        await here.GatherAsync();
        var item = (await here.ItemOfOrderAsync(order)).Id;
        await SeenByAsync("/admin/council/queue");
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await SeenByAsync($"/admin/council/details/{day}");
        foreach (var page in new[] { $"/admin/council/item/{item}", $"/admin/council/decide/{item}" })
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await other.GetAsync(page)).StatusCode, (await accused.GetAsync(page)).StatusCode));
        var decision = new DecisionDraft(CouncilDecision.Project, "整栋换管", "物业", new DateOnly(2099, 1, 1));
        await here.BecomesAsync(staff, here.Leader);
        Assert.Equal("not_found", await CouncilDrill.RefusedAsync(() => here.DecideAsync(staff, item, decision)));
        await here.DecideAsync(await here.AddStaffAsync(), item, decision);
        await SeenByAsync("/admin/council/undertakings");
        await SeenByAsync("/admin/council/tracking");

        async Task SeenByAsync(string path)
        {
            Assert.Contains("楼上太吵", (await other.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("楼上太吵", (await accused.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Staff_walk_from_the_queue_to_the_public_minutes()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.GatherAsync();
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("楼道灯不亮", (await desk.GetHtmlAsync("/admin/Council/Queue")).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(await desk.PostFormAsync("/admin/Council/New", null, new() { ["Input.Title"] = "晨练器材", ["Input.Text"] = "松动" }));
        await DoneAsync(await desk.PostFormAsync("/admin/Council/Queue", "PutOn"));
        var details = $"/admin/Council/Details/{day}";
        await DoneAsync(await desk.PostFormAsync(details, "Fix"));
        var items = await here.DbAsync(db => db.AgendaItems.AsNoTracking().OrderBy(i => i.Position).ToListAsync());
        Assert.Equal([AgendaSource.Order, AgendaSource.Staff], items.Select(i => i.Source));
        await DoneAsync(await desk.PostFormAsync(details, "form[action*='handler=Move' i]:has(input[value=false])"));
        Assert.Equal(items[1].Id, await here.DbAsync(db => db.AgendaItems.OrderBy(i => i.Position).Select(i => i.Id).FirstAsync()));
        await DoneAsync(await desk.PostFormAsync(details, "Invite", new() { ["Guest.Kind"] = "Property", ["Guest.Name"] = "钱经理" }));
        await DoneAsync(await desk.PostFormAsync(details, "Invite", new() { ["Guest.Kind"] = "Requester", ["Guest.PersonId"] = here.Member.PersonId.ToString() }));
        await DoneAsync(await desk.PostFormAsync(details, "Hold"));
        await DoneAsync(await desk.PostFormAsync(details, "Came"));
        var decide = $"/admin/Council/Decide/{items[0].Id}";
        var missing = await desk.PostFormAsync(decide, "main form:not(.np-confirm)", new() { ["Input.Decision"] = "Assign", ["Input.Text"] = "换线路" });
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        await DoneAsync(await desk.PostFormAsync(decide, "main form:not(.np-confirm)", new() { ["Input.Decision"] = "Assign", ["Input.Text"] = "换线路", ["Input.Responsible"] = "物业", ["Input.DueOn"] = "2099-01-01" }));
        await DoneAsync(await desk.PostFormAsync($"/admin/Council/Decide/{items[1].Id}", "CarryOver"));
        await DoneAsync(await desk.PostFormAsync(details, "Draft"));
        var minutes = $"/admin/Council/Minutes/{day}";
        await DoneAsync(await desk.PostFormAsync(minutes, "Save", new() { ["Minutes"] = "议了两件。", ["Items[0].Title"] = "1号楼照明", ["Items[0].Text"] = "交物业更换线路。" }));
        await DoneAsync(await desk.PostFormAsync(minutes, "Publish"));
        Assert.Equal(CouncilDayState.Published, (await here.DayAsync(day)).State);

        var paper = (await desk.GetHtmlAsync($"/admin/Council/Print/{day}")).Body!.TextContent;
        Assert.Contains("交物业更换线路。", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("钱经理", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("王组员", paper, StringComparison.Ordinal);
        foreach (var path in new[] { "/admin/Council", details, $"/admin/Council/Item/{items[0].Id}", "/admin/Council/Tracking", "/admin/Council/Figures", $"/admin/Orders/Details/{order}" })
            await desk.GetHtmlAsync(path);
        await here.DoAsync(staff, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var kept = (await db.Tallies.Where(t => t.Amount != 0 && (t.Measure.StartsWith("agenda.") || t.Measure.StartsWith("council"))).ToListAsync()).Select(t => $"{t.Measure} {t.Day} {t.Amount}").Order(StringComparer.Ordinal);
            var counted = (await RebuildTallies.CountAsync(db, here.CommunityId, default)).Where(t => t.Measure.StartsWith("agenda.", StringComparison.Ordinal) || t.Measure.StartsWith("council", StringComparison.Ordinal))
                .Select(t => $"{t.Measure} {t.Day} {t.Amount}").Order(StringComparer.Ordinal).ToList();
            Assert.Equal(counted, kept);
            Assert.Contains(counted, line => line.StartsWith("council.Assign", StringComparison.Ordinal));
            return true;
        });
    }

    [Fact]
    public async Task On_paper_nothing_that_a_resident_wrote_and_until_it_is_published_a_draft()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.EscalatedAsync();
        await here.Leader.Phone.PostAsync("/api/v1/agenda-items", new { title = "帮王组员换扶手", text = "松动。" }).OkAsync();
        await here.AddItemAsync(staff, "晨练器材松动");
        var day = await here.MeetingAsync();
        await here.FixAsync(staff, day);
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var agenda = await PaperAsync();
        foreach (var shown in new[] { "周五议事日议程", "1号楼·设施", "组长提出", "晨练器材松动" })
            Assert.Contains(shown, agenda, StringComparison.Ordinal);
        foreach (var hidden in new[] { "楼道灯", "王组员" })
            Assert.DoesNotContain(hidden, agenda, StringComparison.Ordinal);

        await DoneAsync(await desk.PostFormAsync($"/admin/Council/Details/{day}", "Hold"));
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "王组员到会说明。");
        var draft = await PaperAsync();
        Assert.Contains("草稿·内部", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("（不含姓名）", draft, StringComparison.Ordinal);
        await here.SaveMinutesAsync(staff, day, "本次议事没有议定。");
        await here.PublishAsync(staff, day, namesChecked: true);
        Assert.DoesNotContain("草稿", await PaperAsync(), StringComparison.Ordinal);

        async Task<string> PaperAsync() => (await desk.GetHtmlAsync($"/admin/Council/Print/{day}")).QuerySelector("main")!.TextContent;
    }

    [Fact]
    public async Task What_was_taken_back_in_between_leaves_a_gap_over_which_the_others_move()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var day = await here.MeetingAsync();
        var items = new List<Guid>();
        foreach (var title in new[] { "第一件", "第二件", "第三件" })
            items.Add((await here.PutOnAsync(staff, (await here.AddItemAsync(staff, title)).Id)).Id);
        var version = (await here.ItemAsync(items[0])).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<JudgeProposal>().WithdrawAsync(items[0], version, "已解决", readAgain: false, default));
        items.Add((await here.PutOnAsync(staff, (await here.AddItemAsync(staff, "第四件")).Id)).Id);
        Assert.Equal([2, 3, 4], await PositionsAsync(here, day));

        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var details = $"/admin/Council/Details/{day}";
        var moves = (await desk.GetHtmlAsync(details)).QuerySelectorAll("form[action*='handler=Move' i] button").Select(b => b.HasAttribute("disabled"));
        Assert.Equal([true, false, false, false, false, true], moves);
        await DoneAsync(await desk.PostFormAsync(details, "form[action*='handler=Move' i]:has(input[value=false])"));
        Assert.Equal([1, 2, 3], await PositionsAsync(here, day));
        Assert.Equal(items[2], await here.DbAsync(db => db.AgendaItems.Where(i => i.CouncilDayId == day).OrderBy(i => i.Position).Select(i => i.Id).FirstAsync()));
    }

    private static Task<List<int>> PositionsAsync(Neighbours here, Guid day) =>
        here.DbAsync(db => db.AgendaItems.Where(i => i.CouncilDayId == day).OrderBy(i => i.Position).Select(i => i.Position).ToListAsync());

    /// <summary>An empty meeting has minutes too: the form once forgot its version there.</summary>
    [Fact]
    public async Task A_meeting_without_items_has_minutes()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await here.DraftAsync(staff, day);
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var minutes = $"/admin/Council/Minutes/{day}";
        await DoneAsync(await desk.PostFormAsync(minutes, "Save", new() { ["Minutes"] = "本周没有议题。" }));
        // What was typed on an old page is refused, and the page that says so publishes nothing else.
        await DoneAsync(await desk.PostFormAsync(minutes, "Save", new() { ["Minutes"] = "本周没有议题，下周再议。" }));
        var late = await desk.PostFormAsync(minutes, "Save", new() { ["Minutes"] = "另一位写的。", ["Version"] = "1" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.All((await ConsoleClient.DocumentAsync(late)).QuerySelectorAll("input[name=version i]"), input => Assert.Equal("1", input.GetAttribute("value")));
        await DoneAsync(await desk.PostFormAsync(minutes, "Publish"));
        Assert.Equal("本周没有议题，下周再议。", (await here.DayAsync(day)).Minutes);
    }

    [Fact]
    public async Task The_export_says_what_was_decided_and_neither_who_asked_nor_what_was_written()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, day) = await here.BeforeTheCouncilAsync(staff);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Assign, "王组员家门口的灯", "物业", new DateOnly(2099, 1, 1)));
        await here.AddItemAsync(staff, "还没有议");
        var on = (await here.ItemAsync(item)).DecidedOn!.Value;
        var rows = await RowsAsync(new ExportWish(ExportKind.CouncilDecisions, on, on, null, "统计"));
        var row = Assert.Single(rows);
        Assert.Equal(ExportRows.Head(ExportKind.CouncilDecisions).Count, row.Count);
        foreach (var cell in new[] { "点单转来", "设施", "1号楼", "1号楼党小组", "交办", "物业", "2099-01-01", "办理中" })
            Assert.Contains(cell, row);
        Assert.DoesNotContain(row, cell => cell.Contains("王组员", StringComparison.Ordinal) || cell.Contains("灯", StringComparison.Ordinal));
        Assert.Single(await RowsAsync(new ExportWish(ExportKind.CouncilDecisions, on, on, here.GroupId, "统计")));
        Assert.Empty(await RowsAsync(new ExportWish(ExportKind.CouncilDecisions, on.AddDays(1), on.AddDays(9), null, "统计")));
        Assert.Empty(await RowsAsync(new ExportWish(ExportKind.CouncilDecisions, on, on, day, "统计")));
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var link = (await desk.GetHtmlAsync("/admin/Council/Figures")).QuerySelector("a[href*='CouncilDecisions']")!;
        Assert.Equal("周五议事日决定", (await desk.GetHtmlAsync(link.GetAttribute("href")!)).QuerySelector("select[name=Kind] option[selected]")!.TextContent);

        Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(ExportWish wish) => product.InsideAsync(here.CommunityId, async s =>
        {
            var export = s.GetRequiredService<ExportRows>();
            var (found, _) = await export.PageAsync(wish, Guid.Empty, default);
            Assert.Equal(await export.CountAsync(wish, default), found.Count);
            return found;
        });
    }

    [Fact]
    public async Task Another_communitys_staff_and_other_roles_see_nothing_of_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var item = await here.AddItemAsync(staff);
        var day = await here.MeetingAsync();
        var there = await Neighbours.CreateAsync(product);
        using var foreign = await ConsoleClient.SignInAsync(product, there.CommunityId);
        foreach (var path in new[] { $"/admin/Council/Details/{day}", $"/admin/Council/Item/{item.Id}", $"/admin/Council/Print/{day}" })
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).StatusCode);
        await there.Member.Phone.GetAsync($"/api/v1/council-meetings/{day}").RefusedAsync(404, "not_found");
        using var moderator = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Moderator);
        foreach (var path in new[] { "/admin/Council", "/admin/Council/Queue", $"/admin/Council/Details/{day}", "/admin/Council/Tracking", "/admin/Council/Figures" })
            Assert.NotEqual(HttpStatusCode.OK, (await moderator.GetAsync(path)).StatusCode);
    }

    private static async Task DoneAsync(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}
