using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Consents;

/// <summary>One version of a text as people read it. Never changed once published: a change is a new version, and everybody is asked again.</summary>
/// <param name="Required">True for the core only: everything else may be declined.</param>
/// <param name="Sensitive">Shown on a page of its own, never ticked beforehand.</param>
/// <param name="IfDeclined">What still works without it, in one sentence.</param>
public sealed record ConsentText(
    ConsentPurpose Purpose, int Version, string Title, bool Required, bool Sensitive, string Summary, IReadOnlyList<string> Paragraphs, string IfDeclined)
{
    /// <summary>SHA-256 of everything a person reads, lower-case hex: says which very words were accepted.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Purpose.ToString(), Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Title, Summary, .. Paragraphs, IfDeclined]))));
}
