using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>The console's pages for planning: any rule, roles and deputies, one shift changed, the month, the list on paper, people on and off it.</summary>
public sealed class PlanningPagesTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_series_by_any_rule_with_roles_keeps_its_leader_when_it_is_edited()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        await desk.ShiftAsync(5000); // a place to choose
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Title"] = "月末消防检查", ["Input.GroupId"] = desk.Neighbours.GroupId.ToString(), ["Input.LeaderPersonId"] = desk.Neighbours.Leader.PersonId.ToString(),
            ["Input.DeputyPersonIds"] = desk.Neighbours.Leader.PersonId.ToString(), ["Input.Roles"] = "登记 1 2\n巡查 2 6", ["Rule.Repeats"] = "MonthlyByWeekday", ["Rule.Nth"] = "-1", ["Rule.NthWeekday"] = "Saturday",
            ["Rule.Except"] = "2026-05-30", ["Rule.Holidays"] = "NextWorkingDay",
        };
        fields["Input.Where"] = (await office.GetHtmlAsync("/admin/Duties/Series/New")).QuerySelectorAll("select[name='Input.Where'] option").First(o => o.GetAttribute("value")!.Contains(':', StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync("/admin/Duties/Series/New", null, fields)).StatusCode);
        var series = await desk.DbAsync(db => db.DutySeries.SingleAsync());
        Assert.Equal(("FREQ=MONTHLY;BYDAY=-1SA", HolidayRule.NextWorkingDay, 8), (series.Rule, series.Holidays, series.CapacityMax));
        Assert.Contains("每月最后一个周六", (await office.GetHtmlAsync("/admin/Duties/Series")).Body!.TextContent, StringComparison.Ordinal);

        // Saved as it is shown, nothing is lost.
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync($"/admin/Duties/Series/Edit/{series.Id}", null, new() { ["Input.Title"] = "消防检查" })).StatusCode);
        var after = await desk.DbAsync(db => db.DutySeries.SingleAsync());
        Assert.Equal(("消防检查", series.LeaderPersonId, series.Rule), (after.Title, after.LeaderPersonId, after.Rule));
        Assert.Equal(series.Roles, after.Roles);
        Assert.Equal(series.DeputyPersonIds, after.DeputyPersonIds);
        Assert.Equal(series.ExceptDays, after.ExceptDays);
    }

    [Fact]
    public async Task A_preview_shows_the_dates_and_saves_nothing()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        async Task<IParentNode> PreviewAsync(string rule) => await ConsoleClient.DocumentAsync(await office.PostAsync("/admin/Duties/Series/New?handler=Preview", new()
        {
            ["Rule.Repeats"] = "Custom", ["Rule.Text"] = rule, ["Rule.StartsAtLocal"] = "08:00", ["Rule.FirstDay"] = "2026-01-01", ["Rule.Holidays"] = "Keep",
        }));
        Assert.Contains("看不懂", ((IDocument)await PreviewAsync("FREQ=WEEKLY;BYDAY=XX")).Body!.TextContent, StringComparison.Ordinal);
        var shown = await PreviewAsync("FREQ=WEEKLY;BYDAY=FR");
        Assert.Equal(8, shown.QuerySelectorAll(".np-next-days li").Length);
        Assert.Contains("周五 08:00", shown.QuerySelector(".np-next-days li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await desk.DbAsync(db => db.DutySeries.CountAsync()));
    }

    [Fact]
    public async Task One_shift_is_changed_shown_in_its_month_and_printed()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(3000, roles: [new PlannedRole("登记", 0, 3), new PlannedRole("看电箱", 0, 1, "repair")]);
        Assert.Equal("登记 0 3\n看电箱 0 1 水电维修", (await office.GetHtmlAsync($"/admin/Duties/Edit/{shift}")).QuerySelector("textarea[name='Input.Roles']")!.TextContent.Trim());
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync($"/admin/Duties/Edit/{shift}", null, new()
        {
            ["Input.WeatherNote"] = "带雨衣", ["StartsAt"] = ChinaTime.ToLocal(desk.Now.AddDays(3)).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
        })).StatusCode);
        var row = await desk.DbAsync(db => db.Shifts.Include(s => s.Roles).SingleAsync(s => s.Id == shift));
        Assert.Equal(("带雨衣", "登记:、看电箱:repair"), (row.WeatherNote, string.Join('、', row.Roles.OrderBy(r => r.Sort).Select(r => $"{r.Name}:{r.RequiredSkill}"))));
        var refused = await ConsoleClient.DocumentAsync(await office.PostFormAsync($"/admin/Duties/Edit/{shift}", null, new() { ["Input.Roles"] = "登记 0 3 魔法" }));
        Assert.Contains("没有“魔法”这项特长", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.moved" && m.PersonId == desk.Neighbours.Member.PersonId)));
        var month = await office.GetHtmlAsync($"/admin/Duties/Calendar?Month={ChinaTime.Date(row.StartsAt)[..7]}");
        Assert.Contains("周五大扫除", month.QuerySelector(".np-month")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("周五大扫除", (await office.GetHtmlAsync("/admin/Duties/Calendar?Month=2020-02")).QuerySelector(".np-month")!.TextContent, StringComparison.Ordinal);
        var paper = (await office.GetHtmlAsync($"/admin/Duties/Print/{shift}")).Body!.TextContent;
        Assert.Contains("王组员", paper, StringComparison.Ordinal);
        Assert.Contains("带雨衣", paper, StringComparison.Ordinal);
        var details = (await office.GetHtmlAsync($"/admin/Duties/Details/{shift}")).Body!.TextContent;
        Assert.Contains("登记 1/3", details, StringComparison.Ordinal);
        Assert.Contains("看电箱 0/1（最少 0，需要会水电维修）", details, StringComparison.Ordinal);
        var people = await office.GetHtmlAsync($"/admin/Duties/People/{shift}?Name=陈");
        Assert.Contains("看电箱（需要会水电维修）", people.QuerySelector("select[name=roleId]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(people.QuerySelector("input[name=unfit]"));
    }

    [Fact]
    public async Task Staff_put_people_on_the_list_and_take_them_off_and_strangers_see_none_of_it()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(600);
        var path = $"/admin/Duties/People/{shift}?Name=王";
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(path, "Add", new() { ["reason"] = "打电话来" })).StatusCode);
        var signup = await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift));
        Assert.Equal((desk.Neighbours.Member.PersonId, office.StaffId, "打电话来"), (signup.PersonId, signup.AddedBy, signup.AddedReason));
        await office.PostFormAsync(path, "Remove", new() { ["reason"] = "改天再来" });
        Assert.Equal(SignupState.Removed, (await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift))).State);

        using var stranger = await ConsoleClient.SignInAsync(product, (await CreateAsync(product)).Neighbours.CommunityId);
        foreach (var page in new[] { "People", "Edit", "Print" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/admin/Duties/{page}/{shift}")).StatusCode);
    }
}
