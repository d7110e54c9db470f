using System.Text;
using System.Text.Json;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>What goes back over the wire. A picture is drawn only when it is written, outside the lock.</summary>
internal sealed record ApiAnswer(int Status, string ContentType, Func<byte[]> Body)
{
    public const string Json = "application/json; encoding=utf-8";

    /// <summary>Login and token answers are labelled as text; clients that insist on JSON break there, with the real service too.</summary>
    public const string Text = "text/plain";

    public int Errcode { get; init; }

    public static ApiAnswer Ok(object body, string contentType = Json) => new(200, contentType, () => JsonSerializer.SerializeToUtf8Bytes(body, SandboxJson.Wire));

    public static ApiAnswer Done(string contentType = Json) => Ok(new { errcode = 0, errmsg = "ok" }, contentType);

    public static ApiAnswer Refusal(int errcode, string text, string rid, string contentType = Json) =>
        Ok(new { errcode, errmsg = $"{text}, rid: {rid}" }, contentType) with { Errcode = errcode };

    public static ApiAnswer Html(int status, string html) => new(status, "text/html", () => Encoding.UTF8.GetBytes(html));
}
