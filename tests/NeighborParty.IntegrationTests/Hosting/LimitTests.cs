using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.HostingTests;

/// <summary>A program with limits that a test can reach.</summary>
public sealed class SmallLimits : Product
{
    protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Limits:PerSession"] = "8", ["Limits:PerAnonymousAddress"] = "40", ["Limits:SignInsPerAddress"] = "5",
    };
}

/// <summary>H10 and C10: limits hold for this machine too, and no header talks its way around them.</summary>
public sealed class LimitTests(SmallLimits product) : IClassFixture<SmallLimits>
{
    [Fact]
    public async Task A_session_has_its_own_limit()
    {
        var here = await Neighbours.CreateAsync(product);
        for (var i = 0; i < 8; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await here.Member.Phone.GetAsync("/api/v1/nothing")).StatusCode);
        var refused = await here.Member.Phone.GetAsync("/api/v1/nothing");
        await AssertRefusedAsync(refused);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await here.Leader.Phone.GetAsync("/api/v1/nothing")).StatusCode);
    }

    [Fact]
    public async Task Sign_ins_and_strangers_are_counted_by_address_whatever_they_claim()
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 9; i++)
            answers.Add(await SendSpoofedAsync(HttpMethod.Post, "/api/v1/sessions", i, JsonContent.Create(new { loginCode = "x" })));
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        await AssertRefusedAsync(answers[^1]);
        for (var i = 0; i < 40; i++)
            answers.Add(await SendSpoofedAsync(HttpMethod.Get, "/api/v1/nothing", i));
        await AssertRefusedAsync(answers[^1]);
        // What watches the program is never turned away.
        Assert.Equal(HttpStatusCode.OK, (await product.Http.GetAsync("/health/live")).StatusCode);
    }

    private async Task<HttpResponseMessage> SendSpoofedAsync(HttpMethod method, string path, int i, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var address = $"203.0.113.{i}";
        foreach (var name in (string[])["X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Original-For"])
            request.Headers.TryAddWithoutValidation(name, address);
        request.Headers.TryAddWithoutValidation("Forwarded", $"for={address}");
        return await product.Http.SendAsync(request);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("too_many_requests", await answer.CodeAsync());
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
    }
}

/// <summary>C10: what a caller writes into headers changes neither the route, nor the method, nor the address in the trail.</summary>
public sealed class SpoofTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Headers_change_neither_route_nor_method_nor_address()
    {
        var here = await Neighbours.CreateAsync(product);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing-here");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", here.Member.Phone.AccessToken);
        request.Headers.Host = "evil.example";
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-HTTP-Method-Override"] = "DELETE", ["X-Method-Override"] = "DELETE", ["X-Original-URL"] = "/api/v1/sessions/current", ["X-Rewrite-URL"] = "/api/v1/sessions/current",
            ["X-Forwarded-For"] = "203.0.113.9", ["X-Forwarded-Host"] = "evil.example", ["X-Forwarded-Proto"] = "https", ["X-Forwarded-Prefix"] = "/evil",
        })
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await product.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync() + answer.Headers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member.Phone.GetAsync("/api/v1/nothing-here")).StatusCode);
        var spoofed = await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.AcrossCommunities().CountAsync(e => e.Ip == "203.0.113.9"));
        Assert.Equal(0, spoofed);
    }

    [Fact]
    public async Task The_address_in_the_trail_is_the_connections()
    {
        var code = (await (await product.Http.PostAsync("/sandbox/control/users/wang/login-code", null)).JsonAsync())["code"]!.GetValue<string>();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions") { Content = JsonContent.Create(new { loginCode = code }) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.10");
        (await product.Http.SendAsync(request)).EnsureSuccessStatusCode();
        var addresses = await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.AcrossCommunities().Select(e => e.Ip).Distinct().ToListAsync());
        Assert.NotEmpty(addresses.OfType<string>());
        Assert.DoesNotContain("203.0.113.10", addresses);
    }
}
