using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NeighborParty.WeChatSandbox;
using NeighborParty.WeChatSandbox.Page;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class PageTests
{
    [Fact]
    public async Task The_page_says_what_it_is_and_needs_nothing_inline()
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Http.GetAsync($"{host.Address}/sandbox");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("微信沙箱 · 仅供演示", html, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'; style-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(" on[a-z]+=", html);
        Assert.DoesNotMatch("<script(?! src=)", html);
        foreach (var asset in (string[])["sandbox.css", "sandbox.js"])
            Assert.NotEmpty(await host.Http.GetStringAsync("assets/" + asset));
    }

    [Fact]
    public async Task A_scanned_scene_is_shown_and_never_becomes_markup()
    {
        await using var host = await SandboxHost.Start();
        var html = await host.Http.GetStringAsync($"{host.Address}/sandbox?user=wang&page=pages/door/index&scene={Uri.EscapeDataString("<b>\"'x")}");
        Assert.Contains("王秀兰", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_on_the_page_is_the_code_of_the_scene()
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Http.GetAsync("code.jpg?scene=abc&page=pages/door/index");
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public void In_production_it_neither_registers_nor_mounts()
    {
        var production = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        Assert.Throws<InvalidOperationException>(() => production.Services.AddWeChatSandbox(production.Configuration.GetSection("WeChatSandbox"), production.Environment));
        Assert.Throws<InvalidOperationException>(() => production.Build().MapWeChatSandbox());
    }

    [Fact]
    public void Every_route_is_anonymous_hidden_from_the_contract_and_listed_on_the_page()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Services.AddWeChatSandbox(builder.Configuration.GetSection("WeChatSandbox"), builder.Environment);
        var app = builder.Build();
        app.MapWeChatSandbox();

        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).ToList();
        Assert.True(routes.Count > 30);
        Assert.All(routes, r => Assert.NotNull(r.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.All(routes, r => Assert.NotNull(r.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()));

        var control = routes.OfType<RouteEndpoint>().Where(r => r.RoutePattern.RawText!.StartsWith("/sandbox/control", StringComparison.Ordinal))
            .Select(r => $"{r.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single()} {r.RoutePattern.RawText!["/sandbox/control".Length..]}");
        Assert.Equal(control.Order(StringComparer.Ordinal), ControlList.All.Select(c => c.Route).Order(StringComparer.Ordinal));
    }
}
