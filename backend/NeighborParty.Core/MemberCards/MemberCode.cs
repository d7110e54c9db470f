using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.MemberCards;

/// <summary>
/// 组员码: what a member holds up and a leader scans. It says who somebody is and is worthless within two minutes, so that a picture
/// of it sent on helps nobody. Layout: mc-, then person (16 bytes), step (4), HMAC-SHA256 cut to 128 bits; base64url.
/// </summary>
public static class MemberCode
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(60);
    private const string Prefix = "mc-";
    private const string Purpose = "member-code";
    private const int SignedBytes = 20;
    private const int MacBytes = 16;
    private const int TextLength = 51;

    public static string Make(Signer signer, Guid communityId, Guid personId, DateTime now)
    {
        var bytes = new byte[SignedBytes + MacBytes];
        personId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), (uint)StepAt(now));
        Mac(signer, communityId, personId, (uint)StepAt(now)).CopyTo(bytes.AsSpan(SignedBytes));
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything but a code of this community from the current step or the one before.</summary>
    public static Guid? Read(Signer signer, Guid communityId, string code, DateTime now)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + MacBytes];
        if (code.Length != TextLength || !code.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(code.AsSpan(Prefix.Length))
            || !Base64Url.TryDecodeFromChars(code.AsSpan(Prefix.Length), bytes, out var written) || written != bytes.Length)
            return null;
        var (person, step) = (new Guid(bytes[..16], bigEndian: true), BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
        return CryptographicOperations.FixedTimeEquals(Mac(signer, communityId, person, step), bytes[SignedBytes..]) && (step == StepAt(now) || step == StepAt(now) - 1)
            ? person
            : null;
    }

    public static DateTime NextStepAt(DateTime now) => DateTime.UnixEpoch + ((StepAt(now) + 1) * Step);

    private static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / Step.Ticks;

    private static ReadOnlySpan<byte> Mac(Signer signer, Guid communityId, Guid personId, uint step) =>
        signer.Sign(Purpose, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{communityId:N}:{personId:N}:{step}")).AsSpan(0, MacBytes);
}
