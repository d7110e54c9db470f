using System.Globalization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Slips;

/// <summary>
/// The number on all three leaves: NP, the community's four characters, the day, the serial of the day, two check digits.
/// The check is ISO 7064 MOD 97-10 over letters and digits: it finds every single wrong character and every swap of two neighbours.
/// </summary>
public static class SlipNumber
{
    public const int MaxSerial = 9999;

    // Crockford's: without I, L, O and U, which people confuse or misread.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="community">Its last 20 bits make the four characters; they tell neighbours' papers apart and are no secret.</param>
    /// <param name="day">In China.</param>
    /// <param name="serial">1 to 9,999, of the day.</param>
    public static string Of(Guid community, DateOnly day, int serial)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"NP-{CodeOf(community)}-{day:yyyyMMdd}-{serial:0000}");
        return $"{body}-{CheckOf(body)}";
    }

    public static string CodeOf(Guid community)
    {
        Span<byte> bytes = stackalloc byte[16];
        community.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = (bytes[13] << 16) | (bytes[14] << 8) | bytes[15];
        return new string([Alphabet[(bits >> 15) & 31], Alphabet[(bits >> 10) & 31], Alphabet[(bits >> 5) & 31], Alphabet[bits & 31]]);
    }

    /// <summary>As typed or scanned: case, full-width characters and blanks do not matter.</summary>
    /// <exception cref="RefusedException">400 for what is no number of ours, or was misread.</exception>
    public static string Clean(string? text)
    {
        var clean = (text ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
        var dash = clean.LastIndexOf('-');
        return clean.Split('-') is ["NP", { Length: 4 }, { Length: 8 }, { Length: 4 }, { Length: 2 }] && clean.All(c => c == '-' || char.IsAsciiLetterOrDigit(c)) && CheckOf(clean[..dash]) == clean[(dash + 1)..]
            ? clean
            : throw Refusals.Invalid("number", "编号不正确，请对照纸上再输入一次。");
    }

    private static string CheckOf(string body)
    {
        var rest = 0;
        foreach (var c in body.Where(char.IsAsciiLetterOrDigit))
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A' + 10)) % 97;
        return (98 - (rest * 100 % 97)).ToString("00", CultureInfo.InvariantCulture);
    }
}
