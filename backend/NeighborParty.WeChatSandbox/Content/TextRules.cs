namespace NeighborParty.WeChatSandbox.Content;

internal sealed record TextRule(string Word, Suggest Suggest, int Label);

/// <summary>A word list instead of WeChat's models: predictable, and no measure of their quality.</summary>
internal sealed class TextRules
{
    public List<TextRule> All { get; set; } =
    [
        new("沙箱违规", Suggest.Risky, 20006),
        new("沙箱复核", Suggest.Review, 21000),
        new("赌博", Suggest.Risky, 20006),
        new("代开发票", Suggest.Risky, 20008),
        new("加我微信领红包", Suggest.Review, 10001),
        new("骂人的话", Suggest.Review, 20003),
    ];

    public IReadOnlyList<TextRule> Hits(string text) => [.. All.Where(r => text.Contains(r.Word, StringComparison.OrdinalIgnoreCase)).OrderByDescending(r => r.Suggest)];
}
