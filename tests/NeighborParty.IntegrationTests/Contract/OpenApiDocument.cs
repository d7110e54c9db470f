using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NeighborParty.IntegrationTests.Hosting;
using Swashbuckle.AspNetCore.Swagger;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>The contract as the program says it now, read by hand: path, method and the operation's JSON.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private OpenApiDocument(JsonObject root) => Root = root;

    public JsonObject Root { get; }

    public IEnumerable<Operation> Operations =>
        from path in Root["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where method.Key is "get" or "post" or "put" or "patch" or "delete"
        select new Operation(path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject());

    public static async Task<OpenApiDocument> OfAsync(Product product) => new(JsonNode.Parse(await TextAsync(product, OpenApiSpecVersion.OpenApi3_1))!.AsObject());

    public static async Task<string> TextAsync(Product product, OpenApiSpecVersion version)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync("v1", host: null, basePath: null);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(version))!.ToJsonString(Readable);
    }
}

/// <summary>One operation of the contract.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Json)
{
    public string Name => $"{Method} {Path}";

    public string Id => (string?)Json["operationId"] ?? "";

    public IEnumerable<JsonObject> Parameters => (Json["parameters"] as JsonArray ?? []).Select(p => p!.AsObject());

    public bool Takes(string header) => Parameters.Any(p => (string?)p["in"] == "header" && (string?)p["name"] == header);

    /// <summary>False: nothing at all is fine.</summary>
    public bool NeedsBody => Json["requestBody"]?["required"]?.GetValue<bool>() == true;

    /// <summary>Media type and its description.</summary>
    public (string Type, JsonObject Media)? Body => Json["requestBody"]?["content"] is JsonObject content ? (content.First().Key, content.First().Value!.AsObject()) : null;

    public IEnumerable<string> RefusalCodes => (Json["x-refusal-codes"] as JsonArray ?? []).Select(c => (string)c!);

    public IEnumerable<(int Status, JsonObject Answer)> Successes => Json["responses"]!.AsObject()
        .Where(r => r.Key.StartsWith('2')).Select(r => (int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture), r.Value!.AsObject()));

    public override string ToString() => Name;
}
