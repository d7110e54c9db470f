using System.Text.Json.Nodes;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>One event for the product, before format and mode are applied.</summary>
internal sealed record PushMessage(JsonObject Body, string OpenId)
{
    /// <summary>A chosen padding for safe mode; null: mostly more than 16, where 16-byte unpadders fail.</summary>
    public int? Pad { get; init; }

    public bool WrongSignature { get; init; }

    public string? AppIdInEnvelope { get; init; }

    /// <summary>XML wraps the `List` of subscribe events once more.</summary>
    public string? XmlWrapper { get; init; }

    public string EventName => Body["Event"]?.GetValue<string>() ?? "";

    public static JsonObject Event(SandboxWorld world, string name, string openId) => new()
    {
        ["ToUserName"] = SandboxDefaults.OriginalId,
        ["FromUserName"] = openId,
        ["CreateTime"] = world.Now.ToUnixTimeSeconds(),
        ["MsgType"] = "event",
        ["Event"] = name,
    };
}
