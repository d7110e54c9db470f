using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>The quarter's stock-take as the office does it: a scanner types into the field, a leader's phone helps, the screen counts along.</summary>
public sealed class CountTheArmbands : BrowserWalk
{
    private const int AtOnce = 20;

    [BrowserFact]
    public async Task What_the_scanner_and_the_phone_did_not_see_is_missing()
    {
        var desk = await DeskAsync("/admin/stocktakes");
        await desk.PressAsync("开始盘点");
        await desk.GetByLabel("名称（可不填）").FillAsync("年底盘点");
        await desk.PressAsync(desk.Locator("main form").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "开始盘点", Exact = true }));
        await desk.SeesAsync("还没有扫到");
        var expected = await NumberAsync(desk, "应有");
        Assert.True(expected > 3, $"{expected} armbands are too few to count");
        var serials = await desk.Locator("main table").Last.Locator("tbody tr td:first-child").AllInnerTextsAsync();

        // A scanner types a number and presses Enter, and waits for nothing: the field keeps the focus, no character is lost.
        await Assertions.Expect(desk.Locator("#serial")).ToBeFocusedAsync();
        var scanned = Math.Min(AtOnce, serials.Count - 2);
        foreach (var serial in serials.Take(scanned))
        {
            await desk.Keyboard.TypeAsync(serial.ToLowerInvariant());
            await desk.Keyboard.PressAsync("Enter");
        }

        foreach (var serial in serials.Take(scanned))
            await desk.SeesAsync($"{serial}：账实相符");
        await Assertions.Expect(Stat(desk, "见到")).ToHaveTextAsync($"{scanned}", new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });

        await ScanAsync(desk, serials[0]);
        await desk.SeesAsync("已经扫过");
        await ScanAsync(desk, "NP-ZZ-9999");
        await desk.SeesAsync("没有登记过的编号");
        await desk.TakeAsync("stock-take");

        var seen = scanned + 1;
        await ScanByPhoneAsync(serials[scanned]);
        // The board asks every five seconds by itself.
        await Assertions.Expect(Stat(desk, "见到")).ToHaveTextAsync($"{seen}", new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
        Assert.Equal((expected, seen, expected - seen, 1), (await NumberAsync(desk, "应有"), await NumberAsync(desk, "见到"), await NumberAsync(desk, "还没扫到"), await NumberAsync(desk, "多出来的")));

        await desk.ConfirmAsync("完成盘点", "完成");
        await desk.SeesAsync("没有见到");
        var paper = await PaperAsync(desk);
        Assert.Contains($"应有 {expected} 个，见到 {seen} 个，没见到 {expected - seen} 个，多出 1 个", paper, StringComparison.Ordinal);
        await desk.ConfirmAsync("全部登记遗失", "登记遗失");
        await desk.SeesAsync("个遗失");
        await Assertions.Expect(desk.Locator("#serial")).ToHaveCountAsync(0);
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    private static async Task ScanAsync(IPage desk, string serial)
    {
        await desk.Locator("#serial").FillAsync(serial);
        await desk.Locator("#serial").PressAsync("Enter");
    }

    private async Task ScanByPhoneAsync(string serial)
    {
        using var lin = await PhoneHand.SignInAsync(Product, "lin");
        var take = (await lin.GetAsync("/api/v1/stock-takes"))["items"]![0]!;
        var path = $"/api/v1/stock-takes/{take["id"]!.GetValue<string>()}/scans";
        Assert.Equal("matched", (await lin.PostAsync(path, new { serial }))["outcome"]!.GetValue<string>());
        Assert.False((await lin.PostAsync(path, new { serial }))["wasNew"]!.GetValue<bool>());
    }

    private static async Task<string> PaperAsync(IPage desk)
    {
        var sheet = await desk.Context.NewPageAsync();
        await sheet.GotoAsync(await desk.Locator("main a", new PageLocatorOptions { HasText = "打印结果" }).First.GetAttributeAsync("href") ?? "");
        var text = await sheet.Locator("main").InnerTextAsync();
        await sheet.CloseAsync();
        return text;
    }

    private static ILocator Stat(IPage desk, string label) =>
        desk.Locator(".np-stat").Filter(new LocatorFilterOptions { Has = desk.GetByText(label, new PageGetByTextOptions { Exact = true }) }).Locator(".np-stat-value");

    private static async Task<int> NumberAsync(IPage desk, string label) =>
        int.Parse(await Stat(desk, label).InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
