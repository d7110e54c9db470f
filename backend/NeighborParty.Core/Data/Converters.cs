using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NeighborParty.Core.Data;

/// <summary>UTC in, UTC out: databases forget the kind.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : DateTime.SpecifyKind(v, DateTimeKind.Utc),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

/// <summary>16 bytes, big-endian, so that the order of bytes is the order of time.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
    v => v.ToByteArray(bigEndian: true),
    v => new Guid(v, bigEndian: true));

/// <summary>A short list of ids as one text, the same in every database. Reads whatever stands between the hex digits, as earlier versions wrote JSON.</summary>
public sealed class GuidListConverter() : ValueConverter<List<Guid>, string>(v => Write(v), v => Read(v))
{
    public static readonly ValueComparer<List<Guid>> Comparer = new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        v => v.Aggregate(0, HashCode.Combine),
        v => v.ToList());

    public static string Write(IEnumerable<Guid> ids) => string.Join(',', ids.Select(id => id.ToString("N")));

    public static List<Guid> Read(string text)
    {
        const int Digits = 32;
        var ids = new List<Guid>();
        Span<char> digits = stackalloc char[Digits];
        var found = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                continue;
            digits[found++] = c;
            if (found < Digits)
                continue;
            ids.Add(Guid.ParseExact(digits, "N"));
            found = 0;
        }

        return ids;
    }
}

/// <summary>A short list of codes as one text, the same in every database. A code has no comma.</summary>
public sealed class WordListConverter() : ValueConverter<List<string>, string>(v => string.Join(',', v), v => Read(v))
{
    public static readonly ValueComparer<List<string>> Comparer = new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        v => v.Aggregate(0, HashCode.Combine),
        v => v.ToList());

    public static List<string> Read(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
