using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.UnitTests.WeChatSandbox;

/// <summary>A push as the product sees it, opened by a reader that shares no code with the sandbox.</summary>
public sealed record ReceivedPush(IReadOnlyDictionary<string, string> Query, string Body)
{
    public bool SignatureIsRight => Query["signature"] == Sign(SandboxDefaults.PushToken, Query["timestamp"], Query["nonce"]);

    public bool EnvelopeSignatureIsRight => Query["msg_signature"] == Sign(SandboxDefaults.PushToken, Query["timestamp"], Query["nonce"], Encrypted);

    public JsonObject Json => JsonNode.Parse(Query.ContainsKey("encrypt_type") ? Open().Message : Body)!.AsObject();

    public XElement Xml => XElement.Parse(Query.ContainsKey("encrypt_type") ? Open().Message : Body);

    private string Encrypted => Body.StartsWith('<') ? XElement.Parse(Body).Element("Encrypt")!.Value : (string)JsonNode.Parse(Body)!["Encrypt"]!;

    public (string Message, string AppId, int Pad) Open()
    {
        var key = Convert.FromBase64String(SandboxDefaults.EncodingAesKey + "=");
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(Convert.FromBase64String(Encrypted), key.AsSpan(0, 16), PaddingMode.None);
        var pad = plain[^1];
        Assert.InRange(pad, 1, 32);
        Assert.All(plain[^pad..], b => Assert.Equal(pad, b));
        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        return (Encoding.UTF8.GetString(plain, 20, length), Encoding.UTF8.GetString(plain[(20 + length)..^pad]), pad);
    }

    private static string Sign(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }
}
