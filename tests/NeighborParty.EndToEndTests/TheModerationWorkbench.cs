using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>A moderator's hour without a mouse: through the queue by keys, one refused, one covered; the author appeals, a colleague puts it right, and the first one hears of it.</summary>
public sealed class TheModerationWorkbench : BrowserWalk
{
    [BrowserFact]
    public async Task Claimed_decided_covered_appealed_and_put_right()
    {
        var desk = await DeskAsync();
        using var chen = await PhoneHand.SignInAsync(Product, "chen");
        using var lin = await PhoneHand.SignInAsync(Product, "lin");

        var refused = await RefuseByKeysAsync(desk, chen);
        await CoverAsync(desk, chen, lin);
        await AppealAsync(desk, chen, refused);
        await TryTheWordsAsync(desk);
        await desk.GotoAsync("/admin/moderation/figures");
        await desk.SeesAsync("改判率");
        await desk.TakeAsync("moderation-figures", whole: true);
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    /// <summary>The demo's posts wait; chen's is refused without touching the mouse.</summary>
    private static async Task<string> RefuseByKeysAsync(IPage desk, PhoneHand chen)
    {
        var post = (await PostAsync(chen, "旧木板送人", "阳台上有三块木板，自己来搬。"))["id"]!.GetValue<string>();
        // The demo's posts are new authors' too; this one has to be the last.
        await chen.WaitForModeratorsAsync(post);
        await desk.WaitingAsync("新作者");
        await desk.KeyAsync("?");
        await Assertions.Expect(desk.Locator("details[data-np-keys]")).ToHaveAttributeAsync("open", "");
        await desk.TakeAsync("moderation-queue");
        // Down past the end and up again: the focus stays in the list.
        foreach (var key in "jjjjjjkjjj")
            await desk.KeyAsync(key.ToString());
        await Assertions.Expect(desk.Locator("tr[data-np-row]").Last.Locator("a").First).ToBeFocusedAsync();
        await desk.KeyAsync("c");
        await desk.SeesAsync("放回队列");
        await desk.SeesAsync("旧木板送人");
        await desk.KeyAsync("r");
        await Assertions.Expect(desk.Locator("[data-np-key=r]")).ToBeCheckedAsync();
        await desk.GetByLabel("违反的规则").SelectOptionAsync("advertising");
        await desk.GetByLabel("给作者的理由").FillAsync("请不要发布广告");
        await desk.TakeAsync("moderation-refuse", whole: true);
        await desk.KeyAsync("Control+Enter");
        await desk.SeesAsync("未通过，作者会收到理由。");
        return post;
    }

    private static async Task CoverAsync(IPage desk, PhoneHand chen, PhoneHand lin)
    {
        const string Text = "周末抬柜子，请打19900000077找我。";
        Assert.Equal("moderation.personal_details", await chen.RefusedAsync("/api/v1/aid-posts", Draft("抬柜子", Text, keep: false)));
        var preview = await chen.PostAsync("/api/v1/texts/preview", new { text = Text });
        Assert.Equal("周末抬柜子，请打＊＊＊找我。", preview["suggestedText"]!.GetValue<string>());
        var post = (await PostAsync(chen, "抬柜子", Text, keep: true))["id"]!.GetValue<string>();
        await desk.WaitingAsync("含个人信息");
        await desk.Locator("tr[data-np-row]", new PageLocatorOptions { HasText = "含个人信息" }).Locator("a").First.ClickAsync();
        await desk.SeesAsync("领取审核");
        await desk.KeyAsync("c");
        await desk.SeesAsync("放回队列");
        await desk.KeyAsync("x");
        await Assertions.Expect(desk.GetByLabel("隐去后的内容")).ToHaveValueAsync("周末抬柜子，请打＊＊＊找我。");
        await desk.GetByLabel("违反的规则").SelectOptionAsync("privacy");
        await desk.GetByLabel("给作者的理由").FillAsync("电话已隐去，双方同意后会显示");
        await desk.TakeAsync("moderation-cover", whole: true);
        await desk.KeyAsync("Control+Enter");
        await desk.SeesAsync("已隐去部分内容后通过");
        Assert.Equal("周末抬柜子，请打＊＊＊找我。", (await lin.GetAsync($"/api/v1/aid-posts/{post}"))["text"]!.GetValue<string>());
    }

    private async Task AppealAsync(IPage desk, PhoneHand chen, string refused)
    {
        var decision = (await chen.GetAsync("/api/v1/moderation/decisions"))["items"]!.AsArray().Single(d => d!["contentId"]!.GetValue<string>() == refused)!;
        Assert.True(decision["canAppeal"]!.GetValue<bool>());
        await chen.PostAsync($"/api/v1/moderation/decisions/{decision["id"]!.GetValue<string>()}/appeal", new { text = "这是我自己的旧木板，不收钱" });

        await desk.GotoAsync("/admin/moderation/appeals");
        await desk.SeesAsync("须由同事复核");
        var colleague = await Browser.OpenAsync(Product.Address);
        await colleague.SignInAsync(Product, "shenhe");
        await colleague.GotoAsync("/admin/moderation/appeals");
        await colleague.Locator("main tbody a").Last.ClickAsync();
        await colleague.SeesAsync("不收钱");
        await colleague.GetByLabel("改判").CheckAsync();
        await colleague.GetByLabel("给作者的答复").FillAsync("确实不是广告，已恢复");
        await colleague.TakeAsync("moderation-appeal", whole: true);
        await colleague.PressAsync("确定");
        await colleague.SeesAsync("已改判");
        Assert.Equal("open", (await chen.GetAsync($"/api/v1/aid-posts/{refused}"))["post"]!["state"]!.GetValue<string>());

        await desk.GotoAsync("/admin/moderation");
        await desk.SeesAsync("经复核后已改判");
        await desk.PressAsync("看一下原因");
        await desk.PressAsync("知道了");
        await Assertions.Expect(desk.Locator("main")).Not.ToContainTextAsync("经复核后已改判");
    }

    private static async Task TryTheWordsAsync(IPage desk)
    {
        await desk.GotoAsync("/admin/moderation/words");
        await desk.GetByLabel("须人工审核的词").FillAsync("蓝色药丸");
        await desk.GetByLabel("修改说明").FillAsync("居民反映");
        await desk.PressAsync("保存为新版");
        await desk.SeesAsync("已保存为第 2 版");
        await desk.GetByLabel("文字").FillAsync("有 蓝★色★药★丸 吗，打１９９００００００７７");
        await desk.PressAsync("检查");
        await desk.SeesAsync("须人工审核：蓝色药丸");
        await desk.SeesAsync("电话号码");
        await desk.TakeAsync("moderation-words", whole: true);
    }

    private static Task<JsonObject> PostAsync(PhoneHand phone, string title, string text, bool keep = false) => phone.PostAsync("/api/v1/aid-posts", Draft(title, text, keep));

    private static object Draft(string title, string text, bool keep) =>
        new { kind = "offer", category = "borrow", urgency = "normal", visibility = "compound", title, text, keepDetails = keep };
}
