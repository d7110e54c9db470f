namespace NeighborParty.WeChatSandbox.Page;

internal static class PageTime
{
    public static string Show(DateTimeOffset? time) => time is { } at ? at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss") : "从未";
}
