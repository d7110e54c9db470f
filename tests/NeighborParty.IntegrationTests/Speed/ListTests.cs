using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Contract;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>
/// Every list that phones and open pages ask for again and again: unchanged it is 304, it is a page or short, it takes the same
/// statements for many rows as for few, and none of its statements walks through what grows.
/// </summary>
public sealed partial class ListTests(ExplainedProduct product) : IClassFixture<ExplainedProduct>
{
    /// <summary>Their tables grow with the houses and not with the years.</summary>
    private static readonly string[] OfTheHouses = ["IX_Groups_", "IX_Buildings_", "IX_Compounds_"];

    public static TheoryData<string> All => [.. Lists.OfPhones.Concat(Lists.OfTheConsole).Select(l => l.ToString())];

    public static TheoryData<string> OfPhones => [.. Lists.OfPhones.Select(l => l.ToString())];

    [Fact]
    public async Task Every_GET_of_the_contract_is_polled_and_tested_or_said_not_to_be()
    {
        var gets = (await OpenApiDocument.OfAsync(product)).Operations.Where(o => o.Method == "GET").Select(o => Form(o.Path)).ToHashSet(StringComparer.Ordinal);
        var polled = Lists.OfPhones.Select(l => Form(l.Path)).ToHashSet(StringComparer.Ordinal);
        var not = Lists.NotPolled.Keys.Select(Form).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(polled.Intersect(not));
        Assert.Equal(gets.Order(StringComparer.Ordinal), polled.Union(not).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_polled_list_is_paged_by_a_key_or_short_and_the_contract_says_304()
    {
        var gets = (await OpenApiDocument.OfAsync(product)).Operations.Where(o => o.Method == "GET").ToDictionary(o => Form(o.Path), StringComparer.Ordinal);
        foreach (var list in Lists.OfPhones)
        {
            var get = gets[Form(list.Path)];
            var isPaged = get.Parameters.Any(p => (string?)p["name"] is "after" or "before");
            Assert.True(isPaged == list.Short is null, $"{list}: a page and short, or neither");
            Assert.True(get.Json["responses"]!.AsObject().ContainsKey("304"), $"{list}: no 304");
        }
    }

    [Theory]
    [MemberData(nameof(OfPhones))]
    public async Task What_did_not_change_is_not_sent_again(string name)
    {
        var (street, list) = ((await product.StreetsAsync()).Many, Find(name));
        var first = await street.As(list.By).GetAsync(street.Address(list.Address));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var again = new HttpRequestMessage(HttpMethod.Get, street.Address(list.Address)) { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        var second = await street.As(list.By).SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag, 0), (second.StatusCode, second.Headers.ETag, (await second.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Many_rows_take_no_more_statements_than_few(string name)
    {
        var list = Find(name);
        var (few, many) = await product.StreetsAsync();
        var (one, three) = ((await AskAsync(few, list)).Statements, (await AskAsync(many, list)).Statements);
        Assert.Equal(one, three);
        Assert.InRange(three, 1, list.Statements);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_statement_walks_through_what_grows(string name)
    {
        if (TestDatabase.Provider == DatabaseOptions.SqlServer)
            return; // its plans need rows and statistics
        var list = Find(name);
        foreach (var (text, plan) in (await AskAsync((await product.StreetsAsync()).Many, list)).Plans)
        {
            var walks = QueryPlan.WalksIn(plan).Where(l => !OfTheHouses.Any(h => l.Contains(h, StringComparison.Ordinal)) && !(list.Walks is { } fine && l.Contains(fine + " ", StringComparison.Ordinal)));
            Assert.True(!walks.Any(), $"{list}\n{text}\n{plan}");
            // A server sorts by choice when there is little.
            if (TestDatabase.Provider == DatabaseOptions.Sqlite && list.Sorts is null && !OfTheHouses.Any(h => plan.Contains(h, StringComparison.Ordinal)))
                Assert.True(!plan.Split('\n').Any(QueryPlan.Sorts), $"{list} sorts\n{text}\n{plan}");
        }
    }

    [Fact]
    public void Every_part_of_the_console_that_fetches_itself_again_is_here()
    {
        var pages = Sources.File("admin-console", "Pages");
        var parts = Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(f => Refreshes().Matches(File.ReadAllText(f)).Select(m => (Page: Path.ChangeExtension(Path.GetRelativePath(pages, f), null).Replace('\\', '/'), Handler: m.Groups["handler"].Value)))
            // The wall has no one signed in; StatementTests counts what it asks.
            .Where(p => p.Page != "Wall").Select(p => $"/admin/{p.Page.Replace("/Index", "", StringComparison.Ordinal)}?handler={p.Handler}").Order(StringComparer.Ordinal).ToList();
        Assert.True(parts.Count >= 7, string.Join('\n', parts));
        Assert.Equal(parts, Lists.OfTheConsole.Where(l => l.Address.Contains("handler=", StringComparison.Ordinal)).Select(l => Ids().Replace(l.Address, "")).Order(StringComparer.Ordinal));
    }

    private static PolledList Find(string name) => Lists.OfPhones.Concat(Lists.OfTheConsole).Single(l => l.ToString() == name);

    /// <summary>Whatever the ids are called.</summary>
    private static string Form(string path) => Ids().Replace(path, "/{}").TrimEnd('/');

    private async Task<(int Statements, IReadOnlyList<(string Text, string Plan)> Plans)> AskAsync(ListStreet street, PolledList list)
    {
        var address = street.Address(list.Address);
        using var count = new StatementCount();
        ActivityTraceId trace = default;
        var least = int.MaxValue;
        // What is remembered for some seconds is asked for before, and may be forgotten in between.
        for (var i = 0; i < 3; i++)
            least = Math.Min(least, (await count.OfAsync(SendAsync, new(HttpMethod.Get, address))).Count);
        return (least, product.Plans.Of(trace));

        Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            trace = product.Plans.Watch(request);
            return street.As(list.By).SendAsync(request);
        }
    }

    [GeneratedRegex(@"/\{[^}]+\}")]
    private static partial Regex Ids();

    [GeneratedRegex("""<np-refresh url="@Url\.Page\([^,]+, "(?<handler>\w+)"(?:,|\))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Refreshes();
}
