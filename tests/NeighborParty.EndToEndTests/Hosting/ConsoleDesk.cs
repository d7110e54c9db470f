using Microsoft.Playwright;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>A member of staff at the console, clicking what a person would click.</summary>
public static class ConsoleDesk
{
    public static async Task SignInAsync(this IPage page, RunningProduct product, string user)
    {
        await page.GotoAsync("/admin");
        await page.WaitForURLAsync(url => url.Contains("/admin/sign-in", StringComparison.Ordinal));
        await page.GetByLabel("用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(product.PasswordOf(user));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "登录", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Clicks a link or button of the main part by its words.</summary>
    public static Task PressAsync(this IPage page, string words) =>
        page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words, Exact = true })
            .Or(page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = words, Exact = true })).First.ClickAsync();

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

    public static async Task SeesAsync(this IPage page, string words) =>
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
}
