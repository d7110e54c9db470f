namespace NeighborParty.Core.WeChat;

/// <summary>The fields of a subscribe message, cut and cleaned to what WeChat takes: over-long text is refused there, not cut.</summary>
public sealed class SubscribeMessageData
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>The cleaned values by key, such as <c>thing1</c>.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Sets one field.</summary>
    /// <exception cref="ArgumentException">The key has no known type, or nothing is left of the value.</exception>
    public SubscribeMessageData Set(string key, string value)
    {
        _values[key] = SubscribeField.Format(key, value);
        return this;
    }

    /// <summary>Reads fields as they were stored; formatting a formatted value changes nothing.</summary>
    public static SubscribeMessageData From(IEnumerable<KeyValuePair<string, string>> values)
    {
        var data = new SubscribeMessageData();
        foreach (var (key, value) in values)
            data.Set(key, value);
        return data;
    }
}
