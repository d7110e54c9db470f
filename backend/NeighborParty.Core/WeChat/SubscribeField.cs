namespace NeighborParty.Core.WeChat;

/// <summary>Brings the value of one message field into the form WeChat takes.</summary>
public static class SubscribeField
{
    /// <summary>Formats a value for the type its key names.</summary>
    public static string Format(string key, string value) => value;
}
