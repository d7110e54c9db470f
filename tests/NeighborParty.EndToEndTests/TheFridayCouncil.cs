using System.Globalization;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>What a group could not solve, from the order to the public minutes and back to who asked, as office and resident see it.</summary>
public sealed class TheFridayCouncil : BrowserWalk
{
    private const string Title = "楼道线路老化";

    [BrowserFact]
    public async Task An_order_is_escalated_decided_published_and_reported_back()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        string order;
        DateTime cutOff;
        var now = await Product.NowAsync();
        using (var chen = await PhoneHand.SignInAsync(Product, "chen"))
        {
            order = (await chen.PostAsync("/api/v1/orders", new { category = "facility", title = Title, text = "灯换了三次还是不亮，怀疑线路有问题。" }))["id"]!.GetValue<string>();
            cutOff = (await chen.GetAsync("/api/v1/council-meetings"))["items"]!.AsArray()
                .Select(m => DateTime.Parse(m!["cutOffAt"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).Where(c => c > now).Min();
        }

        var desk = await DeskAsync();
        await desk.LetThroughAsync(Title, "点单", "陈");
        await desk.GotoAsync($"/admin/orders/details/{order}");
        await desk.ConfirmAsync("交周五议事", "交周五议事", dialog => dialog.GetByLabel("解决不了的原因").FillAsync("要换整条线路，小组没有办法"));
        await desk.SeesAsync("待周五议事");
        await Product.MoveTheClockAsync((await Product.NowAsync()).AddMinutes(2));
        await desk.GotoAsync("/admin/council/queue");
        await desk.SeesAsync(Title);
        await desk.TakeAsync("council-queue");

        // Over the cut-off: the agenda is fixed by itself.
        await Product.MoveTheClockAsync(cutOff.AddMinutes(5));
        // Sessions do not live through days.
        desk = await DeskAsync("/admin/council");
        await desk.Locator("main tbody tr", new PageLocatorOptions { HasText = "议程已定" }).GetByRole(AriaRole.Link).ClickAsync();
        await desk.SeesAsync(Title);
        await desk.TakeAsync("council-agenda", whole: true);
        var meeting = new Uri(desk.Url).AbsolutePath;

        await Product.MoveTheClockAsync(cutOff.AddDays(1).AddHours(4));
        desk = await DeskAsync(meeting);
        await DecideAsync(desk);
        await PublishAsync(desk);
        await desk.Locator("main tbody a", new PageLocatorOptions { HasText = Title }).First.ClickAsync();
        await desk.ConfirmAsync("反馈提出人", "记为已反馈", dialog => dialog.GetByLabel("反馈内容（提出人能看到）").FillAsync("物业已经开始报价。"));
        await desk.SeesAsync("已反馈");
        await desk.TakeAsync("council-item", whole: true);

        await desk.PressAsync("看项目与征询");
        await desk.ConfirmAsync("开始", "开始");
        await desk.SeesAsync("进行中");
        await desk.ConfirmAsync("完成", "完成", dialog => dialog.GetByLabel("结果").FillAsync("线路已经换好。"));
        await desk.SeesAsync("已完成");

        using var again = await PhoneHand.SignInAsync(Product, "chen");
        var minutes = await again.GetAsync($"/api/v1/council-meetings/{meeting[^36..]}");
        Assert.Contains(minutes["items"]!.AsArray(), i => i!["text"]!.GetValue<string>() == "列为民生实事，由物业报价。");
        var own = (await again.GetAsync("/api/v1/agenda-items"))["items"]!.AsArray().First(i => i!["orderId"]?.GetValue<string>() == order)!;
        Assert.Equal("物业已经开始报价。", own["report"]!.GetValue<string>());
        var project = await again.GetAsync($"/api/v1/council-undertakings/{own["undertakingId"]!.GetValue<string>()}");
        Assert.Equal(("finished", "线路已经换好。"), (project["undertaking"]!["state"]!.GetValue<string>(), project["steps"]!.AsArray()[^1]!["text"]!.GetValue<string>()));
        Assert.Equal("closed", (await again.GetAsync($"/api/v1/orders/{order}"))["order"]!["state"]!.GetValue<string>());
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(IPage desk)
    {
        await desk.ConfirmAsync("开始议事", "开始议事");
        await desk.SeesAsync("正在议事");
        await desk.Locator("main tbody tr", new PageLocatorOptions { HasText = Title }).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "议定" }).ClickAsync();
        await desk.GetByLabel("结果").SelectOptionAsync("Project");
        await desk.GetByLabel("议定内容或理由").FillAsync("列入今年民生实事，由物业报价。");
        await desk.GetByLabel("责任单位").FillAsync("物业");
        await desk.GetByLabel("办理期限").FillAsync("2099-01-01");
        await desk.TakeAsync("council-decide", whole: true);
        await desk.PressAsync(desk.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "议定", Exact = true }));
        await desk.SeesAsync("立项");
        await desk.ConfirmAsync("议完，整理纪要", "议完，整理纪要");
    }

    private static async Task PublishAsync(IPage desk)
    {
        await desk.PressAsync("写纪要");
        await WriteAsync("列为民生实事，有事请打19900000077。");
        await desk.ConfirmAsync("公开纪要", "公开");
        await desk.SeesAsync("电话号码");
        await WriteAsync("列为民生实事，由物业报价。");
        await desk.TakeAsync("council-minutes", whole: true);
        await desk.ConfirmAsync("公开纪要", "公开", dialog => dialog.GetByRole(AriaRole.Checkbox).CheckAsync());
        await desk.SeesAsync("纪要已公开");

        async Task WriteAsync(string result)
        {
            await desk.GetByLabel("公开标题").First.FillAsync("楼道线路改造");
            await desk.GetByLabel("公开结果").First.FillAsync(result);
            await desk.PressAsync("保存");
            await desk.SeesAsync("已保存");
        }
    }
}
