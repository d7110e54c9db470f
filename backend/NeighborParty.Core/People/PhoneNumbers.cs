using System.Text;

namespace NeighborParty.Core.People;

/// <summary>One spelling for one number, so that the blind index finds it.</summary>
public static class PhoneNumbers
{
    /// <summary>Digits only: 11 for the mainland, with country code for others. Null for what is no mobile number.</summary>
    /// <param name="text">As typed: full-width digits, spaces, dashes and +86 are taken.</param>
    public static string? Normalize(string? text)
    {
        if (text is null || text.Length > 40)
            return null;
        string plain;
        try
        {
            plain = text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return null; // half a surrogate pair
        }

        var digits = new StringBuilder();
        var foreign = false;
        foreach (var c in plain.Trim())
        {
            if (char.IsAsciiDigit(c))
                digits.Append(c);
            else if (c == '+' && digits.Length == 0 && !foreign)
                foreign = true;
            else if (c is not (' ' or '-' or '(' or ')'))
                return null;
        }

        var number = digits.ToString();
        if (number.Length == 13 && number.StartsWith("861", StringComparison.Ordinal))
            return number[2..];
        if (number.Length == 11 && number[0] == '1')
            return number;
        return foreign && number.Length is >= 7 and <= 15 ? number : null;
    }
}
