namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>One WeChat call. The handler runs inside the lock, so two exchanges of one code cannot both win.</summary>
internal sealed record ApiRoute(string Method, string Path, Func<SandboxWorld, ApiCall, ApiAnswer> Handle)
{
    /// <summary>Login and token calls carry the app's secret instead.</summary>
    public bool NeedsToken { get; init; } = true;

    public int DailyLimit { get; init; } = 1_000_000;

    public int MinuteLimit { get; init; } = 10_000;

    public int MinuteErrcode { get; init; } = 45011;

    public string ErrorType { get; init; } = ApiAnswer.Json;

    /// <summary>Calls that give the quota back must not be stopped by it.</summary>
    public bool Counted { get; init; } = true;
}
