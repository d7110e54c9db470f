namespace NeighborParty.Core.WeChat;

/// <summary>A text to judge.</summary>
/// <param name="Content">At most 2500 characters.</param>
/// <param name="Scene">Where the text will stand.</param>
/// <param name="OpenId">The author; must have opened the mini-program within two hours.</param>
/// <param name="Title">The heading of the text, if it has one.</param>
/// <param name="Nickname">The author's nickname, if it is shown.</param>
public sealed record TextCheck(string Content, ContentScene Scene, string OpenId, string? Title = null, string? Nickname = null)
{
    /// <summary>Names the type only: neither text nor author must reach a log.</summary>
    public override string ToString() => nameof(TextCheck);
}

/// <summary>A picture or sound to judge.</summary>
/// <param name="MediaUrl">Where WeChat can download it; at most 10 MB.</param>
/// <param name="MediaType">Picture or sound.</param>
/// <param name="Scene">Where it will stand.</param>
/// <param name="OpenId">The author; must have opened the mini-program within two hours.</param>
public sealed record MediaCheck(Uri MediaUrl, MediaCheckType MediaType, ContentScene Scene, string OpenId)
{
    /// <summary>Names the type only: a signed address opens the picture, and the author must not reach a log.</summary>
    public override string ToString() => nameof(MediaCheck);
}

/// <summary>Where a content will stand; the numbers are WeChat's.</summary>
public enum ContentScene
{
    /// <summary>A profile: nickname, signature, avatar.</summary>
    Profile = 1,

    /// <summary>A comment.</summary>
    Comment = 2,

    /// <summary>A post in a forum.</summary>
    Forum = 3,

    /// <summary>A social log.</summary>
    SocialLog = 4,
}

/// <summary>What kind of media; the numbers are WeChat's.</summary>
public enum MediaCheckType
{
    /// <summary>mp3, aac, ac3, wma, flac, vorbis, opus, wav.</summary>
    Audio = 1,

    /// <summary>jpg, jpeg, png, bmp, gif (first frame).</summary>
    Image = 2,
}
