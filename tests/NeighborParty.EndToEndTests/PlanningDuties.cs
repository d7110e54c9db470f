using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>Staff plan a duty that comes back every month, see its dates before they save it, and find its shifts in the calendar.</summary>
public sealed class PlanningDuties : BrowserWalk
{
    private const string Check = "每月电动车检查";

    [BrowserFact]
    public async Task A_monthly_duty_with_roles_is_previewed_saved_and_found_in_the_calendar()
    {
        var desk = await DeskAsync("/admin/duties/series/new");
        await desk.Locator("#Rule_Repeats").SelectOptionAsync("Custom");
        await desk.Locator("details summary", new PageLocatorOptions { HasText = "自己写规则" }).ClickAsync();
        await desk.Locator("#Rule_Text").FillAsync("FREQ=DAILY;INTERVAL=10");
        await desk.Locator("#Rule_Holidays").SelectOptionAsync("Keep");
        await desk.Locator("#Input_Title").FillAsync(Check);
        await desk.Locator("#Input_Where").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Locator("details summary", new PageLocatorOptions { HasText = "岗位、副手" }).ClickAsync();
        await desk.Locator("#Input_Roles").FillAsync("登记 1 1\n看电箱 0 1 水电维修\n巡查 1 4");
        await desk.PressAsync("看看接下来的日期");
        await Assertions.Expect(desk.Locator(".np-next-days li")).ToHaveCountAsync(8);
        await Assertions.Expect(desk.Locator("#Input_Title")).ToHaveValueAsync(Check);

        await desk.PressAsync("保存");
        await desk.SeesAsync(Check);
        await desk.GotoAsync("/admin/duties/calendar");
        if (await desk.Locator(".np-month").GetByText(Check).CountAsync() == 0)
            await desk.PressAsync("下个月");
        await desk.Locator(".np-month").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = Check }).First.ClickAsync();
        await desk.SeesAsync("看电箱 0/1（最少 0，需要会水电维修）");

        // Somebody rang up: the office puts a member on the list, and prints it.
        await desk.PressAsync("调整名单");
        await desk.ConfirmAsync("排进名单", "排进名单", dialog => dialog.GetByLabel("原因").FillAsync("打电话来报名"));
        await desk.SeesAsync("已排进名单");
        await Assertions.Expect(desk.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "移出" }).First).ToBeVisibleAsync();
    }
}
