namespace NeighborParty.Core.WeChat;

/// <summary>
/// Sorts WeChat's error codes by what can be done about them. From the endpoint pages and the general table
/// (developers.weixin.qq.com/doc/oplatform/developers/errCode), plus codes seen in practice such as 40163 and 41030.
/// </summary>
public static class WeChatErrors
{
    /// <summary>The token is not known, not the latest any more, or too old: fetch once, try once more.</summary>
    public static bool IsTokenProblem(int errorCode) => errorCode is 40001 or 40014 or 42001;

    /// <summary>The category of an error code. Some codes mean something else at some endpoints.</summary>
    public static WeChatFailure Classify(int errorCode, string path) => (errorCode, path) switch
    {
        (40001, WeChatCalls.TokenPath) => WeChatFailure.Configuration,
        (40013, WeChatCalls.PhonePath) => WeChatFailure.BadCode,
        _ => Classify(errorCode),
    };

    private static WeChatFailure Classify(int errorCode) => errorCode switch
    {
        -1 => WeChatFailure.Unavailable,
        40001 or 40014 or 42001 => WeChatFailure.TokenProblem,
        40029 => WeChatFailure.BadCode,
        40163 => WeChatFailure.UsedCode,
        40226 or 50002 => WeChatFailure.HighRiskUser,
        43101 => WeChatFailure.NotSubscribed,
        45168 or 87014 => WeChatFailure.SensitiveText,
        40003 or 43104 => WeChatFailure.ForeignUser,
        61010 => WeChatFailure.NotRecentlyActive,
        45009 or 44993 or 45029 or 48006 => WeChatFailure.QuotaExhausted,
        45011 or 44990 or 44991 or 43108 or 87020 => WeChatFailure.Throttled,
        40013 or 40125 or 40164 or 40243 or 40037 or 41002 or 41004 or 43107 or 48001 or 50004 or 50007 or 89503 or 89506 or 89507
            or (>= 40230 and <= 40240) => WeChatFailure.Configuration,
        40002 or 40004 or 40033 or 40097 or 40129 or 40169 or 41001 or 41008 or 41030 or 43002 or 44002 or 47001 or 47003 or 85096
            => WeChatFailure.InvalidArgument,
        _ => WeChatFailure.Unknown,
    };
}
