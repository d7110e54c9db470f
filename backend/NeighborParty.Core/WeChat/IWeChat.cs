namespace NeighborParty.Core.WeChat;

/// <summary>
/// What the product asks of WeChat's servers. Every member throws <see cref="WeChatException"/> when WeChat refuses,
/// cannot be reached, or answers with something unreadable; cancelling throws <see cref="OperationCanceledException"/>.
/// </summary>
public interface IWeChat
{
    /// <summary>
    /// Exchanges a code of <c>wx.login</c> for the person behind it. A code lives five minutes and works once, so
    /// the exchange is never repeated by itself. Answers or fails within three seconds.
    /// </summary>
    Task<WeChatSignIn> SignInAsync(string loginCode, CancellationToken cancellationToken);

    /// <summary>
    /// Exchanges a code of the phone number button for the number. It is another kind of code than that of
    /// <c>wx.login</c>; <paramref name="openId"/> lets WeChat refuse a code of somebody else. Answers or fails within three seconds.
    /// </summary>
    Task<WeChatPhoneNumber> GetPhoneNumberAsync(string phoneCode, string openId, CancellationToken cancellationToken);

    /// <summary>Draws a mini-program code. Such codes never expire: what a scene is worth is the product's own record.</summary>
    Task<WeChatPicture> GetUnlimitedCodeAsync(UnlimitedCode code, CancellationToken cancellationToken);

    /// <summary>Judges a text of at most 2500 characters. The author must have opened the mini-program within two hours.</summary>
    Task<TextVerdict> CheckTextAsync(TextCheck check, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for a judgement of a picture or sound that WeChat can download. The answer is a trace id; the verdict
    /// arrives as a push with that id, within 30 minutes, perhaps before this returns, perhaps never.
    /// </summary>
    Task<string> RequestMediaCheckAsync(MediaCheck check, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers one subscribe message and uses up one grant of the person. Never repeated by itself:
    /// <see cref="WeChatException.OutcomeUnknown"/> tells whether it may have arrived all the same.
    /// </summary>
    Task SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken);
}
