using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using QRCoder;

namespace NeighborParty.Core.Duties;

/// <summary>Arriving or leaving: each has codes of its own.</summary>
public enum AttendanceKind
{
    In,
    Out,
}

/// <summary>What a genuine code says.</summary>
/// <param name="Step">Number of the 30-second step since 1970 in which it was shown.</param>
/// <param name="DisplayId">Which screen showed it.</param>
public sealed record CodeReading(long Step, uint DisplayId);

/// <summary>
/// The code on the leader's screen, new every 30 seconds. Signed with the shift's own secret, so it cannot be derived
/// from earlier ones, and worthless within a minute, so a forwarded photo helps nobody.
/// Layout: version and direction (1 byte), shift (16), step (4), display (4), HMAC-SHA256 cut to 128 bits; base64url.
/// </summary>
public static class RotatingCode
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private const int SignedBytes = 25;
    private const int MacBytes = 16;
    private const int TextLength = 55;
    private const byte Version = 0x10;

    public static string Make(byte[] secret, Guid shiftId, AttendanceKind kind, uint displayId, DateTime now)
    {
        var bytes = new byte[SignedBytes + MacBytes];
        bytes[0] = (byte)(Version | (byte)kind);
        shiftId.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(17), (uint)StepAt(now));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(21), displayId);
        Mac(secret, bytes.AsSpan(0, SignedBytes)).CopyTo(bytes.AsSpan(SignedBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything but a code of this shift and direction from the current step or the one before.</summary>
    public static CodeReading? Read(byte[] secret, Guid shiftId, AttendanceKind kind, string? code, DateTime now)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + MacBytes];
        if (code is not { Length: TextLength } || !Base64Url.IsValid(code) || !Base64Url.TryDecodeFromChars(code, bytes, out var written) || written != bytes.Length)
            return null;
        if (!CryptographicOperations.FixedTimeEquals(Mac(secret, bytes[..SignedBytes]), bytes[SignedBytes..]))
            return null;

        long step = BinaryPrimitives.ReadUInt32BigEndian(bytes[17..]);
        var current = StepAt(now);
        return bytes[0] == (Version | (byte)kind) && new Guid(bytes[1..17], bigEndian: true) == shiftId && (step == current || step == current - 1)
            ? new CodeReading(step, BinaryPrimitives.ReadUInt32BigEndian(bytes[21..]))
            : null;
    }

    /// <summary>When the screen should show the next one.</summary>
    public static DateTime NextStepAt(DateTime now) => DateTime.UnixEpoch + ((StepAt(now) + 1) * Step);

    /// <summary>An ordinary QR code, for the in-app scanner: black on white, with the quiet zone it needs.</summary>
    public static string Svg(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Number of the 30-second step since 1970.</summary>
    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / Step.Ticks;

    private static ReadOnlySpan<byte> Mac(byte[] secret, ReadOnlySpan<byte> signed) => HMACSHA256.HashData(secret, signed).AsSpan(0, MacBytes);
}
