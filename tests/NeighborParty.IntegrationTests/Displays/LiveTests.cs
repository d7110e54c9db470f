using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Displays;

public sealed class LiveTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_live_page_shows_who_is_here_and_who_is_missing()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        Assert.Contains("现在没有值守", (await office.GetHtmlAsync("/admin/Duties/Live")).Body!.TextContent, StringComparison.Ordinal);
        var shift = await desk.ShiftAsync(0);
        await desk.ShiftAsync(300, title: "还早的一班");
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        var board = (await office.GetHtmlAsync("/admin/Duties/Live?handler=Board")).QuerySelectorAll("section").Single();
        Assert.Equal("周五大扫除", board.QuerySelector("h2")!.TextContent);
        Assert.Equal(["在岗：王组员", "还没到：陈组员"], board.QuerySelectorAll("p:has(strong)").Select(p => p.TextContent.Replace(" ", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(["1", "1", "0"], board.QuerySelectorAll(".np-stat-value").Select(v => v.TextContent));
    }

    [Fact]
    public async Task Who_is_missing_is_reminded_and_not_again_for_a_quarter_of_an_hour()
    {
        var desk = await CreateAsync(product);
        var (leader, here, missing) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, here);
        await desk.PutOnListAsync(shift, missing);
        await OkAsync(await desk.CheckInAsync(shift, here));
        Task<int> Told(Resident person) => desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.missing" && m.PersonId == person.PersonId));
        async Task<int> RemindAsync() => (await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/remind-missing")))["told"]!.GetValue<int>();

        await RefusedAsync(404, "not_found", await here.Phone.PostAsync($"/api/v1/shifts/{shift}/remind-missing"));
        Assert.Equal((1, 0), (await RemindAsync(), await RemindAsync()));
        Assert.Equal((0, 1), (await Told(here), await Told(missing)));
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        await office.PostFormAsync("/admin/Duties/Live", "Remind");
        Assert.Equal(1, await Told(missing));
        await desk.LaterAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(2, await Told(missing));
        await desk.LaterAsync(TimeSpan.FromHours(3));
        await RefusedAsync(409, "check_in.closed", await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/remind-missing"));
    }

    [Fact]
    public async Task A_wall_needs_no_sign_in_shows_masked_names_and_can_be_taken_down()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(0);
        await desk.ShiftAsync(300, title: "晚上的一班");
        await other.ShiftAsync(0, title: "别的社区");
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));

        var shown = await ConsoleClient.DocumentAsync(await office.PostFormAsync("/admin/Displays", null, new() { ["Name"] = "一楼大厅" }));
        var path = new Uri(shown.QuerySelector(".np-display-address a")!.GetAttribute("href")!).PathAndQuery;
        Assert.DoesNotContain(path[^43..], await desk.DbAsync(db => db.WallDisplays.Select(d => d.TokenHash).SingleAsync()), StringComparison.Ordinal);
        using var screen = product.NewClient();
        foreach (var address in new[] { path, path + "?handler=Board" })
        {
            var answer = await screen.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
            var text = (await ConsoleClient.DocumentAsync(answer)).Body!.TextContent;
            foreach (var seen in new[] { "周五大扫除", "王**", "晚上的一班" })
                Assert.Contains(seen, text, StringComparison.Ordinal);
            Assert.DoesNotContain("王组员", text, StringComparison.Ordinal);
            Assert.DoesNotContain("别的社区", text, StringComparison.Ordinal);
        }

        // One other character, another community's id, and nothing else behind the same address.
        var wrong = path[..^1] + (path[^1] == 'A' ? 'Q' : 'A');
        Assert.Equal(HttpStatusCode.NotFound, (await screen.GetAsync(wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await screen.GetAsync("/admin/wall/x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await screen.GetAsync("/admin/wall/" + Core.Displays.WallDisplay.NewToken(other.Neighbours.CommunityId))).StatusCode);

        await office.PostFormAsync("/admin/Displays", "Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await screen.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("王**", await screen.GetStringAsync(path + "?handler=Board"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_puts_up_no_screen()
    {
        var desk = await CreateAsync(product);
        using var moderator = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId, StaffRole.Moderator);
        foreach (var page in new[] { "Displays", "Duties/Live", "Signals", "Patrols" })
            Assert.Equal("/admin/forbidden", (await moderator.GetAsync("/admin/" + page)).Headers.Location?.ToString());
    }
}
