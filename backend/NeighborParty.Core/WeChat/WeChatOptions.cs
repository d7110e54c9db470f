namespace NeighborParty.Core.WeChat;

/// <summary>How to reach WeChat and as whom. Checked at start by <see cref="WeChatOptionsValidator"/>.</summary>
public sealed class WeChatOptions
{
    /// <summary>Where WeChat's servers are, or a stand-in for them. The host may move it later through <see cref="WeChatAddress"/>.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.weixin.qq.com/");

    /// <summary>The app id of the mini-program; <c>wx</c> and 16 hex digits in reality.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The app secret. Never leaves the server and never stands in a log.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The token of the message push, 3 to 32 letters and digits. Empty refuses every push.</summary>
    public string PushToken { get; set; } = "";

    /// <summary>The key of the message push, 43 characters. When set, only encrypted pushes are taken: a plain one signs nothing of its body.</summary>
    public string EncodingAesKey { get; set; } = "";

    /// <summary>The format pushes must have.</summary>
    public WeChatPushFormat PushFormat { get; set; }

    /// <summary>Which edition codes and messages open. WeChat's <c>miniprogram_state</c> follows from it.</summary>
    public WeChatEnvVersion EnvVersion { get; set; }

    /// <summary>The page that codes open when nothing else is said; no leading slash, no query.</summary>
    public string DoorPage { get; set; } = "pages/door/index";

    /// <summary>How long a person who signs in waits for WeChat, 0.2 to 2.8 s. The default leaves a second of the promised three to everything else.</summary>
    public TimeSpan SignInTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one attempt of any other call may take, 0.2 to 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long any other call may take with its token and all attempts; at least one attempt, at most 60 s.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>The format of pushes, as set in WeChat's own console.</summary>
public enum WeChatPushFormat
{
    /// <summary>Whichever arrives.</summary>
    Either,

    /// <summary>JSON only.</summary>
    Json,

    /// <summary>XML only.</summary>
    Xml,
}
