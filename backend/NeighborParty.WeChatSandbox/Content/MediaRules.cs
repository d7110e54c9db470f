using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>One way to recognise a picture. Signed addresses have random names, so the bytes can decide too.</summary>
internal sealed record MediaRule(string? UrlContains, string? Sha256, string? BytesContain, Suggest Suggest, int Label)
{
    public bool Matches(string url, byte[] bytes, string sha256) =>
        (UrlContains is { Length: > 0 } part && url.Contains(part, StringComparison.OrdinalIgnoreCase))
        || string.Equals(Sha256, sha256, StringComparison.OrdinalIgnoreCase)
        || (BytesContain is { Length: > 0 } marker && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0);
}

/// <summary>A verdict waiting for the next picture, of one person or of anybody.</summary>
internal sealed record NextVerdict(string? User, Suggest Suggest, int Label);

/// <summary>The queue decides first, then the rules in order, then "pass".</summary>
internal sealed class MediaRules
{
    public List<MediaRule> All { get; set; } =
    [
        new(null, null, "SANDBOX-RISKY", Suggest.Risky, 20002),
        new(null, null, "SANDBOX-REVIEW", Suggest.Review, 21000),
        new("sandbox-risky", null, null, Suggest.Risky, 20002),
        new("sandbox-review", null, null, Suggest.Review, 21000),
    ];

    public List<NextVerdict> Next { get; } = [];

    /// <summary>Taken when the request comes in, so that pictures sent in order get verdicts in order.</summary>
    public Verdict? TakeNext(string user)
    {
        var index = Next.FindIndex(n => n.User is null || n.User == user);
        if (index < 0)
            return null;

        var next = Next[index];
        Next.RemoveAt(index);
        return new Verdict(next.Suggest, next.Label);
    }

    public Verdict Judge(string url, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return All.Find(r => r.Matches(url, bytes, sha256)) is { } rule ? new Verdict(rule.Suggest, rule.Label) : Verdict.Normal;
    }
}
