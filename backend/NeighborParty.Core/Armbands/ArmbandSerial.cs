using System.Globalization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Armbands;

/// <summary>The number on the cloth: NP, the compound's short code, four digits.</summary>
public static class ArmbandSerial
{
    public const int MaxNumber = 9999;

    public static string Prefix(string code) => $"NP-{code}-";

    public static string Of(string code, int number) => Prefix(code) + number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>One to six capital letters or digits, e.g. XF for 幸福小区.</summary>
    /// <exception cref="RefusedException">400</exception>
    public static string CleanCode(string? code)
    {
        var clean = (code ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
        return clean.Length is >= 1 and <= 6 && clean.All(char.IsAsciiLetterOrDigit)
            ? clean
            : throw Refusals.Invalid("code", "小区代号请用 1 到 6 个英文字母或数字，例如 XF。");
    }

    /// <summary>As typed or scanned: case, full-width letters and blanks do not matter.</summary>
    /// <exception cref="RefusedException">400</exception>
    public static string Clean(string? serial)
    {
        var clean = (serial ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();
        var part = clean.Split('-');
        return part is ["NP", { Length: >= 1 and <= 6 } code, { Length: 4 } number] && code.All(char.IsAsciiLetterOrDigit) && number.All(char.IsAsciiDigit)
            ? clean
            : throw Refusals.Invalid("serial", "编号不正确，应像 NP-XF-0001 这样。");
    }

    public static string CodeOf(string serial) => serial.Split('-')[1];

    public static int NumberOf(string serial) => int.Parse(serial.AsSpan(serial.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
