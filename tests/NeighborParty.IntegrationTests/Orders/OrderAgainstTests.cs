using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>About a named neighbour: his household keeps out of it and never learns of it.</summary>
public sealed class OrderAgainstTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_household_that_it_is_about_neither_sees_nor_handles_it()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("9-8-7654", here.Leader);
        var staff = await here.AddStaffAsync();
        // Who asked mediates as well, elsewhere.
        foreach (var mediator in new[] { here.Leader, here.Member, here.Member2 })
            await here.ActAsync(staff, s => s.GetRequiredService<AppointMediator>().RunAsync(mediator.PersonId, default));
        var order = await here.OpenOrderAsync(here.Member, Draft("9-8-7654"));
        var row = await here.ReadAsync(order);
        Assert.NotNull(row.AgainstDwellingId);
        Assert.DoesNotContain("9-8-7654", row.AgainstSealed, StringComparison.Ordinal);

        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        Assert.Empty((await here.Leader.Phone.GetAsync("/api/v1/orders?view=led").OkAsync())["items"]!.AsArray());
        Assert.Single((await here.Member2.Phone.GetAsync("/api/v1/orders?view=led").OkAsync())["items"]!.AsArray());
        Assert.Equal([here.Member2.PersonId], await here.DbAsync(db => db.InboxMessages.Where(m => m.AboutId == order && m.Kind == "order.to_dispatch").Select(m => m.PersonId).ToListAsync()));
        Assert.Equal(["陈组员"], (await OrderSuggestionTests.SuggestedAsync(here.Member2, order)).Select(s => s.Name));
        await here.Member2.DispatchAsync(order, here.Leader).RefusedAsync(422, "order.conflict");
        await here.BecomesAsync(staff, here.Leader);
        Assert.Equal("order.conflict", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<RedirectOrder>().EscalateAsync(order, row.Version, "我来", CancellationToken.None))));

        await here.Member2.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        // Whose home it is stands with the phone and the door, and leaves a row that the neighbour does not read.
        Assert.Equal("1号楼 1单元 9-8-7654", (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync())["against"]!.GetValue<string>());
        Assert.Equal(1, await here.DbAsync(db => db.AuditEvents.CountAsync(e => e.EntityId == order && e.Action == "order.against_read")));
        Assert.Empty((await here.Leader.Phone.GetAsync("/api/v1/me/sensitive-reads").OkAsync())["items"]!.AsArray());
        foreach (var who in new[] { here.Member, here.Member2 })
            Assert.DoesNotContain("9-8-7654", await (await who.Phone.GetAsync($"/api/v1/orders/{order}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        object Draft(string door) => new
        {
            category = "mediation", title = "楼上太吵", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true, againstStairwellId = here.Stairwell1Id, againstDoor = door,
        };
    }

    /// <summary>The office has neighbours too: whoever works there and lives behind that door reads and judges nothing of it at the desk.</summary>
    [Fact]
    public async Task Whoever_of_the_office_lives_there_finds_it_nowhere()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("9-8-7654", here.Leader);
        var staff = await here.AddStaffAsync();
        await here.ActAsync(staff, s => s.GetRequiredService<AppointMediator>().RunAsync(here.Member2.PersonId, default));
        var order = await here.OpenOrderAsync(here.Member, new
        {
            category = "mediation", title = "楼上太吵", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true, againstStairwellId = here.Stairwell1Id, againstDoor = "9-8-7654",
        });
        await here.Member2.DispatchAsync(order, here.Member2).OkAsync();
        var item = await here.DbAsync(db => db.ModerationItems.SingleAsync(i => i.ContentId == order));
        using var other = await ConsoleClient.SignInAsync(product, here.CommunityId);
        using var accused = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await here.DbAsync(db => db.StaffAccounts.Where(a => a.Id == accused.StaffId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, here.Leader.PersonId)));
        foreach (var page in new[] { $"/admin/orders/details/{order}", $"/admin/orders/dispatch/{order}", $"/admin/slips/print/{order}" })
        {
            Assert.Equal((page, HttpStatusCode.OK), (page, (await other.GetAsync(page)).StatusCode));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await accused.GetAsync(page)).StatusCode));
        }

        Assert.Contains(order.ToString(), (await other.GetHtmlAsync("/admin/orders")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(order.ToString(), (await accused.GetHtmlAsync("/admin/orders")).Body!.InnerHtml, StringComparison.Ordinal);
        // Nor do the tiles or the plan tell that there is one.
        foreach (var (desk, count) in new[] { (other, 1), (accused, 0) })
            Assert.Equal(count, (await desk.GetHtmlAsync("/admin/orders")).QuerySelectorAll(".np-stats .np-stat[href*='State='] .np-stat-value").Sum(n => int.Parse(n.TextContent, CultureInfo.InvariantCulture)));
        foreach (var (desk, count) in new[] { (other, 1), (accused, 0) })
            Assert.Equal(count, (await desk.GetHtmlAsync("/admin/orders/plan")).QuerySelectorAll(".np-plan-count").Sum(n => int.Parse(n.TextContent, CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/admin/moderation/details/{item.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await accused.GetAsync($"/admin/moderation/details/{item.Id}")).StatusCode);
        await here.BecomesAsync(staff, here.Leader);
        Assert.Equal("moderation.conflict", await ModerationDrill.RefusalOfAsync(() => here.ActAsync(staff, s => s.GetRequiredService<ConflictOfModerator>().RequireNoneAsync(item, default))));
    }

    /// <summary>Only the contact says it, which is recorded: no list, no page, no paper, no file.</summary>
    [Fact]
    public async Task Whose_home_it_is_stands_in_no_list_page_paper_or_export()
    {
        const string Canary = "金丝雀";
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.ActAsync(staff, s => s.GetRequiredService<AppointMediator>().RunAsync(here.Member2.PersonId, default));
        var order = await here.OpenOrderAsync(here.Member, new
        {
            category = "mediation", title = "楼上太吵", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true, againstStairwellId = here.Stairwell1Id, againstDoor = Canary,
        });
        await here.Member2.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        Assert.Contains(Canary, await BodyAsync(here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact")), StringComparison.Ordinal);

        foreach (var who in new[] { here.Member, here.Member2, here.Leader, here.Outsider })
            foreach (var path in new[] { "?view=mine", "?view=work", "?view=led", "?view=nearby", "?view=visits", $"/{order}", $"/{order}/slip", $"/{order}/suggestions" })
                Assert.False((await BodyAsync(who.Phone.GetAsync($"/api/v1/orders{path}"))).Contains(Canary, StringComparison.Ordinal), $"{who.Name} {path}");
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var path in new[] { "Orders", $"Orders/Details/{order}", $"Slips/Print/{order}", "Orders/Visits", "Audit" })
        {
            var page = await office.GetAsync($"/admin/{path}");
            Assert.True(page.IsSuccessStatusCode, path);
            Assert.False((await page.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.Ordinal), path);
        }

        var today = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        foreach (var kind in Enum.GetValues<ExportKind>())
            Assert.DoesNotContain((await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ExportRows>().PageAsync(new ExportWish(kind, today.AddDays(-1), today.AddDays(1), null, "统计"), Guid.Empty, default))).Rows,
                row => row.Any(cell => cell.Contains(Canary, StringComparison.Ordinal)));
        // Nor readable in a table, wherever it was written down.
        Assert.DoesNotContain(Canary, await here.DbAsync(async db => string.Join('\n', await db.InboxMessages.Select(m => m.Title + m.Body).ToListAsync())), StringComparison.Ordinal);

        static async Task<string> BodyAsync(Task<HttpResponseMessage> asked) => await (await asked).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Unknown_is_an_answer_and_a_door_needs_its_stairwell()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.ActAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AppointMediator>().RunAsync(here.Leader.PersonId, default));
        var order = await here.OpenOrderAsync(here.Member, new { category = "mediation", title = "楼上太吵", text = "不知道是哪一家", buildingId = here.Building1Id, againstNeighbour = true });
        Assert.Equal((null, null), ((await here.ReadAsync(order)).AgainstSealed, (await here.ReadAsync(order)).AgainstDwellingId));
        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "mediation", title = "吵", text = "半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true, againstDoor = "9-8-7654" }).RefusedAsync(400, "invalid_input");
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "mediation", title = "吵", text = "半夜拖桌子", buildingId = here.Building1Id, againstStairwellId = here.Stairwell1Id, againstDoor = "9-8-7654" }).RefusedAsync(400, "invalid_input");

        // By the office, with the stairwell's name; no such flat is known.
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await office.PostFormAsync($"/admin/orders/new?PersonId={here.Member.PersonId}", null, new()
        {
            ["Input.Category"] = "mediation", ["Input.Title"] = "楼上太吵", ["Input.Text"] = "每天半夜拖桌子", ["Input.BuildingId"] = here.Building1Id.ToString(), ["Input.AgainstNeighbour"] = "true",
            ["Input.AgainstStairwell"] = "2单元", ["Input.AgainstDoor"] = "601",
        });
        var row = await here.DbAsync(db => db.Orders.SingleAsync(o => o.Channel == OrderChannel.Phone));
        Assert.Equal((true, null), (row.AgainstSealed is not null, row.AgainstDwellingId));
        // Gone with the requester.
        await here.WithdrawAsync(here.Member, Core.Consents.ConsentPurpose.Membership);
        Assert.Null((await here.ReadAsync(row.Id)).AgainstSealed);
    }
}
