namespace NeighborParty.Core.WeChat;

/// <summary>WeChat's words for the product's values.</summary>
internal static class Names
{
    public static string EnvVersion(WeChatEnvVersion version) => version switch
    {
        WeChatEnvVersion.Trial => "trial",
        WeChatEnvVersion.Develop => "develop",
        _ => "release",
    };

    public static string MiniprogramState(WeChatEnvVersion version) => version switch
    {
        WeChatEnvVersion.Trial => "trial",
        WeChatEnvVersion.Develop => "developer",
        _ => "formal",
    };

    /// <summary>A word that is missing or new ends with a human.</summary>
    public static ContentSuggestion Suggestion(string? word) => word switch
    {
        "pass" => ContentSuggestion.Pass,
        "risky" => ContentSuggestion.Risky,
        _ => ContentSuggestion.Review,
    };
}
