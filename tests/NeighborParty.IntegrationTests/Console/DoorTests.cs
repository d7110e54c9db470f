using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsoleTests;

/// <summary>Who gets through which door, asked of every route that the program has.</summary>
public sealed class DoorTests(Product product) : IClassFixture<Product>
{
    /// <summary>The whole list of what needs no sign-in. A new line here is a decision.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "/", "/start.css", "/favicon.ico", "/health/live", "/health/ready",
        "/api/v1/sessions", "/api/v1/sessions/refresh", "/api/v1/consent-texts",
        "/admin/sign-in", "/admin/forbidden",
        "/admin/wall/x", // the office's screen: its address holds 128 random bits and can be revoked
    };

    /// <summary>Open by nature: files of the console, photos by signed address, certificates by their code, WeChat's own call, and what exists outside Production only.</summary>
    private static readonly string[] OpenBelow = ["/admin/assets/", "/api/v1/photos/", "/wechat", "/api/v1/wechat", "/drill/", "/docs/", "/sandbox", "/certificates/"];

    [Fact]
    public void Every_route_asks_for_sign_in_or_is_in_the_list()
    {
        var unlisted = product.AllRoutes()
            .Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null || !route.Metadata.OfType<IAuthorizeData>().Any())
            .Select(ConsoleRoutes.PathOf)
            .Where(path => path != "/x") // {**path:file}: files while developing, none in ours
            .Where(path => !Open.Contains(path) && !OpenBelow.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .Distinct().ToList();
        Assert.Empty(unlisted);
    }

    [Fact]
    public async Task Nobody_and_garbage_get_through_no_door()
    {
        var closed = product.AllRoutes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.True(closed.Count > 20, $"only {closed.Count} routes");
        using var nobody = product.NewClient();
        using var garbage = product.NewClient();
        garbage.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJub25lIn0.e30.");
        garbage.DefaultRequestHeaders.Add("Cookie", $"{StaffSessions.CookieName}={new string('A', 43)}");
        var through = new List<string>();
        foreach (var route in closed)
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                foreach (var client in new[] { nobody, garbage })
                {
                    var path = ConsoleRoutes.PathOf(route);
                    using var request = new HttpRequestMessage(new HttpMethod(method), path);
                    if (method is not "GET")
                        request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
                    var answer = await client.SendAsync(request);
                    var turnedAway = path.StartsWith("/admin", StringComparison.OrdinalIgnoreCase)
                        ? answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/admin/sign-in", StringComparison.Ordinal)
                        : answer.StatusCode == HttpStatusCode.Unauthorized;
                    if (!turnedAway)
                        through.Add($"{method} {path}: {(int)answer.StatusCode}");
                }

        Assert.Empty(through);
    }

    [Fact]
    public void Every_page_names_a_permission_or_a_step()
    {
        var forgotten = product.Pages().Where(page => page is { Permission: null, IsStep: false, IsAnonymous: false }).Select(page => page.Pattern);
        Assert.Empty(forgotten);
    }

    [Theory]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Officer)]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Auditor)]
    public async Task A_role_opens_the_pages_of_its_permissions_and_no_other(StaffRole role)
    {
        using var staff = await ConsoleClient.SignInAsync(product, NewCommunity(), role);
        var wrong = new List<string>();
        var pages = product.Pages().Where(page => page.Permission is not null).ToList();
        Assert.True(pages.Count >= 8, $"only {pages.Count} pages");
        foreach (var page in pages)
        {
            var answer = await staff.GetAsync(page.Path);
            var refused = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString() == "/admin/forbidden";
            var broken = (int)answer.StatusCode >= 500 || answer.Headers.Location?.ToString().StartsWith("/admin/sign-in", StringComparison.Ordinal) == true;
            if (broken || refused == StaffPermissions.Allows(role, page.Permission!))
                wrong.Add($"{page.Path} ({page.Permission}): {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_a_page_refuses_to_show_it_refuses_to_do()
    {
        using var auditor = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Auditor);
        foreach (var page in product.Pages().Where(p => p.Permission is { } permission && !StaffPermissions.Allows(StaffRole.Auditor, permission)))
        {
            var answer = await auditor.PostAsync(page.Path);
            Assert.Equal("/admin/forbidden", answer.Headers.Location?.ToString());
        }
    }

    [Theory]
    [InlineData("change-password")]
    [InlineData("totp")]
    [InlineData("totp/enrol")]
    public async Task Who_is_at_a_step_gets_to_that_step_from_every_page(string step)
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        using var staff = step switch
        {
            "change-password" => await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer, change: s => s.GiveInitialPassword(s.PasswordHash, now)),
            "totp" => await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Administrator),
            _ => await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Administrator, change: s => s.TotpSealed = null),
        };
        await staff.GivePasswordAsync();
        foreach (var page in product.Pages().Where(p => !p.IsAnonymous && p.Path != "/admin/sign-out" && p.Path != $"/admin/{step}"))
        {
            Assert.Equal($"/admin/{step}", (await staff.GetAsync(page.Path)).Headers.Location?.ToString());
            Assert.Equal($"/admin/{step}", (await staff.PostAsync(page.Path, tokenFrom: $"/admin/{step}")).Headers.Location?.ToString());
        }

        // Nor does the cookie open the phones' door.
        Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task The_doors_do_not_take_each_others_keys()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var path in product.AllRoutes().Where(r => r.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true
            && r.Metadata.GetMetadata<IAllowAnonymous>() is null && r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true).Select(ConsoleRoutes.PathOf))
            Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await here.Member.Phone.GetAsync("/admin")).StatusCode);
    }

    private Guid NewCommunity() => Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
}
