using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace NeighborParty.Core.Staff;

/// <summary>Time-based codes as RFC 6238 has them (HMAC-SHA1, 30 seconds), the kind every authenticator app makes.</summary>
public static class Totp
{
    public const int Digits = 6;

    private const int StepSeconds = 30;

    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    private const int SeedBytes = 20;

    /// <summary>Phones' clocks are a little off: one step before and one after are good too.</summary>
    private const int Drift = 1;

    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    public static long StepOf(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond / StepSeconds;

    public static string Code(byte[] seed, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and the apps that people have use HMAC-SHA1
        var hash = HMACSHA1.HashData(seed, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & 0x7FFFFFFF;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step that a code belongs to, or null when it is wrong. A step is good once: only ones after <paramref name="lastStep"/>.</summary>
    public static long? Accept(byte[] seed, string? typed, DateTime now, long lastStep)
    {
        var code = new string((typed ?? "").Where(c => !char.IsWhiteSpace(c)).Take(Digits + 1).ToArray());
        long? accepted = null;
        // Every step is compared, so that time tells nothing.
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(seed, step)), System.Text.Encoding.UTF8.GetBytes(code)) && step > lastStep)
                accepted ??= step;
        return accepted;
    }

    /// <summary>What the QR code for the app says.</summary>
    public static string Address(byte[] seed, string userName, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Base32.Encode(seed)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
