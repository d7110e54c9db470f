using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>Describes the parameters that mean the same everywhere; others say it in a <c>param</c> comment of their handler.</summary>
internal sealed class ParameterFacts : IOperationFilter
{
    private static readonly Guid ExampleId = Guid.ParseExact("0199c1a2-7c3e-7d41-9a55-2f6b1e0c4d77", "D");

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["after"] = "上一页返回的 next；不填为第一页",
        ["before"] = "上一页返回的 next；不填为第一页",
        ["mine"] = "true 只看与我有关的",
        ["kind"] = "类别；不填为全部",
        ["category"] = "分类代码；不填为全部",
        ["buildingId"] = "楼栋；不填为我所在的全部楼栋",
        ["purpose"] = "同意书的用途",
        ["expires"] = "地址的失效时间，随地址给出，不要自己填",
        ["signature"] = "地址的签名，随地址给出，不要自己填",
        ["limit"] = "一页多少条，1 到 100",
        ["name"] = "姓名里的几个字，最多 20 个；不填则按合适程度推荐",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (string.IsNullOrEmpty(parameter.Description))
                parameter.Description = Known.TryGetValue(parameter.Name ?? "", out var known) ? known
                    : parameter is { In: ParameterLocation.Path, Schema.Format: "uuid" } ? $"{parameter.Name}：编号（UUID）" : null;
            if (parameter is { In: ParameterLocation.Path, Schema.Format: "uuid", Example: null })
                parameter.Example = JsonValue.Create(ExampleId.ToString("D"));
        }
    }
}
