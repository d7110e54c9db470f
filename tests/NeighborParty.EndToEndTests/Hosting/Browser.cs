using Microsoft.Playwright;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>Keeps Chromium from calling its maker's servers.</summary>
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Where Chromium is; NEIGHBORPARTY_CHROMIUM names another place. Without the windows that nobody sees it takes a good part less of the processor.</summary>
    public static string Executable => Environment.GetEnvironmentVariable("NEIGHBORPARTY_CHROMIUM")
        ?? (File.Exists(HeadlessShell) ? HeadlessShell : "/usr/bin/chromium");

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true, Args = Quiet });
        return new Browser(playwright, browser);
    }

    /// <summary>A window of its own: its own cookies, Chinese, Asia/Shanghai.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, int height = 900)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        // The first pages of a program that has just started take their time on a busy machine.
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
