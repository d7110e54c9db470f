namespace NeighborParty.WeChatSandbox.Messages;

/// <summary>A message template as it would be picked in WeChat's console. Fields: `thing1` → its label, in order.</summary>
public sealed class SubscribeTemplate
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public IDictionary<string, string> Fields { get; } = new Dictionary<string, string>();

    /// <summary>Long-term: one accept is good for any number of messages.</summary>
    public bool LongTerm { get; set; }

    /// <summary>The allowed values of an `enum` field, by its key.</summary>
    public IDictionary<string, string[]> Values { get; } = new Dictionary<string, string[]>();

    /// <summary>Taken away by WeChat: 43107.</summary>
    public bool Banned { get; set; }
}
