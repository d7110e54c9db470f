using System.Text.Json;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>What may stand in a scene. WeChat looks at the raw text, so an `&amp;` written as `\u0026` is refused although it is legal JSON.</summary>
internal static class SceneRules
{
    private const string Marks = "!#$&'()*+,/:;=?@-._~";

    public static string Read(JsonElement? field)
    {
        if (field is not { ValueKind: JsonValueKind.String } element || element.GetString() is not { Length: > 0 } scene)
            throw new WeChatRefusal(40169);

        var raw = element.GetRawText()[1..^1];
        if (!raw.All(c => char.IsAsciiLetterOrDigit(c) || Marks.Contains(c)))
            throw new WeChatRefusal(40129);

        return scene.Length <= 32 ? scene : throw new WeChatRefusal(40169);
    }
}
