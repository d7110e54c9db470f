using Microsoft.Playwright;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>The README's pictures are made by the walk itself: NEIGHBORPARTY_PICTURES=1 writes them to docs/pictures.</summary>
public static class Pictures
{
    private static readonly bool Wanted = Environment.GetEnvironmentVariable("NEIGHBORPARTY_PICTURES") == "1";

    public static async Task TakeAsync(this IPage page, string name, bool whole = false)
    {
        var folder = Wanted
            ? Sources.File("docs", "pictures")
            : Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        Directory.CreateDirectory(folder);
        if (whole)
        {
            // Charts are drawn when they come into sight.
            await page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
            await page.WaitForTimeoutAsync(800);
            await page.EvaluateAsync("window.scrollTo(0, 0)");
        }

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
    }
}
