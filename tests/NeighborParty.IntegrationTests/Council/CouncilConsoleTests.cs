using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

public sealed class CouncilConsoleTests(Product product) : IClassFixture<Product>
{
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
