using System.Globalization;

namespace NeighborParty.Core.Basics;

/// <summary>What others see of personal data by default.</summary>
public static class Masking
{
    /// <summary>199****0001: first three and last four digits of a mainland number.</summary>
    public static string Phone(string phone) =>
        phone.Length >= 11 ? $"{phone[..3]}****{phone[^4..]}" : new string('*', Math.Max(phone.Length - 2, 0)) + phone[^Math.Min(2, phone.Length)..];

    /// <summary>王**: neighbours see the family name only.</summary>
    public static string Name(string name)
    {
        var text = new StringInfo(name);
        return text.LengthInTextElements <= 1 ? name : text.SubstringByTextElements(0, 1) + new string('*', text.LengthInTextElements - 1);
    }
}
