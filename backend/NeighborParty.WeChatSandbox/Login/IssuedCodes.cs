using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Login;

internal enum CodeKind
{
    Login,
    Phone,
}

/// <summary>A code a phone got from WeChat and hands to the product.</summary>
internal sealed record IssuedCode(string Text, CodeKind Kind, SandboxUser User, string AppId, DateTimeOffset ExpiresAt)
{
    public bool Used { get; set; }
}

/// <summary>Five minutes, once, and login codes are not phone codes.</summary>
internal sealed class IssuedCodes(SandboxRandom random)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, IssuedCode> codes = [];

    public IssuedCode Issue(CodeKind kind, SandboxUser user, string appId, DateTimeOffset now)
    {
        var code = new IssuedCode((kind == CodeKind.Login ? "0" : "p") + random.Text(31), kind, user, appId, now + Life);
        codes.Add(code.Text, code);
        return code;
    }

    /// <summary>The code if it may be used now; anything unknown, old or of the other kind is 40029.</summary>
    public IssuedCode Find(string text, CodeKind kind, DateTimeOffset now) =>
        codes.GetValueOrDefault(text) is { } code && code.Kind == kind && now < code.ExpiresAt ? code : throw new WeChatRefusal(40029);
}
