using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NeighborParty.Core.Staff;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>A member of staff at the console, clicking what a person would click.</summary>
public static partial class ConsoleDesk
{
    [GeneratedRegex("/admin/sign-in", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignInPage();

    public static async Task SignInAsync(this IPage page, RunningProduct product, string user)
    {
        await page.GotoAsync("/admin");
        await page.GetByLabel("用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(product.PasswordOf(user));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "登录", Exact = true }).ClickAsync();
        // The address, and not the page's load event: a driver that is slow to listen has missed that one.
        await Assertions.Expect(page).Not.ToHaveURLAsync(SignInPage(), new PageAssertionsToHaveURLOptions { Timeout = 30_000 });
    }

    /// <summary>The demo's administrator, who binds an authenticator on the way in.</summary>
    public static async Task SignInAsAdministratorAsync(this IPage page, RunningProduct product)
    {
        await page.SignInAsync(product, "admin");
        var seed = (await page.Locator("p code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("验证码").FillAsync(Totp.Code(Base32.Decode(seed), Totp.StepOf(await product.NowAsync())));
        await page.PressAsync("绑定");
        await page.PressAsync("我已经抄好了");
        await Assertions.Expect(page.Locator(".np-staff")).ToBeVisibleAsync();
    }

    /// <summary>Clicks a link or button of the main part by its words.</summary>
    public static Task PressAsync(this IPage page, string words) =>
        page.PressAsync(page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words, Exact = true })
            .Or(page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = words, Exact = true })).First);

    /// <summary>Clicks when the page listens: without its script a button sends the form that should have asked first.</summary>
    public static async Task PressAsync(this IPage page, ILocator button)
    {
        await button.WaitForAsync();
        await page.ListensAsync();
        await button.ClickAsync();
    }

    /// <summary>Presses a key when the page listens: words can be read before its script has run.</summary>
    public static async Task KeyAsync(this IPage page, string key)
    {
        await page.ListensAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>How many pages of paper it takes.</summary>
    public static async Task<int> PagesAsync(this IPage page) =>
        Regex.Count(Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })), @"/Type\s*/Page\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>Waits until the page's script has run.</summary>
    public static async Task ListensAsync(this IPage page)
    {
        // Asked again and again from here: a function that waited in the page would be an eval, which the page forbids.
        for (var tries = 0; tries < 200 && !await IsLoadedAsync(page); tries++)
            await page.WaitForTimeoutAsync(50);
    }

    private static async Task<bool> IsLoadedAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // The next page has just begun.
            return false;
        }
    }

    /// <summary>The open confirmation dialog.</summary>
    public static ILocator OpenDialog(this IPage page) => page.Locator("dialog[open]");

    /// <summary>Opens a confirmation, lets the caller fill it, and confirms.</summary>
    public static async Task ConfirmAsync(this IPage page, string words, string yes, Func<ILocator, Task>? fill = null)
    {
        await page.PressAsync(words);
        if (fill is not null)
            await fill(page.OpenDialog());
        await page.OpenDialog().GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = yes, Exact = true }).ClickAsync();
    }

    /// <summary>The row of the moderators' queue with all these words. The machine has its look first, which takes a moment; the page would ask again by itself after twenty seconds.</summary>
    public static async Task<ILocator> WaitingAsync(this IPage page, params string[] words)
    {
        var row = words.Aggregate(page.Locator("tr[data-np-row]"), (rows, word) => rows.Filter(new LocatorFilterOptions { HasText = word })).First;
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync("/admin/moderation");
            if (await row.CountAsync() > 0)
                return row;
            await page.WaitForTimeoutAsync(500);
        }

        throw new Xunit.Sdk.XunitException($"the queue never showed {string.Join(' ', words)}");
    }

    /// <summary>A moderator lets through what waits in the row with these words.</summary>
    public static async Task LetThroughAsync(this IPage page, string text, params string[] words)
    {
        await (await page.WaitingAsync(words)).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.SeesAsync(text);
        await page.PressAsync("领取审核");
        await page.GetByLabel("通过，邻居可以看到").CheckAsync();
        await page.PressAsync("确定");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);
    }

    /// <summary>What is wrong with the page as it is shown: wider than the window, or something a screen reader stumbles over.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page)
    {
        var faults = new List<string>();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
            faults.Add("is wider than the window");
        faults.AddRange((await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        return faults;
    }

    public static async Task SeesAsync(this IPage page, string words) =>
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
}
