namespace NeighborParty.Core.WeChat;

/// <summary>What went wrong, by what can be done about it.</summary>
public enum WeChatFailure
{
    /// <summary>A code that is not in the table; see the error code.</summary>
    Unknown = 0,

    /// <summary>Not reachable, too slow, busy (-1), circuit open, or an answer nobody can read. Try later.</summary>
    Unavailable,

    /// <summary>Too many calls for the moment. Try again after a minute.</summary>
    Throttled,

    /// <summary>The quota of the day is used up. Try again tomorrow, or the operator clears it.</summary>
    QuotaExhausted,

    /// <summary>App id, secret, allow-list, rights or template are wrong: an operator has to act, trying again is useless.</summary>
    Configuration,

    /// <summary>The access token was refused, also after fetching once more.</summary>
    TokenProblem,

    /// <summary>The code is unknown, malformed, older than five minutes, of another kind or of another app.</summary>
    BadCode,

    /// <summary>The code was exchanged before.</summary>
    UsedCode,

    /// <summary>WeChat blocks this person; nothing the caller can repair.</summary>
    HighRiskUser,

    /// <summary>The person granted no message of this template, or the grant is used up.</summary>
    NotSubscribed,

    /// <summary>The message holds a word that WeChat does not deliver.</summary>
    SensitiveText,

    /// <summary>The request itself is wrong: trying again is useless.</summary>
    InvalidArgument,

    /// <summary>The open id is not one of this app.</summary>
    ForeignUser,

    /// <summary>The person did not open the mini-program within two hours, so the content cannot be checked.</summary>
    NotRecentlyActive,
}
