using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>Opens every page of the menu, with the first thing in each list, at both widths: nothing sideways, nothing refused by the browser, nothing a screen reader stumbles over.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/", "/sandbox", "/admin", "/admin/places", "/admin/places/new", "/admin/groups", "/admin/groups/new", "/admin/applications", "/admin/applications/new",
        "/admin/armbands", "/admin/armbands/new", "/admin/armbands/nottaken", "/admin/armbands/labels", "/admin/duties", "/admin/duties/new",
        "/admin/duties/pending", "/admin/duties/series", "/admin/duties/series/new", "/admin/hours", "/admin/aid", "/admin/moderation",
        "/admin/people", "/admin/people/new", "/admin/audit", "/admin/account",
    ];

    /// <summary>Lists whose first row leads to a page of its own.</summary>
    private static readonly string[] Lists =
        ["/admin/places", "/admin/groups", "/admin/armbands", "/admin/duties", "/admin/duties/series", "/admin/aid", "/admin/moderation", "/admin/people"];

    private RunningProduct _product = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Browser.Executable))
            return;
        _product = await RunningProduct.StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    [BrowserFact]
    public async Task Every_page_fits_a_phone_and_reads_well()
    {
        var faults = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            var page = await _browser.OpenAsync(_product.Address, width);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    faults.Add($"{page.Url} at {width}: {message.Text}");
            };
            await page.SignInAsync(_product, "demo");
            foreach (var path in Pages.Concat(await DetailsAsync(page)))
            {
                await page.GotoAsync(path);
                faults.AddRange((await LookAsync(page)).Select(fault => $"{path} at {width}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<List<string>> DetailsAsync(IPage page)
    {
        var details = new List<string>();
        foreach (var list in Lists)
        {
            await page.GotoAsync(list);
            var first = page.Locator("main tbody a").First;
            if (await page.Locator("main tbody a").CountAsync() > 0)
                details.Add(await first.GetAttributeAsync("href") ?? list);
        }

        return details;
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page)
    {
        var faults = new List<string>();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
            faults.Add("is wider than the window");
        var axe = await page.RunAxe();
        faults.AddRange(axe.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        return faults;
    }
}
