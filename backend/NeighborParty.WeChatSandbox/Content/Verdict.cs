namespace NeighborParty.WeChatSandbox.Content;

internal enum Suggest
{
    Pass,
    Review,
    Risky,
}

/// <summary>WeChat's judgement: pass, a person should look, or refuse; and why (100 normal, 10001 advertising, 20001 politics, 20002 porn, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar, 20013 copyright, 21000 other).</summary>
internal sealed record Verdict(Suggest Suggest, int Label)
{
    public static readonly Verdict Normal = new(Suggest.Pass, 100);

    public string Word => Suggest.ToString().ToLowerInvariant();
}
