using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Codes;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Page;

/// <summary>The page for a person: plain HTML, with its own stylesheet and script, so that the strictest policy holds.</summary>
internal static class PageRoutes
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new() { ["sandbox.css"] = "text/css; charset=utf-8", ["sandbox.js"] = "text/javascript; charset=utf-8" };

    public static void MapPage(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/", Show);
        sandbox.MapGet("/assets/{name}", Asset);
        sandbox.MapGet("/code.jpg", Code);
    }

    private static IResult Show(HttpContext context, SandboxState state, PushAddress address, string? user, string? scene, string? page, string? env)
    {
        var mount = Mount(context);
        var pushUrl = address.Of(state.Use(w => w.Push));
        var html = state.Use(world => SandboxPage.Write(world, new PageRequest(mount, pushUrl, user, scene, page, env)).ToString());
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(html, "text/html; charset=utf-8");
    }

    private static IResult Asset(string name) =>
        Types.TryGetValue(name, out var type) && Assembly.GetExecutingAssembly().GetManifestResourceStream("sandbox/" + name) is { } stream
            ? Results.Stream(stream, type)
            : Results.NotFound();

    /// <summary>The picture of a scene, to be scanned from the screen with another phone.</summary>
    private static IResult Code(HttpContext context, SandboxState state, string? scene, string? page)
    {
        if (scene is not { Length: > 0 and <= 32 } || page is { Length: > 200 })
            return Results.BadRequest();

        var origin = state.Use(w => w.Options.PublicUrl)?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var mount = Mount(context)[..^"/code.jpg".Length];
        return Results.Bytes(CodePicture.Jpeg(CodeLink.To(origin + mount, scene, page ?? "", "release"), 430), "image/jpeg");
    }

    private static string Mount(HttpContext context) => (context.Request.PathBase + context.Request.Path).ToString().TrimEnd('/');
}
