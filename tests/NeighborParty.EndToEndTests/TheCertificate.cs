using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>The office prints a year's certificate, and whoever holds the paper checks it with any camera.</summary>
public sealed partial class TheCertificate : BrowserWalk
{
    [BrowserFact]
    public async Task What_the_paper_says_can_be_checked_by_anybody()
    {
        var desk = await DeskAsync("/admin/hours");
        await desk.SeesAsync("每月服务时长");
        await desk.TakeAsync("hours", whole: true);
        var person = desk.Locator("main table").Last.Locator("tbody a").First;
        var name = await person.InnerTextAsync();
        await person.ClickAsync();
        await desk.ConfirmAsync("出年度证书", "出证书");
        await desk.SeesAsync("志愿服务证书");
        await desk.SeesAsync(name);
        await desk.TakeAsync("certificate", whole: true);
        var number = Number().Match(await desk.Locator("main").InnerTextAsync()).Value;
        Assert.NotEqual("", number);

        var address = await QrReader.TextOfAsync(await desk.ScreenshotAsync(new PageScreenshotOptions { FullPage = true }));
        var stranger = await Browser.OpenAsync(Product.Address, width: 390);
        await stranger.GotoAsync(new Uri(address).PathAndQuery);
        await stranger.SeesAsync(number);
        await stranger.SeesAsync("小时");
        // The paper names its holder; the page shows only enough to compare.
        Assert.DoesNotContain(name, await stranger.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=编号 )[^ ]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
