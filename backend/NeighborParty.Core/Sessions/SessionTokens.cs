using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Sessions;

public enum TokenUse
{
    Access,
    Refresh,
}

/// <summary>What a well-formed token claims; worth nothing before <see cref="SessionTokens.Verify"/>.</summary>
public readonly record struct TokenClaim(Guid SessionId, int Generation, byte[] Signature);

/// <summary>A token is base64url(session id, generation, HMAC-SHA256): 70 characters, 256 bits of signature.</summary>
public sealed class SessionTokens(Signer signer)
{
    private const int Length = 16 + 4 + 32;

    public string Make(TokenUse use, PhoneSession session, int generation)
    {
        var bytes = new byte[Length];
        session.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), generation);
        signer.Sign(Purpose(use), Text(session.Id, session.Salt, generation)).CopyTo(bytes, 20);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything that is not in this very shape; other encodings of the same bytes are refused too.</summary>
    public static TokenClaim? Read(string? token)
    {
        if (token is null || token.Length != Base64Url.GetEncodedLength(Length))
            return null;
        var bytes = new byte[Length];
        if (!Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != Length || Base64Url.EncodeToString(bytes) != token)
            return null;
        return new TokenClaim(new Guid(bytes.AsSpan(0, 16), bigEndian: true), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), bytes[20..]);
    }

    public bool Verify(TokenUse use, TokenClaim claim, byte[] salt) =>
        signer.Verify(Purpose(use), Text(claim.SessionId, salt, claim.Generation), claim.Signature);

    private static string Purpose(TokenUse use) => use == TokenUse.Access ? "phone-access" : "phone-refresh";

    private static string Text(Guid session, byte[] salt, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{session:N}|{Convert.ToHexStringLower(salt)}|{generation}");
}
