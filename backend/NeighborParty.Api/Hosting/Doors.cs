using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace NeighborParty.Api.Hosting;

/// <summary>Two doors: phones with a bearer token, the console with a cookie. Neither accepts the other's key.</summary>
public static class Doors
{
    public const string ConsolePath = "/admin";
    private const string ByPath = "ByPath";

    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Path.StartsWithSegments(ConsolePath, StringComparison.Ordinal) ? ConsoleAuthentication.SchemeName : PhoneAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, PhoneAuthentication>(PhoneAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, ConsoleAuthentication>(ConsoleAuthentication.SchemeName, null);
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        // Whatever forgets to say who may come in is closed.
        return services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
