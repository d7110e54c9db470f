using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NeighborParty.WeChatSandbox.Control;
using NeighborParty.WeChatSandbox.Page;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox;

/// <summary>Mounts the sandbox: a page for people, WeChat's API below `/api`, the controls below `/control`.</summary>
public static class SandboxRoutes
{
    private static readonly string[] AnyMethod = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    /// <summary>Throws in Production: anybody could log in as anybody.</summary>
    public static IEndpointRouteBuilder MapWeChatSandbox(this IEndpointRouteBuilder app, string prefix = "/sandbox")
    {
        SandboxRegistration.RefuseProduction(app.ServiceProvider.GetRequiredService<IHostEnvironment>());

        var group = app.MapGroup(prefix).AllowAnonymous().ExcludeFromDescription();
        group.MapMethods("/api/{**path}", AnyMethod, (string? path, HttpContext context, ApiEndpoint api) => api.Serve(context, path ?? ""));
        group.MapControl();
        group.MapPage();
        return app;
    }
}
