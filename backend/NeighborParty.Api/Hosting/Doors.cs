using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Hosting;

/// <summary>Two doors: phones with a bearer token, the console with a cookie. Neither accepts the other's key.</summary>
public static class Doors
{
    public const string ConsolePath = "/admin";
    private const string ByPath = "ByPath";

    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, o => o.ForwardDefaultSelector = http => IsConsole(http) ? ConsoleAuthentication.SchemeName : PhoneAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, PhoneAuthentication>(PhoneAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, ConsoleAuthentication>(ConsoleAuthentication.SchemeName, null);
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        // Whatever forgets to say who may come in is closed.
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services.AddTransient<IPolicyEvaluator, SignedInFirst>();
    }

    /// <summary>Who comes through which door, before anything below asks.</summary>
    public static IApplicationBuilder UseDoors(this IApplicationBuilder app)
    {
        var standing = app.ApplicationServices.GetRequiredService<SessionStanding>();
        return app
            .UseWhen(IsConsole, console => console.UseAuthentication())
            .UseWhen(http => !IsConsole(http), phones => phones.Use(async (http, next) =>
            {
                await PhoneAuthentication.ReadAsync(http, standing);
                await next(http);
            }));
    }

    private static bool IsConsole(HttpContext http) => http.Request.Path.StartsWithSegments(ConsolePath, StringComparison.Ordinal);
}
