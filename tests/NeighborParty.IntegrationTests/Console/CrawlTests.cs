using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsoleTests;

/// <summary>Walks the console as a browser could and looks at what it shows and what it leaves behind.</summary>
public sealed class CrawlTests(Product product) : IClassFixture<Product>
{
    private const string Canary = "金丝雀";

    [Fact]
    public async Task Opening_every_page_changes_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        using var admin = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Administrator);
        await product.RunJobsAsync();
        await product.DeliverOutboxAsync();
        var before = await product.DigestAsync();
        var pages = await CrawlAsync(admin);
        Assert.True(pages.Count > 8, $"only {pages.Count} pages");
        var after = await product.DigestAsync();
        Assert.Empty(before.Where(table => after[table.Key] != table.Value).Select(table => table.Key));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_every_page_and_changes_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        using var admin = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Administrator);
        await product.RunJobsAsync();
        await product.DeliverOutboxAsync();
        var before = await product.DigestAsync();
        foreach (var page in product.Pages().Where(p => p.Path is not "/admin/totp"))
        {
            var answer = await admin.PostAsync(page.Path, tokenFrom: null);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"POST {page.Path} answered {(int)answer.StatusCode}");
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        }

        var after = await product.DigestAsync();
        Assert.Empty(before.Where(table => after[table.Key] != table.Value).Select(table => table.Key));
    }

    [Theory]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Officer)]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Auditor)]
    public async Task No_page_shows_anything_of_another_community(StaffRole role)
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        var canary = await there.AddResidentAsync($"{Canary}甲", MembershipKind.Neighbour);
        using var colleague = await ConsoleClient.SignInAsync(product, there.CommunityId, name: $"{Canary}乙");
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, role);
        foreach (var (path, html) in await CrawlAsync(staff))
            Assert.False(html.Contains(Canary, StringComparison.Ordinal), $"{path} shows somebody of another community");

        // Ids of the other community in every route that takes one.
        var ids = new[] { there.CommunityId, there.CompoundId, there.Building1Id, there.Stairwell1Id, there.GroupId, canary.PersonId, canary.AccountId, colleague.StaffId };
        foreach (var page in product.Pages().Where(p => p.Pattern.Contains("{", StringComparison.Ordinal) && p.Permission is { } permission && StaffPermissions.Allows(role, permission)))
            foreach (var id in ids)
            {
                var answer = await staff.GetAsync(page.Path.Replace("0197c7a5-0000-7000-8000-000000000001", id.ToString(), StringComparison.Ordinal));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.False(text.Contains(Canary, StringComparison.Ordinal), $"{page.Path} shows somebody of another community");
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{page.Path} with a foreign id answered {(int)answer.StatusCode}");
            }
    }

    [Fact]
    public async Task Unknown_pages_and_refusals_are_pages_in_Chinese_and_the_api_stays_json()
    {
        using var staff = await ConsoleClient.SignInAsync(product, Ids.New(product.Services.GetRequiredService<TimeProvider>().Now()));
        foreach (var (path, status) in new[] { ("/admin/nothing-here", HttpStatusCode.NotFound), ("/admin/forbidden", HttpStatusCode.Forbidden) })
        {
            var answer = await staff.GetAsync(path);
            Assert.Equal(status, answer.StatusCode);
            var page = await ConsoleClient.DocumentAsync(answer);
            Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.NotNull(page.QuerySelector("a[href='/admin']"));
        }

        Assert.Equal("application/problem+json", (await product.Http.GetAsync("/api/v1/nothing-here")).Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin")]
    [InlineData("/admin/nothing-here")]
    [InlineData("/api/v1/sessions/current")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_hardening_headers(string path)
    {
        using var staff = await ConsoleClient.SignInAsync(product, Ids.New(product.Services.GetRequiredService<TimeProvider>().Now()));
        var answer = await staff.GetAsync(path);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("", Header("Server"));
        Assert.Equal("", Header("X-Powered-By"));
        if (path == "/admin")
            Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    /// <summary>Every page that links lead to, breadth first, with its text.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(ConsoleClient staff)
    {
        const int AtMost = 300;
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ahead = new Queue<string>(["/admin"]);
        var known = new HashSet<string>(["/admin"], StringComparer.OrdinalIgnoreCase);
        while (ahead.TryDequeue(out var path) && seen.Count < AtMost)
        {
            var answer = await staff.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 400, $"a link leads to {path}, which answers {(int)answer.StatusCode}");
            seen[path] = html;
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            var links = page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Concat(page.QuerySelectorAll("[hx-get]").Select(e => e.GetAttribute("hx-get")!));
            foreach (var link in links.Select(l => l.Split('#')[0]).Where(l => l.StartsWith("/admin", StringComparison.OrdinalIgnoreCase)))
                if (known.Add(link))
                    ahead.Enqueue(link);
        }

        return seen;
    }
}
