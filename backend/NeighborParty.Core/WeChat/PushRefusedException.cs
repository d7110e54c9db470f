namespace NeighborParty.Core.WeChat;

/// <summary>A push that is not taken: forged, not for this app, or unreadable. Safe to log.</summary>
public sealed class PushRefusedException(PushRefusal refusal, Exception? inner = null) : Exception($"Push refused: {refusal}", inner)
{
    /// <summary>Why.</summary>
    public PushRefusal Refusal { get; } = refusal;
}

/// <summary>Why a push is not taken.</summary>
public enum PushRefusal
{
    /// <summary>No push token is configured.</summary>
    NotConfigured,

    /// <summary>The signature is missing or wrong.</summary>
    BadSignature,

    /// <summary>A key is configured and the push is not encrypted, or the other way round.</summary>
    WrongMode,

    /// <summary>The content does not decrypt with the configured key.</summary>
    Undecryptable,

    /// <summary>The content is for another app.</summary>
    OtherApp,

    /// <summary>Larger than 256 KB, in the other format, or neither JSON nor XML.</summary>
    Malformed,
}
