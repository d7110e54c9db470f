using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>Reads and writes the control API's JSON with the sandbox's own rules.</summary>
internal static class ControlJson
{
    public static IResult Answer(object? body, int status = 200) => Results.Json(body, SandboxJson.Control, statusCode: status);

    public static async Task<T> Read<T>(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, SandboxJson.Control, context.RequestAborted)
                ?? throw new ControlRefusal(400, "a JSON body is needed");
        }
        catch (JsonException exception)
        {
            throw new ControlRefusal(400, exception.Message);
        }
    }

    /// <summary>For calls whose body may be left out.</summary>
    public static Task<T> ReadOr<T>(HttpContext context, T otherwise) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? Read<T>(context) : Task.FromResult(otherwise);
}
