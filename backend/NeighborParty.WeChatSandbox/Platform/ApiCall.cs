using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>One request as WeChat would read it: query plus a raw JSON body.</summary>
internal sealed class ApiCall
{
    private JsonElement? body;

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required string QueryText { get; init; }

    public required string RawBody { get; init; }

    public required string ClientIp { get; init; }

    /// <summary>Scheme and host the call arrived at.</summary>
    public required string Origin { get; init; }

    /// <summary>Where the sandbox's page lives: the path in front of `/api`.</summary>
    public required string Mount { get; init; }

    public required LateServices Services { get; init; }

    /// <summary>Work that must be over before the answer leaves, and work that starts after it.</summary>
    public List<Func<Task>> BeforeAnswer { get; } = [];

    public List<Func<Task>> AfterAnswer { get; } = [];

    /// <summary>The body as a JSON object, or 44002 and 47001.</summary>
    public JsonElement Body => body ??= Parse();

    public static async Task<ApiCall> Read(HttpContext context, string path, LateServices services)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new ApiCall
        {
            Method = request.Method,
            Path = path,
            Query = request.Query,
            QueryText = request.QueryString.Value ?? "",
            RawBody = await reader.ReadToEndAsync(context.RequestAborted),
            ClientIp = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Origin = $"{request.Scheme}://{request.Host}",
            Mount = request.PathBase + request.Path.Value![..^("/api".Length + path.Length)],
            Services = services,
        };
    }

    public string? FromQuery(string name) => Query.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;

    public JsonElement? Field(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) => Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public bool? Flag(string name) => Field(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>WeChat takes 2 and "2" alike.</summary>
    public int? Number(string name) => Field(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        { ValueKind: JsonValueKind.String } value when int.TryParse(value.GetString(), out var number) => number,
        _ => null,
    };

    private JsonElement Parse()
    {
        if (string.IsNullOrWhiteSpace(RawBody))
            throw new WeChatRefusal(44002);

        try
        {
            var element = JsonSerializer.Deserialize<JsonElement>(RawBody);
            return element.ValueKind == JsonValueKind.Object ? element : throw new WeChatRefusal(47001);
        }
        catch (JsonException)
        {
            throw new WeChatRefusal(47001);
        }
    }
}
