using Microsoft.Playwright;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>A program of its own and a browser, for one walk. Neither is started where there is no browser: the walk is skipped then.</summary>
public abstract class BrowserWalk : IAsyncLifetime
{
    private RunningProduct? _product;
    private Browser? _browser;

    protected RunningProduct Product => _product!;

    protected Browser Browser => _browser!;

    /// <summary>A member of staff who has just signed in, at this page.</summary>
    protected async Task<IPage> DeskAsync(string path = "/admin")
    {
        var desk = await Browser.OpenAsync(Product.Address);
        await desk.SignInAsync(Product, "demo");
        if (path != "/admin")
            await desk.GotoAsync(path);
        return desk;
    }

    public virtual async Task InitializeAsync()
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
}
