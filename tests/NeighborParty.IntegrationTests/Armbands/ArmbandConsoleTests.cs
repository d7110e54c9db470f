using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

public sealed class ArmbandConsoleTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Staff_enter_issue_take_back_and_retire_an_armband_in_the_console()
    {
        var n = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        Assert.Contains("还没有登记红袖标", (await staff.GetHtmlAsync("/admin/Armbands")).Body!.TextContent, StringComparison.Ordinal);

        var made = await staff.PostFormAsync("/admin/Armbands/New", null, new() { ["Input.CompoundId"] = n.CompoundId.ToString(), ["Input.Code"] = "xf", ["Input.Count"] = "3" });
        Assert.Equal("/admin/Armbands/Labels?from=NP-XF-0001&to=NP-XF-0003", made.Headers.Location!.OriginalString);
        Assert.Equal(3, (await staff.GetHtmlAsync(made.Headers.Location.OriginalString)).QuerySelectorAll(".np-sheet-label svg").Length);

        var band = await n.ArmbandAsync("NP-XF-0002");
        var issue = await staff.GetHtmlAsync($"/admin/Armbands/Issue/{band.Id}?Name=王");
        Assert.Contains("王组员", issue.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("陈组员", issue.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("赵邻居", (await staff.GetHtmlAsync($"/admin/Armbands/Issue/{band.Id}")).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(await staff.PostFormAsync($"/admin/Armbands/Issue/{band.Id}?Name=王", "form.np-confirm"));
        Assert.Equal(n.Member.PersonId, (await n.ArmbandAsync("NP-XF-0002")).HolderPersonId);

        var details = $"/admin/Armbands/Details/{band.Id}";
        await DoneAsync(await staff.PostFormAsync(details, "Accept", new() { ["witness"] = "当面签字" }));
        await DoneAsync(await staff.PostFormAsync(details, "Return", new() { ["condition"] = "Damaged", ["note"] = "洗破了" }));
        await DoneAsync(await staff.PostFormAsync(details, "Retire", new() { ["reason"] = "破损" }));
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Accept, ArmbandStep.ReturnDamaged, ArmbandStep.Retire], await n.StepsAsync(band.Id));
        var page = await staff.GetHtmlAsync(details);
        Assert.Contains("洗破了", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form.np-confirm"));
        Assert.Contains("已停用", (await staff.GetHtmlAsync("/admin/Armbands?State=Retired")).Body!.TextContent, StringComparison.Ordinal);
        var audit = await n.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == band.Id).Select(e => e.ActorId).Distinct().ToListAsync());
        Assert.Equal([staff.StaffId], audit);
    }

    [Fact]
    public async Task Staff_wait_for_the_search_time_before_they_write_off_a_loss()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = await n.GiveAsync(serial, n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await staff.PostFormAsync($"/admin/Armbands/Details/{id}", "Lost", new() { ["where"] = "公园" }));
        var page = await staff.GetHtmlAsync($"/admin/Armbands/Details/{id}");
        Assert.Null(page.QuerySelector("form[action*='handler=ConfirmLost']"));
        Assert.NotNull(page.QuerySelector("form[action*='handler=Found']"));
        var early = await staff.PostAsync($"/admin/Armbands/Details/{id}?handler=ConfirmLost");
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
        Assert.Contains("还在寻找期内", (await staff.GetHtmlAsync($"/admin/Armbands/Details/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ArmbandState.ReportedLost, (await n.ArmbandAsync(serial)).State);

        var leader = await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "good" });
        Assert.Equal("armband.wrong_state", await leader.CodeAsync());
    }

    [Fact]
    public async Task A_number_that_exists_is_refused_and_the_form_stays_filled_in()
    {
        var n = await Neighbours.CreateAsync(product);
        await n.AddArmbandsAsync(5);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var answer = await staff.PostFormAsync("/admin/Armbands/New", null, new() { ["Input.CompoundId"] = n.CompoundId.ToString(), ["Input.Code"] = "XF", ["Input.First"] = "4", ["Input.Count"] = "10" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await ConsoleClient.DocumentAsync(answer);
        Assert.Contains("armband.serial_taken", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("10", page.QuerySelector("#Input_Count")!.GetAttribute("value"));
        Assert.Equal(5, await n.ReadAsync(db => db.Armbands.CountAsync()));
        var bad = await staff.PostFormAsync("/admin/Armbands/New", null, new() { ["Input.CompoundId"] = n.CompoundId.ToString(), ["Input.Code"] = "幸福", ["Input.Count"] = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task A_delivery_is_remembered_with_size_and_price()
    {
        var n = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await staff.PostFormAsync("/admin/Armbands/New", null, new()
        {
            ["Input.CompoundId"] = n.CompoundId.ToString(), ["Input.Code"] = "XF", ["Input.Count"] = "12", ["Input.Kind"] = "Badge", ["Input.Size"] = "Large",
            ["Input.Supplier"] = "红星旗帜厂", ["Input.UnitCost"] = "3.50",
        }));
        var batch = await n.ReadAsync(db => db.ArmbandBatches.AsNoTracking().SingleAsync());
        Assert.Equal((12, 350, 4200L, "NP-XF-0001", "NP-XF-0012"), (batch.Count, batch.UnitCostFen!.Value, batch.CostFen!.Value, batch.FirstSerial, batch.LastSerial));
        Assert.Equal(12, await n.ReadAsync(db => db.Armbands.CountAsync(a => a.BatchId == batch.Id && a.Size == ArmbandSize.Large && a.Kind == ArmbandKind.Badge)));
        var page = (await staff.GetHtmlAsync("/admin/Armbands/Batches")).Body!.TextContent;
        Assert.Contains("红星旗帜厂", page, StringComparison.Ordinal);
        Assert.Contains("42.00 元", page, StringComparison.Ordinal);
        Assert.Equal(12, (await staff.GetHtmlAsync($"/admin/Armbands/Labels?Batch={batch.Id}")).QuerySelectorAll(".np-sheet-label svg").Length);
        Assert.Contains("红袖标各状态的数量", (await staff.GetHtmlAsync("/admin/Armbands")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_set_a_day_and_see_who_is_late()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await n.GiveAsync((await n.AddArmbandsAsync(1))[0], n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await staff.PostFormAsync($"/admin/Armbands/Details/{id}", "Due", new() { ["dueAt"] = "2030-05-01T18:00", ["reason"] = "" }));
        Assert.Null((await n.ReadAsync(db => db.Armbands.AsNoTracking().SingleAsync())).DueAt);
        var day = Core.Basics.ChinaTime.ToLocal(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await DoneAsync(await staff.PostFormAsync($"/admin/Armbands/Details/{id}", "Due", new() { ["dueAt"] = day, ["reason"] = "搬家" }));
        var band = await n.ReadAsync(db => db.Armbands.AsNoTracking().SingleAsync());
        Assert.Equal(day, Core.Basics.ChinaTime.ToLocal(band.DueAt!.Value).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("王组员", (await staff.GetHtmlAsync("/admin/Armbands/Overdue")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_declined_is_reported_with_its_reason()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = (await (await n.Leader.IssueAsync((await n.AddArmbandsAsync(1))[0], n.Member.PersonId)).JsonAsync())["id"]!.GetValue<Guid>();
        await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { reason = "other", text = "我下月搬家" });
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var page = (await staff.GetHtmlAsync("/admin/Armbands/NotTaken")).Body!.TextContent;
        Assert.Contains("我下月搬家", page, StringComparison.Ordinal);
        Assert.Contains("仍在库", page, StringComparison.Ordinal);
        await DoneAsync(await staff.PostFormAsync("/admin/Armbands/NotTaken", "Handled", new() { ["note"] = "已电话说明" }));
        Assert.Contains("李工作", (await staff.GetHtmlAsync("/admin/Armbands/NotTaken")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_communitys_staff_and_other_roles_see_no_armband()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = await n.GiveAsync(serial, n.Member);
        using var foreign = await ConsoleClient.SignInAsync(product, (await Neighbours.CreateAsync(product)).CommunityId);
        foreach (var path in new[] { $"/admin/Armbands/Details/{id}", $"/admin/Armbands/Issue/{id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync($"/admin/Armbands/Details/{id}?handler=Return", new() { ["personId"] = n.Member.PersonId.ToString(), ["condition"] = "Good" })).StatusCode);
        Assert.DoesNotContain(serial, (await foreign.GetHtmlAsync("/admin/Armbands")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ArmbandState.Issued, (await n.ArmbandAsync(serial)).State);

        using var auditor = await ConsoleClient.SignInAsync(product, n.CommunityId, StaffRole.Auditor);
        foreach (var path in new[] { "/admin/Armbands", "/admin/Armbands/New", "/admin/Armbands/NotTaken", "/admin/Armbands/Labels", $"/admin/Armbands/Details/{id}", $"/admin/Armbands/Issue/{id}" })
            Assert.NotEqual(HttpStatusCode.OK, (await auditor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_list_finds_by_serial_and_by_holder_and_pages()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(55);
        await n.GiveAsync(serials[52], n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var first = await staff.GetHtmlAsync("/admin/Armbands");
        Assert.Equal(50, first.QuerySelectorAll(".np-table tbody tr").Length);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var last = await staff.GetHtmlAsync(next);
        Assert.Equal(5, last.QuerySelectorAll(".np-table tbody tr").Length);
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.Contains(serials[52], Assert.Single((await staff.GetHtmlAsync("/admin/Armbands?Q=王组")).QuerySelectorAll(".np-table tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Single((await staff.GetHtmlAsync("/admin/Armbands?Q=xf-0007")).QuerySelectorAll(".np-table tbody tr"));
        Assert.Empty((await staff.GetHtmlAsync("/admin/Armbands?Q=%25")).QuerySelectorAll(".np-table tbody tr"));
    }

    private static async Task DoneAsync(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}
