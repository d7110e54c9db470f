using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.EndToEndTests;

/// <summary>点单派单接单 with the triple slip: a resident's phone, the office's screen, the volunteer's phone, the paper and back.</summary>
public sealed class TheOrder : BrowserWalk
{
    private const string Title = "地下车库灯不亮";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [BrowserFact]
    public async Task From_the_resident_over_the_desk_to_the_volunteer_and_the_paper()
    {
        using var chen = await PhoneHand.SignInAsync(Product, "chen");
        using var lin = await PhoneHand.SignInAsync(Product, "lin");
        await EmergencyAsync(chen);
        var placed = await chen.PostAsync("/api/v1/orders", new { category = "facility", title = Title, text = "靠东边的三盏灯都不亮，晚上倒车看不清。" });
        var order = placed["id"]!.GetValue<string>();

        var desk = await DeskAsync();
        await desk.LetThroughAsync("靠东边的三盏灯", "点单", "陈");
        await desk.GotoAsync("/admin/orders");
        await desk.SeesAsync("待派单");
        Assert.DoesNotContain(Title, await desk.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await desk.TakeAsync("orders-board", whole: true);
        await desk.GotoAsync($"/admin/orders/details/{order}");
        await desk.SeesAsync(Title);
        await MergeTheSameAsync(desk, chen);
        await desk.GotoAsync($"/admin/orders/details/{order}");
        await desk.PressAsync("派单");
        await desk.SeesAsync("为什么推荐");
        await desk.TakeAsync("orders-dispatch");
        await desk.GetByLabel("选择林组长").CheckAsync();
        await desk.PressAsync(desk.Locator("main form").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "派单", Exact = true }));
        await desk.SeesAsync("待接单");

        await lin.PostAsync($"/api/v1/orders/{order}/accept");
        var contact = await lin.GetAsync($"/api/v1/orders/{order}/contact");
        Assert.Equal("19900000003", contact["phone"]!.GetValue<string>());
        Assert.Contains("点单办理", Plain(await chen.GetAsync("/api/v1/me/sensitive-reads")), StringComparison.Ordinal);
        await lin.PostAsync($"/api/v1/orders/{order}/contacts", new { way = "visit", text = "看过现场" });

        var number = await PrintAsync(desk, order);
        await PaperAsync(desk, number);
        await desk.SeesAsync("待确认");
        await chen.PostAsync($"/api/v1/orders/{order}/confirm", new { });
        Assert.Equal("closed", (await chen.PostAsync($"/api/v1/orders/{order}/rate", new { solved = true, speed = 5, attitude = 5 }))["state"]!.GetValue<string>());
        Assert.Contains("速度 5 星", Plain(await chen.GetAsync($"/api/v1/orders/{order}/slip")), StringComparison.Ordinal);
        await desk.GotoAsync($"/admin/orders/details/{order}");
        await desk.SeesAsync("已办结");
        await desk.SeesAsync("按时办结");
        await desk.TakeAsync("order", whole: true);
        await desk.GotoAsync("/admin/orders/stats");
        await desk.SeesAsync("各类点单");
        await desk.TakeAsync("orders-stats", whole: true);
        await FromTheDeskAsync(desk);
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    /// <summary>An old resident without a phone comes to the counter, and somebody has made pictures for him.</summary>
    private static async Task FromTheDeskAsync(IPage desk)
    {
        await desk.GotoAsync("/admin/orders/new?Q=陈");
        await desk.Locator("main tbody a").First.ClickAsync();
        await desk.GetByLabel("类别").SelectOptionAsync("facility");
        await desk.GetByLabel("标题").FillAsync("单元门关不上");
        await desk.Locator("#Input_Text").FillAsync("一楼单元门的闭门器坏了，风一吹就开。");
        await ChooseAsync(desk, "照片", 2);
        Assert.Empty(await desk.FaultsAsync());
        await desk.TakeAsync("order-from-the-desk", whole: true);
        await desk.SetViewportSizeAsync(390, 844);
        Assert.Empty(await desk.FaultsAsync());
        await desk.TakeAsync("order-from-the-desk-390", whole: true);
        await desk.SetViewportSizeAsync(1280, 900);
        await desk.PressAsync("提交");
        await desk.SeesAsync("已录入");
        await Assertions.Expect(desk.Locator(".np-photos img")).ToHaveCountAsync(2);
    }

    /// <summary>Pictures as a telephone makes them, of several megabytes: the page makes them smaller before they go.</summary>
    private static async Task ChooseAsync(IPage desk, string label, int many)
    {
        var picture = CraftedFiles.Png(1600, 1200, pixels: Noise(1600, 1200));
        var field = desk.GetByLabel(label);
        await desk.ListensAsync();
        await field.SetInputFilesAsync([.. Enumerable.Range(1, many).Select(n => new FilePayload { Name = $"IMG_{n}.png", MimeType = "image/png", Buffer = picture })]);
        for (var tries = 0; tries < 100 && await field.EvaluateAsync<bool>("input => [...input.files].some((file) => file.type !== 'image/jpeg')"); tries++)
            await desk.WaitForTimeoutAsync(100);
        Assert.Equal(many, await field.EvaluateAsync<int>("input => input.files.length"));
        Assert.InRange(await field.EvaluateAsync<int>("input => Math.max(...[...input.files].map((file) => file.size))"), 1, picture.Length / 2);
    }

    /// <summary>Nothing packs it smaller. Each line begins with its filter, none.</summary>
    private static byte[] Noise(int width, int height)
    {
        var pixels = new byte[height * (1 + (3 * width))];
        new Random(7).NextBytes(pixels);
        for (var line = 0; line < height; line++)
            pixels[line * (1 + (3 * width))] = 0;
        return pixels;
    }

    /// <summary>A neighbour says the same once more: the office sees the first one beside it and puts the two together.</summary>
    private static async Task MergeTheSameAsync(IPage desk, PhoneHand chen)
    {
        var same = await chen.PostAsync("/api/v1/orders", new { category = "facility", title = "车库东头三盏灯坏了", text = "车库东头黑得看不清路，请派人来看。" });
        await desk.LetThroughAsync("车库东头黑得看不清路", "点单", "陈");
        await desk.GotoAsync($"/admin/orders/details/{same["id"]!.GetValue<string>()}");
        await desk.PressAsync("合并");
        await Assertions.Expect(desk.OpenDialog().GetByLabel("同楼同类、还没办完的点单")).ToContainTextAsync(Title);
        Assert.Empty(await desk.FaultsAsync());
        await desk.SetViewportSizeAsync(390, 844);
        Assert.Empty(await desk.FaultsAsync());
        await desk.SetViewportSizeAsync(1280, 900);
        var first = await desk.OpenDialog().Locator("option", new LocatorLocatorOptions { HasText = Title }).GetAttributeAsync("value");
        await desk.OpenDialog().GetByLabel("同楼同类、还没办完的点单").SelectOptionAsync(first!);
        await desk.OpenDialog().GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "合并", Exact = true }).ClickAsync();
        await desk.SeesAsync("已合并");
    }

    private static string Plain(JsonObject answer) => answer.ToJsonString(Readable);

    private static async Task EmergencyAsync(PhoneHand chen) =>
        Assert.Equal("order.emergency", await chen.RefusedAsync("/api/v1/orders", new { category = "other", title = "快来", text = "厨房着火了" }));

    private static async Task<string> PrintAsync(IPage desk, string order)
    {
        await desk.GotoAsync($"/admin/slips/print/{order}");
        await Assertions.Expect(desk.Locator(".np-slip")).ToHaveCountAsync(3);
        await desk.TakeAsync("slip", whole: true);
        var number = await desk.Locator(".np-slip-number").First.InnerTextAsync();
        Assert.Matches("^NP-[0-9A-Z]{4}-[0-9]{8}-[0-9]{4}-[0-9]{2}$", number);
        // What a scan of the paper leads to.
        var code = await QrReader.TextOfAsync(await desk.Locator(".np-slip svg.np-qr").First.ScreenshotAsync());
        Assert.EndsWith($"/admin/slips?Number={number}", code, StringComparison.Ordinal);
        // A leaf is a page. A long story takes another one, and the limit behind it is not cut off.
        Assert.Equal(3, await desk.PagesAsync());
        await desk.EvaluateAsync("() => { document.querySelector('.np-slip dl div:nth-last-child(2) dd').textContent = '楼道里的灯一到晚上就不亮，老人上下楼看不清。'.repeat(45); }");
        Assert.Equal(4, await desk.PagesAsync());
        Assert.True(await desk.EvaluateAsync<bool>("() => [...document.querySelectorAll('.np-slip')].every((leaf) => leaf.scrollHeight <= leaf.clientHeight + 1)"));
        return number;
    }

    private static async Task PaperAsync(IPage desk, string number)
    {
        await desk.GotoAsync($"/admin/slips?Number={number}");
        await desk.SeesAsync("没有被改动");
        await desk.TakeAsync("slip-check", whole: true);
        await ChooseAsync(desk, "纸质服务单照片", 1);
        await desk.GetByLabel("纸上写的办理情况").FillAsync("换了三根灯管，都亮了。");
        await desk.GetByLabel("用时（分钟）").FillAsync("45");
        await desk.PressAsync("存档");
        await desk.SeesAsync("纸质服务单已存档");
    }
}
