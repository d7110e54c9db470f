namespace NeighborParty.Core.WeChat;

/// <summary>The query of a push, as it arrived; anything may be missing.</summary>
/// <param name="Signature">Signs timestamp and nonce, not the body.</param>
/// <param name="Timestamp">Unix seconds, as text.</param>
/// <param name="Nonce">Random digits.</param>
/// <param name="MsgSignature">Signs timestamp, nonce and the encrypted content; only with encrypted pushes.</param>
public sealed record PushQuery(string? Signature, string? Timestamp, string? Nonce, string? MsgSignature = null);
