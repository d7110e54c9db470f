using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

/// <summary>Published and own examples of pushes, and a way to make more.</summary>
internal static class PushVectors
{
    // developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push
    public const string OfficialToken = "AAAAA";
    public const string OfficialKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    public const string OfficialAppId = "wxba5fad812f8e6fb9";
    public const string OfficialEncrypt =
        "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7v"
        + "JVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb"
        + "6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    public const string OfficialReply = "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==";

    public const string Token = "sandboxtoken";
    public const string Key = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    public const string AppId = "wx0123456789abcdef";
    public const string Encrypt =
        "B4PcXgtThYsrOQnzxvXRUDeOKUBSqeGUlzWTjc4oc++UibVo+LmiW8X+CoQinOwS4vwauVtpgHbErISwHUA1bxScwEeM06O5fRURmP50N8z0Z1uD5bIAvU19bjbBk001"
        + "kM3zdpbCfXOK5WD4G38hI4zU6Y/LN7YR2vY9AFoBNDE=";

    public static IOptions<WeChatOptions> Options(
        string token = Token, string key = "", string appId = AppId, WeChatPushFormat format = WeChatPushFormat.Either) =>
        Microsoft.Extensions.Options.Options.Create(
            new WeChatOptions { PushToken = token, EncodingAesKey = key, AppId = appId, AppSecret = "secret", PushFormat = format });

    public static PushQuery PlainQuery(string token = Token) =>
        new(PushSignature.Of(token, "1780000000", "1234567890"), "1780000000", "1234567890");

    /// <summary>Decodes a body in plain mode with a right signature.</summary>
    public static PushMessage DecodePlain(string body, WeChatPushFormat format = WeChatPushFormat.Either) =>
        new PushDecoder(Options(format: format)).Decode(PlainQuery(), Encoding.UTF8.GetBytes(body));

    /// <summary>Encrypts as WeChat does.</summary>
    public static string Seal(string message, string key = Key, string appId = AppId)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var head = new byte[20];
        RandomNumberGenerator.Fill(head.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), text.Length);
        byte[] content = [.. head, .. text, .. Encoding.UTF8.GetBytes(appId)];
        var pad = 32 - (content.Length % 32);
        byte[] padded = [.. content, .. Enumerable.Repeat((byte)pad, pad)];
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(padded, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
