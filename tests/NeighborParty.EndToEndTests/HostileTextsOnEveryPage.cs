using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Playwright;
using NeighborParty.AdminConsole;
using NeighborParty.Core.Staff;
using NeighborParty.EndToEndTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.EndToEndTests;

/// <summary>
/// What people wrote stays text: every hostile text into every column that people can write, and then every page of the console in Chromium, as wide as a phone.
/// The columns come from the model, the pages from the compiled console and from each other's links.
/// </summary>
public sealed partial class HostileTextsOnEveryPage(ITestOutputHelper output) : BrowserWalk
{
    /// <summary>Pages of one kind: one with this order, one with that.</summary>
    private const int OfEachKind = 2;

    /// <summary>Pages that the desk cannot open, and why.</summary>
    private static readonly Dictionary<string, string> NotReached = new()
    {
        ["/Totp"] = "asked between the password and the desk, with no words of anybody",
        ["/Wall"] = "opened by a key that is shown once",
        ["/Duties/Code"] = "only while a duty is on, and then a picture",
        ["/Hours/Certificate"] = "the demo has printed none",
        ["/Patrols/Round"] = "the demo has walked none",
        ["/People/CardSheet"] = "the demo has no card",
        ["/Signals/Details"] = "the demo has no case",
    };

    /// <summary>Pages that are offered in some states only: tried with the rows of a table until it opens.</summary>
    private static readonly (string Page, string Table)[] ByRow =
    [
        ("/Applications/Details", "Applications"), ("/Armbands/Issue", "Armbands"), ("/Council/Decide", "AgendaItems"), ("/Council/BeginSurvey", "CouncilUndertakings"),
        ("/Council/Minutes", "CouncilDays"), ("/Duties/Edit", "Shifts"), ("/Duties/People", "Shifts"), ("/Duties/Scan", "Shifts"),
    ];

    /// <summary>What a page answers that has nothing to show.</summary>
    private static readonly Dictionary<string, int> NotToday = new(StringComparer.OrdinalIgnoreCase) { ["/admin/totp/enrol"] = 409 };

    [GeneratedRegex("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, int> _kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _ahead = new();
    private readonly HashSet<HostileShown> _shown = [];
    private readonly List<string> _visited = [];

    [BrowserFact]
    public async Task Hostile_texts_stay_texts_on_every_page()
    {
        var page = await Browser.OpenAsync(Product.Address, 390, 844);
        await page.SignInAsAdministratorAsync(Product);
        await ApplyAsync(page);
        var fill = await HostileRows.WriteAsync(Product);
        Watch(page);
        var pages = Pages();
        foreach (var path in pages.Where(p => !p.Route.Contains('{', StringComparison.Ordinal)).Select(p => p.Route))
            Meet(path);
        var started = TimeProvider.System.GetTimestamp();
        while (_ahead.TryDequeue(out var path))
            await VisitAsync(page, path);
        // Minutes are written on one day only.
        await HostileRows.RunAsync(Product, """UPDATE "CouncilDays" SET "State" = 'MinutesDraft'""");
        foreach (var (name, table) in ByRow.Where(p => !_visited.Exists(pages.Single(x => x.Name == p.Page).Fits)))
            await TryAsync(page, pages.Single(x => x.Name == name).Route, await HostileRows.IdsAsync(Product, table));

        var columns = HostileColumns.All();
        var seen = _shown.Select(s => s.Column).Distinct().Select(c => columns[c]).ToList();
        var texts = _shown.Where(s => s.IsWhole).Select(s => s.Text).ToHashSet();
        var unseen = pages.Where(p => !_visited.Exists(v => p.Fits(v))).Select(p => p.Name).ToList();
        output.WriteLine($"{HostileTexts.All.Count} texts in {fill.Rows} places of {fill.Columns.Count} columns ({columns.Count} in the list), {_visited.Count} pages of {pages.Count - unseen.Count} kinds in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s");
        output.WriteLine($"shown: {seen.Count} columns of {seen.DistinctBy(c => c.Table).Count()} tables");
        output.WriteLine($"empty tables: {string.Join(' ', fill.EmptyTables)}");
        output.WriteLine($"filled and shown nowhere: {string.Join(' ', fill.Columns.Except(seen).Select(c => c.Name))}");
        output.WriteLine($"pages not reached: {string.Join(' ', unseen)}");

        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct()));
        // Which row a page shows first changes with the day; what stands behind every text is the same.
        Assert.True(seen.Count >= 60, $"only {seen.Count} columns were seen anywhere");
        Assert.True(texts.Count >= HostileTexts.All.Count * 9 / 10, $"only {texts.Count} texts were seen whole anywhere");
        Assert.Equal(NotReached.Keys.Order(), unseen.Order());
    }

    /// <summary>Somebody at the door, whom the desk has not let in yet.</summary>
    private async Task ApplyAsync(IPage desk)
    {
        await desk.GotoAsync("/admin/places");
        await desk.PressAsync("3号楼");
        await desk.ConfirmAsync("制作", "制作");
        await desk.SeesAsync("第 1 号 有效");
        var scene = await HostileRows.OneAsync(Product, "DoorCodes", "Token");
        using var phone = await PhoneHand.SignInAsync(Product, "wang");
        var door = await phone.PostAsync("/api/v1/door-codes/resolve", new { scene });
        foreach (var text in (await phone.GetAsync("/api/v1/consent-texts"))["items"]!.AsArray().Where(t => t!["purpose"]!.GetValue<string>() == "membership"))
            await phone.PostAsync("/api/v1/me/consents", new { purpose = "membership", version = text!["version"]!.GetValue<int>(), textHash = text["textHash"]!.GetValue<string>() });
        await phone.PostAsync("/api/v1/me/phone", new { phoneCode = await phone.SandboxCodeAsync("phone-code") });
        await phone.PostAsync("/api/v1/join-applications", new
        {
            groupId = door["groups"]![0]!["id"]!.GetValue<string>(), doorToken = scene, name = "王秀兰", door = "302", bornOn = "1962-05-04", residency = "owner", kind = "neighbour", remark = "三单元",
        });
    }

    /// <summary>Visits the first that open.</summary>
    private async Task TryAsync(IPage page, string route, IReadOnlyList<Guid> ids)
    {
        var left = OfEachKind;
        foreach (var path in ids.Select(id => route.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)))
        {
            var answer = await page.APIRequest.GetAsync(path, new APIRequestContextOptions { MaxRedirects = 0 });
            if (answer.Status != 200)
                continue;
            await VisitAsync(page, path);
            if (--left == 0)
                return;
        }
    }

    private void Watch(IPage page)
    {
        page.Dialog += (_, dialog) =>
        {
            _faults.Add($"{page.Url}: a script ran ({dialog.Message})");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !NotToday.ContainsKey(new Uri(page.Url).AbsolutePath))
                _faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Add($"{page.Url}: {error}");
        page.Popup += (_, popup) => _faults.Add($"{page.Url}: opened {popup.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Product.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:image/", StringComparison.Ordinal))
                _faults.Add($"{page.Url}: asked for {request.Url}");
        };
    }

    private async Task VisitAsync(IPage page, string path)
    {
        try
        {
            var answer = await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (answer!.Status != NotToday.GetValueOrDefault(path, 200))
                _faults.Add($"{path} answered {answer.Status}");
        }
        catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal))
        {
            return;
        }

        var sight = await page.HostileSightAsync();
        _faults.AddRange(sight.Faults.Select(fault => $"{path}: {fault}"));
        _shown.UnionWith(sight.Shown);
        _visited.Add(new Uri(page.Url).AbsolutePath);
        foreach (var link in sight.Links)
            Meet(link);
    }

    /// <summary>Notes a page to be visited, unless enough of its kind have been: the same path with another id, the same questions with other answers.</summary>
    private void Meet(string link)
    {
        var address = new Uri(Product.Address, link);
        if (!address.AbsolutePath.StartsWith("/admin", StringComparison.OrdinalIgnoreCase) || address.AbsolutePath.StartsWith("/admin/assets/", StringComparison.OrdinalIgnoreCase))
            return;
        if (!_known.Add(address.PathAndQuery))
            return;
        var asked = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0]).Order(StringComparer.Ordinal);
        var kind = $"{Id().Replace(address.AbsolutePath, "{id}")}?{string.Join('&', asked)}";
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_kinds[kind] <= OfEachKind)
            _ahead.Enqueue(address.PathAndQuery);
    }

    /// <summary>Every page of the console, as it was compiled.</summary>
    private static List<ConsolePage> Pages() =>
    [
        .. typeof(Navigation).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .Where(item => item.Kind == "mvc.1.0.razor-page")
            .Select(item => new ConsolePage(
                item.Identifier["/Pages".Length..^".cshtml".Length],
                item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(m => m.Key == "RouteTemplate")?.Value)),
    ];

    private sealed record ConsolePage(string Name, string? Template)
    {
        public string Route => "/admin" + (Template is ['/', ..] ? Template : $"{Name.Replace("/Index", "", StringComparison.Ordinal)}{(Template is null ? "" : "/" + Template)}").TrimEnd('/');

        public bool Fits(string path)
        {
            var perhaps = Regex.Replace(Route, @"/\{[^}]+\?\}", "(/[^/]+)?", RegexOptions.None, TimeSpan.FromSeconds(1));
            var shape = Regex.Replace(perhaps, @"\{[^}]+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1));
            return Regex.IsMatch(path.TrimEnd('/'), $"^{shape}$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        }
    }
}
