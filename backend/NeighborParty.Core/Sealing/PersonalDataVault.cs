using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Sealing;

/// <summary>Names the column a sealed text belongs to. It is bound into the seal: a text copied to another row or column does not open.</summary>
public readonly record struct SealedField(string Table, string Column)
{
    public override string ToString() => $"{Table}.{Column}";
}

/// <summary>
/// Seals personal data before it reaches the database (AES-256-GCM, key id in front, table, column and row bound in)
/// and makes blind indexes for exact search (HMAC-SHA256, 128 bits).
/// </summary>
public sealed class PersonalDataVault(VaultKeys keys)
{
    private volatile VaultKeys _keys = keys;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <returns><c>keyId.base64url(nonce, text, tag)</c></returns>
    public string Seal(SealedField field, Guid rowId, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        var now = _keys;
        using var aes = new AesGcm(now.FieldKeys[now.CurrentFieldKey], TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Bound(field, rowId));
        return $"{now.CurrentFieldKey}.{Base64Url.EncodeToString(box)}";
    }

    /// <exception cref="CryptographicException">The text was changed, moved from another row, or its key is gone.</exception>
    public string Open(SealedField field, Guid rowId, string sealedText)
    {
        var dot = sealedText.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || FieldKey(sealedText[..dot]) is not { } key)
            throw new CryptographicException("The key of a sealed field is not in the key file.");
        if (!Base64Url.IsValid(sealedText.AsSpan(dot + 1), out var length) || length < NonceBytes + TagBytes)
            throw new CryptographicException("This is no sealed text.");
        var box = Base64Url.DecodeFromChars(sealedText.AsSpan(dot + 1));
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Bound(field, rowId));
        return Encoding.UTF8.GetString(plain);
    }

    public string? OpenOrNull(SealedField field, Guid rowId, string? sealedText) =>
        sealedText is null ? null : Open(field, rowId, sealedText);

    /// <summary>Stands in front of what is sealed with the newest key; what has another front was sealed by an older one.</summary>
    public string CurrentFront => _keys.CurrentFieldKey + ".";

    /// <summary>Seals with the key that the file names as the newest from now on.</summary>
    public void Reread() => _keys = _keys.Reread();

    /// <summary>The same text in the same scope gives the same index. Normalize first.</summary>
    /// <param name="scope">The community, or empty for what is global (openid).</param>
    public string Index(SealedField field, Guid scope, string normalizedText) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_keys.Index, Encoding.UTF8.GetBytes($"{field}|{scope:N}|{normalizedText}")).AsSpan(0, 16));

    /// <summary>A key that is not known here may be one that a rotation added while this program was running.</summary>
    private byte[]? FieldKey(string id)
    {
        if (!_keys.FieldKeys.ContainsKey(id))
            Reread();
        return _keys.FieldKeys.GetValueOrDefault(id);
    }

    private static byte[] Bound(SealedField field, Guid rowId) => Encoding.UTF8.GetBytes($"{field}|{rowId:N}");
}
