using System.Text.Json.Nodes;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>One push as it goes over the wire; a retry repeats it exactly.</summary>
internal sealed record PushRequest(string Query, string Body, string ContentType)
{
    public static PushRequest Write(SandboxWorld world, PushMessage message)
    {
        var config = world.Push;
        var text = config.Format == PushFormat.Xml
            ? PushXml.Write(message.Body, message.XmlWrapper)
            : message.Body.ToJsonString(SandboxJson.Wire);
        var contentType = config.Format == PushFormat.Xml ? "text/xml" : "application/json";
        var timestamp = world.Now.ToUnixTimeSeconds().ToString();
        var nonce = world.Random.Digits(10);
        var signature = Sign(message, config.Token, timestamp, nonce);
        var query = $"signature={signature}&timestamp={timestamp}&nonce={nonce}&openid={message.OpenId}";
        if (config.Mode == PushMode.Plain)
            return new PushRequest(query, text, contentType);

        var appId = message.AppIdInEnvelope ?? world.Options.AppId;
        var pad = message.Pad ?? (world.Random.Between(1, 4) == 1 ? world.Random.Between(1, 16) : world.Random.Between(17, 32));
        var secret = PushCrypto.Encrypt(PushCrypto.FillUp(text, appId, pad), appId, config.EncodingAesKey, world.Random.Bytes(16));
        var envelope = new JsonObject { ["ToUserName"] = SandboxDefaults.OriginalId, ["Encrypt"] = secret };
        return new PushRequest(
            $"{query}&encrypt_type=aes&msg_signature={Sign(message, config.Token, timestamp, nonce, secret)}",
            config.Format == PushFormat.Xml ? PushXml.Write(envelope) : envelope.ToJsonString(SandboxJson.Wire),
            contentType);
    }

    private static string Sign(PushMessage message, params string[] parts) =>
        message.WrongSignature ? new string('0', 40) : PushCrypto.Signature(parts);
}
