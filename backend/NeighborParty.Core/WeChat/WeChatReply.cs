namespace NeighborParty.Core.WeChat;

/// <summary>What came back from an endpoint: an object without error, or a picture.</summary>
internal sealed record WeChatReply(WeChatCall Call, WeChatAnswer? Answer, WeChatPicture? Picture)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="WeChatException">It is missing, or longer than the limit.</exception>
    public string Required(string name, int limit) =>
        Answer?.Body.Text(name) is { } text && text.Length <= limit ? text : throw Unreadable(Call);

    /// <summary>The failure of an answer that nobody can read: what was asked for may have been done.</summary>
    public static WeChatException Unreadable(WeChatCall call) =>
        new(WeChatFailure.Unavailable, 0, call.Path) { OutcomeUnknown = true };
}
