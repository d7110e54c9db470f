using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>Opens every page of the menu, with the first thing in each list: nothing sideways, nothing refused by the browser, nothing a screen reader stumbles over.</summary>
public abstract class EveryPage(int width) : BrowserWalk
{
    private static readonly string[] Pages =
    [
        "/admin/duties/live", "/admin/patrols", "/admin/patrols/new", "/admin/signals", "/admin/displays",
        "/", "/sandbox", "/admin", "/admin/places", "/admin/places/new", "/admin/groups", "/admin/groups/new", "/admin/care", "/admin/care/visits", "/admin/applications", "/admin/applications/new",
        "/admin/armbands", "/admin/armbands/new", "/admin/armbands/nottaken", "/admin/armbands/labels", "/admin/armbands/batches", "/admin/armbands/overdue",
        "/admin/armbands/retirements", "/admin/armbands/trainings", "/admin/calls", "/admin/stocktakes", "/admin/stocktakes/new", "/admin/duties", "/admin/duties/calendar", "/admin/duties/new",
        "/admin/duties/pending", "/admin/duties/series", "/admin/duties/series/new", "/admin/hours", "/admin/duties/unresolved", "/admin/duties/appeals", "/admin/hours/corrections", "/admin/exports", "/admin/aid", "/admin/aid/loans", "/admin/aid/introductions", "/admin/aid/figures", "/admin/moderation",
        "/admin/moderation/appeals", "/admin/moderation/measures", "/admin/moderation/words", "/admin/moderation/figures",
        "/admin/council", "/admin/council/new", "/admin/council/queue", "/admin/council/tracking", "/admin/council/undertakings", "/admin/council/figures",
        "/admin/orders", "/admin/orders/new", "/admin/orders/plan", "/admin/orders/visits", "/admin/orders/stats", "/admin/orders/mediators", "/admin/slips",
        "/admin/people", "/admin/people/new", "/admin/audit", "/admin/account",
    ];

    /// <summary>Lists whose first row leads to a page of its own.</summary>
    private static readonly string[] Lists =
        ["/admin/patrols", "/admin/places", "/admin/groups", "/admin/armbands", "/admin/stocktakes", "/admin/duties", "/admin/duties/series", "/admin/orders", "/admin/aid", "/admin/moderation", "/admin/moderation/appeals", "/admin/moderation/measures", "/admin/people", "/admin/council",
            "/admin/council/queue", "/admin/council/undertakings"];

    private static readonly string[] ShiftPages = ["people", "edit", "print"];

    [BrowserFact]
    public async Task Every_page_fits_and_reads_well()
    {
        var faults = new List<string>();
        var page = await Browser.OpenAsync(Product.Address, width);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add($"{page.Url}: {message.Text}");
        };
        await page.SignInAsync(Product, "demo");
        foreach (var path in Pages.Concat(await DetailsAsync(page)))
        {
            await page.GotoAsync(path);
            faults.AddRange((await page.FaultsAsync()).Select(fault => $"{path}: {fault}"));
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

        // What leads from one armband and one member to their pages.
        if (details.Find(d => d.Contains("/armbands/details/", StringComparison.OrdinalIgnoreCase)) is { } armband)
            details.Add(armband.Replace("/details/", "/worn/", StringComparison.OrdinalIgnoreCase));
        if (details.Find(d => d.Contains("/people/details/", StringComparison.OrdinalIgnoreCase)) is { } person)
            details.AddRange([person.Replace("/people/details/", "/armbands/pin/", StringComparison.OrdinalIgnoreCase), person.Replace("/details/", "/merge/", StringComparison.OrdinalIgnoreCase)]);
        await page.GotoAsync("/admin/armbands?State=InStock");
        if (await page.Locator("main tbody a").First.GetAttributeAsync("href") is { } inStock)
            details.Add(inStock.Replace("/details/", "/issue/", StringComparison.OrdinalIgnoreCase));

        // What leads from one shift to its pages.
        if (details.Find(d => d.Contains("/duties/details/", StringComparison.OrdinalIgnoreCase)) is { } shift)
            details.AddRange(ShiftPages.Select(p => shift.Replace("/details/", $"/{p}/", StringComparison.OrdinalIgnoreCase)));

        if (details.Find(d => d.Contains("/orders/details/", StringComparison.OrdinalIgnoreCase)) is { } order)
            details.Add(order.Replace("/details/", "/dispatch/", StringComparison.OrdinalIgnoreCase));
        return details;
    }
}

public sealed class EveryPageOnADesk() : EveryPage(1280);

public sealed class EveryPageOnAPhone() : EveryPage(390);
