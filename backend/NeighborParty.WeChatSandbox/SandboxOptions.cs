using NeighborParty.WeChatSandbox.Messages;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox;

/// <summary>Section `WeChatSandbox`. Every value has a default that runs; the control API changes most of them at run time.</summary>
public sealed class SandboxOptions
{
    public string AppId { get; set; } = SandboxDefaults.AppId;

    public string AppSecret { get; set; } = SandboxDefaults.AppSecret;

    public string PushToken { get; set; } = SandboxDefaults.PushToken;

    public string EncodingAesKey { get; set; } = SandboxDefaults.EncodingAesKey;

    /// <summary>Where events are pushed. Null: the host's own address + `/wechat/push`.</summary>
    public string? PushUrl { get; set; }

    public PushMode PushMode { get; set; } = PushMode.Safe;

    public PushFormat PushFormat { get; set; } = PushFormat.Json;

    /// <summary>Whether accepting, refusing and sending subscribe messages is pushed as an event, as WeChat does.</summary>
    public bool SubscribeEvents { get; set; } = true;

    /// <summary>WeChat gives the receiver five seconds.</summary>
    public TimeSpan PushTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts after the first one.</summary>
    public int PushRetries { get; set; } = 3;

    public TimeSpan PushRetryPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the media check takes before it downloads and calls back. WeChat promises 30 minutes and usually needs seconds.</summary>
    public TimeSpan MediaCallbackDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The address written into QR codes, for a phone in the same network. Null: the address the call arrived at.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The pages of the published version; `check_path` looks here.</summary>
    public IList<string> Pages { get; } = ["pages/door/index"];

    /// <summary>Pages that only the trial and development versions have.</summary>
    public IList<string> UnreleasedPages { get; } = [];

    /// <summary>Replaces the built-in templates when not empty.</summary>
    public IList<SubscribeTemplate> Templates { get; } = [];

    /// <summary>Relative paths are looked for in the content root and its parents. No file: a few built-in residents.</summary>
    public string UsersFile { get; set; } = "seeds/demo/wechat-users.json";

    public int RandomSeed { get; set; } = 20260101;

    /// <summary>A session key is not replaced by `wx.login` before this age. WeChat does not publish the real number.</summary>
    public TimeSpan SessionKeyMinimumAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Content checks demand that the person opened the mini-program within this time.</summary>
    public TimeSpan VisitWindow { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Logins per person and minute. An older edition of WeChat's page said 100.</summary>
    public int LoginsPerMinute { get; set; } = 100;

    /// <summary>The answer to a phone code of somebody else. WeChat does not document the number.</summary>
    public int PhoneOpenIdMismatchErrcode { get; set; } = 40029;

    /// <summary>Paid phone number calls left; a new account has 1000 to try.</summary>
    public int PhoneCalls { get; set; } = 1000;
}
