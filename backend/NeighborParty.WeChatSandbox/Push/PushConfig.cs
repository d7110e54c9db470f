namespace NeighborParty.WeChatSandbox.Push;

public enum PushMode
{
    Plain,
    Safe,
}

public enum PushFormat
{
    Json,
    Xml,
}

/// <summary>What an operator types into WeChat's console. Url null: the host's own `/wechat/push`.</summary>
internal sealed record PushConfig(string? Url, string Token, string EncodingAesKey, PushMode Mode, PushFormat Format)
{
    public bool SubscribeEvents { get; init; } = true;

    public static PushConfig From(SandboxOptions options) =>
        new(options.PushUrl, options.PushToken, options.EncodingAesKey, options.PushMode, options.PushFormat) { SubscribeEvents = options.SubscribeEvents };
}
