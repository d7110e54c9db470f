using System.Globalization;

namespace NeighborParty.Core.Basics;

/// <summary>What others see of personal data by default.</summary>
public static class Masking
{
    /// <summary>199****0001: first three and last four characters; of a shorter number at most the last two, and never all.</summary>
    public static string Phone(string phone)
    {
        if (phone.Length >= 11)
            return $"{phone[..3]}****{phone[^4..]}";
        var shown = Math.Clamp(phone.Length - 1, 0, 2);
        return new string('*', phone.Length - shown) + phone[^shown..];
    }

    /// <summary>王**: neighbours see the first character only; of a name of one character nothing.</summary>
    public static string Name(string name)
    {
        var text = new StringInfo(name);
        return text.LengthInTextElements <= 1 ? new string('*', text.LengthInTextElements) : text.SubstringByTextElements(0, 1) + new string('*', text.LengthInTextElements - 1);
    }
}
