using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsoleTests;

/// <param name="Path">With a random id wherever the route wants one.</param>
public sealed record ConsolePage(string Path, string Pattern, string? Permission, bool IsAnonymous, bool IsStep);

/// <summary>Every page of the console as the running program knows it: a new page is in every one of these tests by itself.</summary>
public static class ConsoleRoutes
{
    public static IReadOnlyList<RouteEndpoint> AllRoutes(this Product product) =>
        [.. product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static IReadOnlyList<ConsolePage> Pages(this Product product) =>
    [
        .. from route in product.AllRoutes()
           where route.Metadata.GetMetadata<PageActionDescriptor>() is not null
           select new ConsolePage(
               PathOf(route), route.RoutePattern.RawText ?? "", route.Metadata.GetMetadata<PermissionAttribute>()?.Permission,
               route.Metadata.GetMetadata<IAllowAnonymous>() is not null, route.Metadata.GetMetadata<AtStepAttribute>() is not null),
    ];

    /// <summary>An address that the route accepts.</summary>
    public static string PathOf(RouteEndpoint route) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(parameter),
            _ => "",
        }))).Where(segment => segment.Length > 0));

    private static string Value(Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter)
    {
        var policies = string.Join(',', parameter.ParameterPolicies.Select(policy => policy.Content));
        return policies.Contains("guid", StringComparison.Ordinal) ? "0197c7a5-0000-7000-8000-000000000001"
            : policies.Contains("int", StringComparison.Ordinal) || policies.Contains("long", StringComparison.Ordinal) ? "1"
            : parameter.Name.Contains("id", StringComparison.OrdinalIgnoreCase) ? "0197c7a5-0000-7000-8000-000000000001"
            : parameter.IsOptional ? "" : "x";
    }
}
