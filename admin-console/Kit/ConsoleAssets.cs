using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// Addresses of the console's own files with the fingerprint that the host's <c>MapStaticAssets()</c> knows, so that browsers keep them
/// for good. <c>WithStaticAssets()</c> would do the same but finds nothing when the pages are mapped inside a route group.
/// </summary>
public static class ConsoleAssets
{
    private const string BasePath = "admin/assets/";

    private static readonly ConditionalWeakTable<EndpointDataSource, FrozenDictionary<string, string>> Known = [];

    /// <param name="http">The current request.</param>
    /// <param name="file">A path below wwwroot, e.g. dist/app.js.</param>
    public static string Asset(this HttpContext http, string file)
    {
        var routes = Known.GetValue(http.RequestServices.GetRequiredService<EndpointDataSource>(), Fingerprinted);
        return $"{http.Request.PathBase}/{routes.GetValueOrDefault(BasePath + file, BasePath + file)}";
    }

    private static FrozenDictionary<string, string> Fingerprinted(EndpointDataSource source) =>
        source.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Select(asset => (asset.Route, Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value))
            .Where(asset => asset.Label?.StartsWith(BasePath, StringComparison.Ordinal) == true)
            .DistinctBy(asset => asset.Label)
            .ToFrozenDictionary(asset => asset.Label!, asset => asset.Route, StringComparer.Ordinal);
}
