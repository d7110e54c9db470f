using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>Stable names for generated clients: the noun's endpoint class and the handler, e.g. <c>sessionStart</c>. <c>WithName</c> overrides it.</summary>
internal static class OperationIds
{
    private const string Suffix = "Endpoints";

    public static string? Of(ApiDescription api)
    {
        var metadata = api.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IEndpointNameMetadata>().FirstOrDefault() is { } named)
            return named.EndpointName;
        if (metadata.OfType<System.Reflection.MethodInfo>().FirstOrDefault() is not { DeclaringType: { } type } handler)
            return null;
        var noun = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return JsonNamingPolicy.CamelCase.ConvertName(noun) + handler.Name;
    }
}
