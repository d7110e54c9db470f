using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>Describes the parameters that mean the same everywhere; others say it in a <c>param</c> comment of their handler.</summary>
internal sealed class ParameterFacts : IOperationFilter
{
    private static readonly Guid ExampleId = Guid.ParseExact("0199c1a2-7c3e-7d41-9a55-2f6b1e0c4d77", "D");

    private static readonly Dictionary<string, (string Description, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["after"] = ("上一页返回的 next；不填为第一页", "CN5x…"),
        ["take"] = ("一页多少条，1 到 100", "20"),
        ["limit"] = ("一页多少条，1 到 100", "20"),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (string.IsNullOrEmpty(parameter.Description))
                parameter.Description = Known.TryGetValue(parameter.Name ?? "", out var known) ? known.Description
                    : parameter is { In: ParameterLocation.Path, Schema.Format: "uuid" } ? $"{parameter.Name}：编号（UUID）" : null;
            if (parameter is { In: ParameterLocation.Path, Schema.Format: "uuid", Example: null })
                parameter.Example = JsonValue.Create(ExampleId.ToString("D"));
        }
    }
}
