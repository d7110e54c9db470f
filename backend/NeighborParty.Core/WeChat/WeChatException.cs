namespace NeighborParty.Core.WeChat;

/// <summary>
/// WeChat said no, or nothing. Safe to log: path, code and rid only, never a token, secret, open id or WeChat's own text.
/// </summary>
public sealed class WeChatException : Exception
{
    /// <summary>Builds the failure of one call.</summary>
    public WeChatException(WeChatFailure failure, int errorCode, string path, string? rid = null, Exception? inner = null)
        : base($"WeChat {path}: {failure}, errcode {errorCode}, rid {rid ?? "none"}", inner)
    {
        Failure = failure;
        ErrorCode = errorCode;
        Path = path;
        Rid = rid;
    }

    /// <summary>The category, by what can be done about it.</summary>
    public WeChatFailure Failure { get; }

    /// <summary>WeChat's errcode; 0 when there was no readable answer.</summary>
    public int ErrorCode { get; }

    /// <summary>The endpoint, without query.</summary>
    public string Path { get; }

    /// <summary>WeChat's id of the failed call; can be looked up there for seven days.</summary>
    public string? Rid { get; }

    /// <summary>The field that errcode 47003 names, such as <c>thing1</c>.</summary>
    public string? Field { get; init; }

    /// <summary>
    /// Whether WeChat may have carried out the request although it failed here: it was sent and no answer came back.
    /// False when the request was never sent or WeChat refused it.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>Whether the same request can succeed later without anybody changing anything.</summary>
    public bool IsTransient =>
        Failure is WeChatFailure.Unavailable or WeChatFailure.Throttled or WeChatFailure.QuotaExhausted or WeChatFailure.TokenProblem;
}
