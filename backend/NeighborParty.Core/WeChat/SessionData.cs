using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// What a session key is good for. The client discards session keys; these stay for old clients and for tests
/// against the published vectors (developers.weixin.qq.com, open-ability/signature).
/// </summary>
public static class SessionData
{
    /// <summary>The signature over raw data: lower-case hex SHA-1 of the text followed by the session key as text.</summary>
    public static string RawDataSignature(string rawData, string sessionKey)
    {
#pragma warning disable CA5350 // the algorithm is WeChat's choice
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(rawData + sessionKey)));
#pragma warning restore CA5350
    }

    /// <summary>The signature of session calls: lower-case hex HMAC-SHA256, keyed with the session key's text, not its bytes. Checksession signs nothing.</summary>
    public static string SessionSignature(string sessionKey, string message = "") =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionKey), Encoding.UTF8.GetBytes(message)));

    /// <summary>Opens encrypted user data: AES-128-CBC with PKCS#7.</summary>
    /// <returns>The plain JSON, or null when the session key is not the one it was made with or the watermark names another app.</returns>
    public static string? Decrypt(string encryptedData, string iv, string sessionKey, string appId)
    {
        try
        {
            using var aes = Aes.Create();
            aes.Key = Convert.FromBase64String(sessionKey);
            var plain = aes.DecryptCbc(Convert.FromBase64String(encryptedData), Convert.FromBase64String(iv), PaddingMode.PKCS7);
            var owner = LooseJson.ReadObject(plain)?.Member("watermark")?.Text("appid");
            return owner == appId ? Encoding.UTF8.GetString(plain) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
