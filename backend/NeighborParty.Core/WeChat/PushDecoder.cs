using System.Text.Json;
using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Verifies, decrypts and reads what WeChat pushes. Answer <c>success</c> within five seconds and do the work later.</summary>
public sealed class PushDecoder(IOptions<WeChatOptions> options)
{
    /// <summary>Reads one push.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="body">The body as it arrived, at most 256 KB.</param>
    /// <exception cref="PushRefusedException">It is not from WeChat, not for this app, or unreadable.</exception>
    public PushMessage Decode(PushQuery query, ReadOnlyMemory<byte> body)
    {
        var settings = options.Value;
        if (settings.PushToken.Length == 0)
            throw new PushRefusedException(PushRefusal.NotConfigured);
        if (query is not { Timestamp: { } timestamp, Nonce: { } nonce })
            throw new PushRefusedException(PushRefusal.BadSignature);

        // Nothing is parsed before a signature is right, except the envelope that the signature of encrypted pushes covers.
        if (settings.EncodingAesKey.Length == 0 && !PushSignature.IsRight(query.Signature, settings.PushToken, timestamp, nonce))
            throw new PushRefusedException(PushRefusal.BadSignature);
        var content = PushBody.Read(body, settings.PushFormat);
        var encrypted = content.Text("Encrypt");
        if (encrypted is null != (settings.EncodingAesKey.Length == 0))
            throw new PushRefusedException(PushRefusal.WrongMode);
        if (encrypted is not null)
            content = Open(settings, query.MsgSignature, timestamp, nonce, encrypted);
        return PushReader.Read(content);
    }

    private static JsonElement Open(WeChatOptions settings, string? signature, string timestamp, string nonce, string encrypted)
    {
        if (!PushSignature.IsRight(signature, settings.PushToken, timestamp, nonce, encrypted))
            throw new PushRefusedException(PushRefusal.BadSignature);
        return PushBody.Read(PushCipher.Decrypt(encrypted, settings.EncodingAesKey, settings.AppId), settings.PushFormat);
    }
}
