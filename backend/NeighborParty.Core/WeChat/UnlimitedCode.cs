namespace NeighborParty.Core.WeChat;

/// <summary>A mini-program code to draw.</summary>
/// <param name="Scene">1 to 32 of <c>A-Z a-z 0-9 _ . -</c>; WeChat takes more, but the rest has been seen to break.</param>
/// <param name="Page">No leading slash, no query; null is the configured door page.</param>
/// <param name="Width">Pixels, 280 to 1280.</param>
/// <param name="EnvVersion">Which edition the code opens; null is the configured one.</param>
/// <param name="CheckPath">Whether the page must exist in the published edition; null means only for <see cref="WeChatEnvVersion.Release"/>.</param>
public sealed record UnlimitedCode(
    string Scene,
    string? Page = null,
    int Width = 430,
    WeChatEnvVersion? EnvVersion = null,
    bool? CheckPath = null);

/// <summary>An edition of the mini-program. Trial and develop open only for its members.</summary>
public enum WeChatEnvVersion
{
    /// <summary>The published edition.</summary>
    Release,

    /// <summary>The trial edition.</summary>
    Trial,

    /// <summary>The developers' edition.</summary>
    Develop,
}

/// <summary>A picture as WeChat drew it, at most 1 MB.</summary>
/// <param name="Bytes">The encoded picture.</param>
/// <param name="ContentType">Told by the first bytes: <c>image/jpeg</c> or <c>image/png</c>.</param>
public sealed record WeChatPicture(byte[] Bytes, string ContentType);
