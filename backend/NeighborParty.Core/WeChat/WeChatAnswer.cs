using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeighborParty.Core.WeChat;

/// <summary>A readable answer: an object with an error code, which is 0 when absent.</summary>
internal sealed partial record WeChatAnswer(JsonElement Body, int ErrorCode)
{
    /// <summary>Reads an answer; null when it is not one.</summary>
    public static WeChatAnswer? Read(ReadOnlyMemory<byte> bytes)
    {
        if (LooseJson.ReadObject(bytes) is not { } body)
            return null;
        if (body.Member("errcode") is null)
            return new WeChatAnswer(body, 0);
        return body.Number("errcode") is >= int.MinValue and <= int.MaxValue and var code ? new WeChatAnswer(body, (int)code) : null;
    }

    /// <summary>The failure that this answer tells. The text is only searched for ids: it differs on every call.</summary>
    public WeChatException ToException(string path)
    {
        var text = Body.Text("errmsg") ?? "";
        return new WeChatException(WeChatErrors.Classify(ErrorCode, path), ErrorCode, path, Rid(text)) { Field = Field(text) };
    }

    private static string? Rid(string text) =>
        RidPattern().Match(text) is { Success: true } rid ? rid.Groups["id"].Value : null;

    private static string? Field(string text) =>
        FieldPattern().Match(text) is { Success: true } field ? field.Groups["name"].Value : null;

    // Newer answers end in "rid: 60ae120f-1b2c3d4e-5f607182", older ones in "hints: [ req_id: AbC123 ]".
    [GeneratedRegex(@"\b(rid: ?(?<id>[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})|req_id: ?(?<id>[A-Za-z0-9_.-]{1,64}))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RidPattern();

    [GeneratedRegex(@"\bdata\.(?<name>[a-z_]{1,20}[0-9]{1,3})\.value", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldPattern();
}
