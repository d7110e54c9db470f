using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class DutyPagesTests(Product product) : IClassFixture<Product>
{
    private static string Building(IParentNode page) => page.QuerySelectorAll("select[name='Input.Where'] option").First(o => o.GetAttribute("value")!.StartsWith("building:", StringComparison.Ordinal)).GetAttribute("value")!;

    [Fact]
    public async Task Staff_plan_a_week_change_it_and_stop_it()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var where = Building(await office.GetHtmlAsync("/admin/Duties/Series/New"));
        var planned = await office.PostFormAsync("/admin/Duties/Series/New", null, new()
        {
            ["Input.Title"] = "周五大扫除", ["Input.GroupId"] = desk.Neighbours.GroupId.ToString(), ["Input.Where"] = where,
        });
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        var series = await desk.DbAsync(db => db.DutySeries.SingleAsync());
        Assert.Equal((desk.Neighbours.GroupId, DayOfWeek.Friday), (series.GroupId!.Value, series.Weekdays.Single()));
        var shifts = await desk.DbAsync(db => db.Shifts.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal("1号楼门口", shifts[0].PlaceName);

        // Somebody signs up for the last one: it stays when the day changes.
        var kept = shifts[^1].Id;
        await desk.PutOnListAsync(kept, desk.Neighbours.Member);
        await office.PostFormAsync($"/admin/Duties/Series/Edit/{series.Id}", null, new() { ["Rule.Weekdays"] = "Saturday", ["Input.CapacityMax"] = "3" });
        var after = await desk.DbAsync(db => db.Shifts.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal(8, after.Single(s => s.Id == kept).CapacityMax);
        Assert.All(after.Where(s => s.Id != kept), s => Assert.Equal((3, "周六"), (s.CapacityMax, ChinaTime.Weekday(s.StartsAt))));

        await office.PostFormAsync("/admin/Duties/Series", "Stop");
        Assert.Equal(kept, (await desk.DbAsync(db => db.Shifts.Where(s => s.StartsAt > desk.Now.AddDays(1)).SingleAsync())).Id);
        Assert.Equal(3, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Entity == nameof(DutySeries) && e.ActorKind == ActorKind.Staff && e.Action.StartsWith("duty_series."))));
    }

    [Fact]
    public async Task The_live_list_shows_who_waits_and_staff_confirm()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(0);
        var signup = await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member, new { code = await desk.CodeAsync(shift) }));

        var board = await office.GetHtmlAsync($"/admin/Duties/Details/{shift}?handler=Board");
        Assert.Contains("待组长确认", board.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有定位", board.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("王组员", (await office.GetHtmlAsync("/admin/Duties/Pending")).Body!.TextContent, StringComparison.Ordinal);
        var path = $"/admin/Duties/Attend/{shift}/{signup}";
        Assert.Equal(HttpStatusCode.OK, (await office.PostFormAsync(path, null, new() { ["decision"] = "Confirm", ["Reason"] = "" })).StatusCode); // shown again
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(path, null, new() { ["decision"] = "Confirm", ["Reason"] = "电话核实过" })).StatusCode);
        Assert.Equal(AttendanceState.Accepted, (await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift))).State);
        var audited = await desk.DbAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "attendance.confirmed" && e.EntityId == signup));
        Assert.Equal((ActedVia.Staff, "电话核实过", office.StaffId), (audited.Via, audited.ReasonText, audited.ActorId));
    }

    [Fact]
    public async Task The_console_shows_a_code_that_a_phone_can_use()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(0);
        foreach (var direction in new[] { "In", "Out" })
        {
            var page = await office.GetHtmlAsync($"/admin/Duties/Code/{shift}?Direction={direction}&handler=Picture");
            Assert.NotNull(page.QuerySelector("svg.np-qr"));
            Assert.Contains(direction == "In" ? "签到" : "签退", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }

        Assert.NotNull((await office.GetHtmlAsync($"/admin/Duties/Code/{shift}")).QuerySelector("[data-np-refresh]"));
    }

    [Fact]
    public async Task Staff_plan_one_shift_call_it_off_and_everybody_hears_why()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var where = Building(await office.GetHtmlAsync("/admin/Duties/New"));
        var planned = await office.PostFormAsync("/admin/Duties/New", null, new() { ["Input.Title"] = "清理楼道", ["Input.Where"] = where });
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        var shift = await desk.DbAsync(db => db.Shifts.SingleAsync());
        Assert.Null(shift.GroupId);
        Assert.Contains("清理楼道", (await office.GetHtmlAsync($"/admin/Duties?Week={ChinaTime.Date(shift.StartsAt)}")).Body!.TextContent, StringComparison.Ordinal);
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift.Id}/signups"));
        await office.PostFormAsync($"/admin/Duties/Details/{shift.Id}", "Cancel", new() { ["reason"] = "下大雨" });
        Assert.Contains("下大雨", (await office.GetHtmlAsync($"/admin/Duties/Details/{shift.Id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.cancelled" && m.PersonId == desk.Neighbours.Member.PersonId)));
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("/admin/Hours")).StatusCode);
    }

    [Fact]
    public async Task Another_communitys_staff_and_a_moderator_see_none_of_it()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        using var stranger = await ConsoleClient.SignInAsync(product, other.Neighbours.CommunityId);
        using var moderator = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId, StaffRole.Moderator);
        var shift = await desk.ShiftAsync(0);
        var signup = await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        foreach (var path in new[] { $"Details/{shift}", $"Details/{shift}?handler=Board", $"Code/{shift}", $"Attend/{shift}/{signup}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/admin/Duties/" + path)).StatusCode);
        Assert.DoesNotContain("周五大扫除", (await stranger.GetHtmlAsync("/admin/Duties")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { "Duties", $"Duties/Details/{shift}", $"Duties/Code/{shift}", "Duties/New", "Duties/Series", "Hours" })
            Assert.NotEqual(HttpStatusCode.OK, (await moderator.GetAsync("/admin/" + path)).StatusCode);
    }
}
