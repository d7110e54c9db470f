namespace NeighborParty.Core.WeChat;

/// <summary>One endpoint and how patient and how stubborn to be with it.</summary>
/// <param name="Path">Without leading slash; the only part of an address that may stand in a log.</param>
/// <param name="Repeatable">Whether sending it twice does no harm. If not, it is only repeated when it cannot have been sent.</param>
/// <param name="Urgent">Whether a person is waiting to get in.</param>
/// <param name="AnswerLimit">The largest answer to read, in bytes.</param>
internal sealed record WeChatCall(string Path, bool Repeatable, bool Urgent = false, int AnswerLimit = WeChatCalls.JsonLimit);

/// <summary>Every endpoint in use.</summary>
internal static class WeChatCalls
{
    public const string TokenPath = "cgi-bin/stable_token";
    public const string PhonePath = "wxa/business/getuserphonenumber";
    public const int JsonLimit = 256 * 1024;
    public const int PictureLimit = 1024 * 1024;

    public static readonly WeChatCall Token = new(TokenPath, Repeatable: true);
    public static readonly WeChatCall SignIn = new("sns/jscode2session", Repeatable: false, Urgent: true);
    public static readonly WeChatCall Phone = new(PhonePath, Repeatable: false, Urgent: true);
    public static readonly WeChatCall Code = new("wxa/getwxacodeunlimit", Repeatable: true, AnswerLimit: PictureLimit);
    public static readonly WeChatCall Text = new("wxa/msg_sec_check", Repeatable: true);
    public static readonly WeChatCall Media = new("wxa/media_check_async", Repeatable: false);
    public static readonly WeChatCall Message = new("cgi-bin/message/subscribe/send", Repeatable: false);
}
