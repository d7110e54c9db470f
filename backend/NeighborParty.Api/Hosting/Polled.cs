using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Lists that a phone asks for again and again: the answer carries an ETag of what it says, and whoever brings it along gets
/// 304 and no body as long as nothing changed. On a bad network that is the difference between waiting and not.
/// </summary>
public static class Polled
{
    private const int TagBytes = 12;

    public static RouteHandlerBuilder Polls(this RouteHandlerBuilder route) => route
        .Produces(StatusCodes.Status304NotModified)
        .AddEndpointFilter(async (call, next) =>
        {
            var result = await next(call);
            // As the handler declares it: what a list really is, nobody has listed for the code made at build time.
            return result is IValueHttpResult { Value: { } value } && result.GetType().GenericTypeArguments is [var declared] ? Tagged(call.HttpContext, value, declared) : result;
        });

    private static IResult Tagged(HttpContext http, object value, Type declared)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, JsonSetup.Options.GetTypeInfo(declared));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        var tag = $"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
