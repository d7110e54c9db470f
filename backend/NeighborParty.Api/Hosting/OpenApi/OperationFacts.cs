using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using NeighborParty.Core.Basics;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>Adds to every operation what only the endpoint's metadata knows: sign-in, keys, versions, refusal codes, examples.</summary>
internal sealed class OperationFacts : IOperationFilter
{
    private static readonly string[] Shared = ["invalid_input", "too_many_requests", "busy", "internal_error"];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var anonymous = metadata.OfType<IAllowAnonymous>().Any();
        var codes = metadata.OfType<RefusalCodes>().SelectMany(r => r.Codes).Concat(Shared);
        if (!anonymous)
        {
            codes = codes.Prepend("sign_in_required");
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("phone", context.Document)] = [] }];
        }

        // Bound from a header by hand, so the generator takes it for a query parameter.
        var ifMatch = context.ApiDescription.ParameterDescriptions.Any(p => p.Type == typeof(IfMatch))
            || context.MethodInfo.GetParameters().Any(p => p.ParameterType == typeof(IfMatch));
        operation.Parameters ??= [];
        foreach (var stray in operation.Parameters.Where(p => p.Name is "ifMatch" or "Version").ToList())
            operation.Parameters.Remove(stray);
        if (ifMatch)
        {
            Header(operation, IfMatch.Header, "上次读到的 ETag，例如 \"v3\"", "\"v3\"");
            codes = codes.Concat(["version_required", "stale"]);
        }

        if (metadata.OfType<IdempotentWrites.Metadata>().Any())
            Header(operation, IdempotentWrites.Header, "同一次操作重复提交时保持不变，24 小时内返回第一次的结果", "5f3b7c1e-tap-1");

        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions["x-refusal-codes"] = new JsonNodeExtension(
            new JsonArray([.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => JsonValue.Create(c))]));
        AddProblem(operation, context);
        AddExamples(operation, context);
    }

    private static void Header(OpenApiOperation operation, string name, string description, string example) =>
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Header, Required = true, Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example),
        });

    private static void AddProblem(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "拒绝或出错",
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository),
                    Example = Node(Problem.Example),
                },
            },
        };
    }

    private static void AddExamples(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type;
        if (body is not null && ContractSetup.ExampleOf(body) is { } request && operation.RequestBody?.Content is { } contents)
            foreach (var content in contents.Values.OfType<OpenApiMediaType>())
                content.Example = Node(request);

        foreach (var answer in context.ApiDescription.SupportedResponseTypes)
            if (answer.Type is { } type && ContractSetup.ExampleOf(type) is { } example
                && operation.Responses!.TryGetValue(answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture), out var response))
                foreach (var content in response.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                    content.Example = Node(example);
    }

    private static JsonNode? Node(object value) => JsonSerializer.SerializeToNode(value, JsonSetup.Options);
}
