using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>The list for the door: whatever is on it must be on paper, over as many pages as it takes.</summary>
public sealed class ThePrintedRoster : BrowserWalk
{
    [BrowserFact]
    public async Task Forty_people_take_more_than_one_page_and_nothing_is_cut_off()
    {
        var page = await DeskAsync("/admin/duties");
        var shift = (await page.Locator("main tbody a").First.GetAttributeAsync("href"))!;
        await page.GotoAsync(shift.Replace("/details/", "/print/", StringComparison.OrdinalIgnoreCase));
        var few = await page.PagesAsync();
        Assert.Equal(1, few);

        // Forty more lines, as a shift of forty would have.
        await page.EvaluateAsync("() => { const body = document.querySelector('table tbody'); for (let i = 0; i < 40; i++) body.append(body.lastElementChild.cloneNode(true)); }");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal("table-header-group", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('thead')).display"));
        Assert.Equal("visible", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.np-sheet')).overflow"));
        Assert.InRange(await page.PagesAsync(), 2, 3);
    }
}
