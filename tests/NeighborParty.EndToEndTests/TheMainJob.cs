using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>
/// The whole main job as its people do it: the program as a process, staff in a real browser, phones through the API and
/// the sandbox. One walk, because every step stands on the one before; it makes the README's pictures on the way.
/// </summary>
public sealed partial class TheMainJob : BrowserWalk
{
    private const string Friday = "周五大扫除（西门）";
    private IPage _desk = null!;

    [GeneratedRegex("[?&]Name=.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedInAddress();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (Browser is not null)
            _desk = await Browser.OpenAsync(Product.Address);
    }

    [BrowserFact]
    public async Task A_resident_a_volunteer_and_the_office_go_from_the_door_to_the_ledger()
    {
        await _desk.SignInAsync(Product, "demo");

        var scene = await PrintTheCodeAtTheDoorAsync();
        await EnterFromPaperAsync();
        var application = await ScanAndApplyAsync(scene);
        await DecideAsync(application);
        await IssueAnArmbandAsync();
        await StandDutyAsync();
        await AskForHelpAsync();
        await WatchOverItAsync();
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    private async Task<string> PrintTheCodeAtTheDoorAsync()
    {
        await _desk.GotoAsync("/admin/places");
        await _desk.PressAsync("3号楼");
        await _desk.ConfirmAsync("制作", "制作");
        await _desk.SeesAsync("第 1 号 有效");
        var sheet = await _desk.Context.NewPageAsync();
        await sheet.GotoAsync(await _desk.Locator("main a", new PageLocatorOptions { HasText = "打印本楼门码" }).First.GetAttributeAsync("href") ?? "");
        await Assertions.Expect(sheet.Locator("img").First).ToBeVisibleAsync();
        await sheet.TakeAsync("door-sheet", whole: true);
        var address = await sheet.Locator("img").First.GetAttributeAsync("src") ?? "";
        var picture = await (await sheet.Context.APIRequest.GetAsync(new Uri(Product.Address, address).ToString())).BodyAsync();
        await sheet.CloseAsync();
        return await QrReader.SceneOfAsync(picture);
    }

    /// <summary>The same neighbour came to the office before she had a phone.</summary>
    private async Task EnterFromPaperAsync()
    {
        await _desk.GotoAsync("/admin/people/new");
        await _desk.GetByLabel("姓名").FillAsync("王秀兰");
        await _desk.GetByLabel("手机号").FillAsync("19900000002");
        await _desk.GetByLabel("已向本人读过").CheckAsync();
        await _desk.PressAsync("登记");
        await _desk.SeesAsync("没有绑定微信");
        await _desk.PressAsync("登记搬离或去世");
        await LookAsync();
        await _desk.OpenDialog().GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "取消", Exact = true }).ClickAsync();
    }

    /// <summary>The open dialog fits a phone too.</summary>
    private async Task LookAsync()
    {
        await _desk.SetViewportSizeAsync(390, 844);
        Assert.Empty(await _desk.FaultsAsync());
        await _desk.SetViewportSizeAsync(1280, 900);
    }

    private async Task<string> ScanAndApplyAsync(string scene)
    {
        var sandbox = await Browser.OpenAsync(Product.Address, width: 390, height: 844);
        await sandbox.GotoAsync($"/sandbox?scene={scene}&page=pages/door/index");
        await sandbox.TakeAsync("sandbox-phone");
        await sandbox.CloseAsync();

        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var door = await wang.PostAsync("/api/v1/door-codes/resolve", new { scene });
        Assert.Equal("3号楼", door["building"]!.GetValue<string>());
        var texts = await wang.GetAsync("/api/v1/consent-texts");
        foreach (var text in texts["items"]!.AsArray().Where(t => t!["purpose"]!.GetValue<string>() is "membership" or "location" or "photos" or "messages"))
            await wang.PostAsync("/api/v1/me/consents", new { purpose = Text(text, "purpose"), version = text!["version"]!.GetValue<int>(), textHash = Text(text, "textHash") });
        await wang.PostAsync("/api/v1/me/phone", new { phoneCode = await wang.SandboxCodeAsync("phone-code") });
        Assert.Equal("199****0002", Text(await wang.GetAsync("/api/v1/me"), "phone"));
        var application = await wang.PostAsync("/api/v1/join-applications", new
        {
            groupId = Text(door["groups"]![0], "id"), doorToken = scene, name = "王秀兰", door = "302", bornOn = "1962-05-04",
            residency = "owner", kind = "neighbour", skills = new[] { "包饺子" }, availableTimes = new[] { "周五晚上" },
        });
        return Text(application, "id");
    }

    private async Task DecideAsync(string application)
    {
        using (var lin = await PhoneHand.SignInAsync(Product, "lin"))
        {
            var opened = await lin.PostAsync($"/api/v1/join-applications/{application}/open");
            await lin.PostAsync($"/api/v1/join-applications/{application}/opinion", new { opinion = "knows", remark = "住在三单元，热心人。" }, opened["version"]!.GetValue<int>());
        }

        await _desk.GotoAsync("/admin/applications");
        await _desk.GotoAsync($"/admin/applications/details/{application}");
        // Long known from a paper: one human being, one record.
        await _desk.ConfirmAsync("是同一个人，合并", "合并", async dialog =>
        {
            await dialog.GetByLabel("怎样核对的").FillAsync("当面看过身份证");
            await LookAsync();
        });
        await _desk.SeesAsync("已合并");
        await _desk.PressAsync("打开申请资料");
        await _desk.SeesAsync("包饺子");
        await _desk.TakeAsync("application", whole: true);
        await _desk.ConfirmAsync("通过", "同意加入");
        await _desk.SeesAsync("已通过");

        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        Assert.Equal("approved", Text(await wang.GetAsync($"/api/v1/join-applications/{application}"), "state"));
        Assert.NotEmpty((await wang.GetAsync("/api/v1/me/inbox"))["items"]!.AsArray());
    }

    private async Task IssueAnArmbandAsync()
    {
        await _desk.GotoAsync("/admin/armbands?State=InStock");
        await _desk.Locator("main tbody a").First.ClickAsync();
        await _desk.PressAsync("发给组员");
        await _desk.GetByLabel("姓名").FillAsync("王秀兰");
        await _desk.GetByLabel("姓名").PressAsync("Enter");
        // Everybody is listed before the answer comes: a dialog opened on that page goes with it.
        await Assertions.Expect(_desk).ToHaveURLAsync(NamedInAddress());
        await _desk.PressAsync(_desk.Locator("main tr", new PageLocatorOptions { HasText = "王秀兰" }).First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "发给他", Exact = true }));
        await _desk.OpenDialog().GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "发放", Exact = true }).ClickAsync();
        await _desk.SeesAsync("待签收");

        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var armband = (await wang.GetAsync("/api/v1/me/armbands"))["items"]![0];
        await wang.PostAsync($"/api/v1/armbands/{Text(armband, "id")}/accept");
        await _desk.ReloadAsync();
        await _desk.SeesAsync("使用中");
        await _desk.TakeAsync("armband", whole: true);
    }

    private async Task StandDutyAsync()
    {
        await PlanTheFridayAsync();
        var (shift, starts) = await SignUpAsync();
        await MoveTheClockAsync(starts - TimeSpan.FromMinutes(5));
        await _desk.GotoAsync($"/admin/duties/code/{shift}");
        await Assertions.Expect(_desk.Locator("svg").First).ToBeVisibleAsync();
        await _desk.TakeAsync("rotating-code");

        await TapAsync(shift, "check-ins", await CodeAsync(shift, "in"));
        await _desk.GotoAsync($"/admin/duties/details/{shift}");
        await _desk.SeesAsync("王秀兰");
        await _desk.TakeAsync("attendance", whole: true);
        await MoveTheClockAsync(starts + TimeSpan.FromMinutes(121));
        // Who stays to the end needs no code to leave: it has ended with the shift.
        await TapAsync(shift, "check-outs", code: null);

        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var hours = await wang.GetAsync("/api/v1/me/service-hours");
        Assert.Equal(120, hours["totals"]?["verifiedMinutes"]?.GetValue<int>() ?? hours["verifiedMinutes"]!.GetValue<int>());
    }

    private async Task PlanTheFridayAsync()
    {
        await _desk.GotoAsync("/admin/duties/series/new");
        await _desk.GetByLabel("周五").CheckAsync();
        await _desk.GetByLabel("几点开始").FillAsync("15:00");
        await _desk.Locator("#Input_Title").FillAsync(Friday);
        await _desk.Locator("#Input_GroupId").SelectOptionAsync(new SelectOptionValue { Label = "东片党小组" });
        await _desk.Locator("details summary", new PageLocatorOptions { HasText = "填写新地点" }).ClickAsync();
        await _desk.GetByLabel("地点名称").FillAsync("小区西门");
        await _desk.GetByLabel("纬度（GCJ-02）").FillAsync("30.2721");
        await _desk.GetByLabel("经度（GCJ-02）").FillAsync("109.4881");
        await _desk.TakeAsync("duty-plan", whole: true);
        await _desk.PressAsync("保存");
        await _desk.SeesAsync(Friday);
        await _desk.GotoAsync("/admin/duties");
    }

    private async Task<(string Shift, DateTime Starts)> SignUpAsync()
    {
        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var shift = (await wang.GetAsync("/api/v1/shifts?limit=100"))["items"]!.AsArray().First(s => Text(s, "title") == Friday);
        await wang.PostAsync($"/api/v1/shifts/{Text(shift, "id")}/signups");
        return (Text(shift, "id"), DateTime.Parse(Text(shift, "startsAt"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }

    /// <summary>As the leader's screen shows it.</summary>
    private async Task<string> CodeAsync(string shift, string direction)
    {
        using var lin = await PhoneHand.SignInAsync(Product, "lin");
        return Text(await lin.GetAsync($"/api/v1/shifts/{shift}/rotating-code?direction={direction}"), "code");
    }

    /// <summary>The member taps twice where the shift is.</summary>
    private async Task TapAsync(string shift, string what, string? code)
    {
        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var tap = new { code, latitude = 30.27212, longitude = 109.48811, accuracyMetres = 20, coordinateSystem = "gcj02" };
        var first = await wang.PostAsync($"/api/v1/shifts/{shift}/{what}", tap);
        Assert.Equal("accepted", Text(first, "state"));
        Assert.Equal(Text(first, "id"), Text(await wang.PostAsync($"/api/v1/shifts/{shift}/{what}", tap), "id"));
    }

    private async Task AskForHelpAsync()
    {
        using var wang = await PhoneHand.SignInAsync(Product, "wang");
        var photo = await wang.UploadAsync("/api/v1/photos", await File.ReadAllBytesAsync(await PhotoAsync()), "image/png");
        var post = Text(await wang.PostAsync("/api/v1/aid-posts", new
        {
            kind = "request", category = "carry", urgency = "soon", visibility = "compound", title = "帮忙抬一下旧柜子",
            text = "周六上午九点，从三楼抬到楼下，大约三十公斤。", photoIds = new[] { Text(photo, "id") },
        }), "id");
        using var chen = await PhoneHand.SignInAsync(Product, "chen");
        Assert.DoesNotContain((await chen.GetAsync("/api/v1/aid-posts?limit=100"))["items"]!.AsArray(), p => Text(p, "id") == post);
        await ModerateAsync("王**", "帮忙抬一下旧柜子", takePicture: true);
        Assert.Contains((await chen.GetAsync("/api/v1/aid-posts?limit=100"))["items"]!.AsArray(), p => Text(p, "id") == post);

        var answer = Text(await chen.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text = "周六我有空，和儿子一起来。" }), "id");
        await ModerateAsync("应答", "周六我有空", takePicture: false);
        var path = $"/api/v1/aid-posts/{post}/answers/{answer}";
        await wang.PostAsync($"{path}/accept");
        await chen.PostAsync($"{path}/agree");
        Assert.Equal("19900000003", Text(await wang.GetAsync($"{path}/contact"), "phone"));

        using (var lin = await PhoneHand.SignInAsync(Product, "lin"))
            await lin.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "advertising" });
        await ModerateAsync("王**", "帮忙抬一下旧柜子", takePicture: false);
        var now = await wang.GetAsync($"/api/v1/aid-posts/{post}");
        await wang.PostAsync($"/api/v1/aid-posts/{post}/close", version: now["version"]!.GetValue<int>());
    }

    /// <param name="row">Words in the row of the queue.</param>
    private async Task ModerateAsync(string row, string words, bool takePicture)
    {
        // The machine's verdict comes by push a second later.
        for (var i = 0; i < 20; i++)
        {
            await _desk.GotoAsync("/admin/moderation");
            if (await _desk.Locator("main tr", new PageLocatorOptions { HasText = row }).CountAsync() > 0)
                break;
            await Task.Delay(500);
        }

        await _desk.Locator("main tr", new PageLocatorOptions { HasText = row }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await _desk.SeesAsync(words);
        await _desk.PressAsync("领取审核");
        if (takePicture)
            await _desk.TakeAsync("moderation-item", whole: true);
        await _desk.GetByLabel("通过，邻居可以看到").CheckAsync();
        await _desk.PressAsync("确定");
    }

    private async Task WatchOverItAsync()
    {
        await _desk.GotoAsync("/admin/people?Q=" + Uri.EscapeDataString("王秀兰"));
        await _desk.SeesAsync("199****0002");
        await _desk.GotoAsync("/admin/audit");
        await _desk.SeesAsync("刘社工");
        await _desk.TakeAsync("audit");
        await _desk.GotoAsync("/admin");
        await _desk.TakeAsync("overview", whole: true);

        var phone = await Browser.OpenAsync(Product.Address, width: 390, height: 844);
        await phone.SignInAsync(Product, "demo");
        await phone.TakeAsync("overview-phone", whole: true);

        // The other community sees nothing of all this.
        var other = await Browser.OpenAsync(Product.Address);
        await other.SignInAsync(Product, "demo2");
        await other.GotoAsync("/admin/people?Q=" + Uri.EscapeDataString("王秀兰"));
        await Assertions.Expect(other.Locator("main")).Not.ToContainTextAsync("199****0002");
    }

    private async Task MoveTheClockAsync(DateTime to)
    {
        await Product.MoveTheClockAsync(to);
        // Nobody's session outlives half an hour without a click.
        await _desk.Context.ClearCookiesAsync();
        await _desk.SignInAsync(Product, "demo");
    }

    /// <summary>A photo of the staircase: a screenshot will do, it is a real PNG of a real size.</summary>
    private async Task<string> PhotoAsync()
    {
        var path = Path.Combine(Product.Folder, "staircase.png");
        await _desk.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        return path;
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? throw new InvalidOperationException($"'{name}' is missing in {node?.ToJsonString()}");
}
