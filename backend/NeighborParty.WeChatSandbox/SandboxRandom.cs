namespace NeighborParty.WeChatSandbox;

/// <summary>Random looking, but the same again after every reset. Nothing here protects anything.</summary>
internal sealed class SandboxRandom(int seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Random random = new(seed);

    public int Between(int least, int most) => random.Next(least, most + 1);

    public string Text(int length) => new(random.GetItems<char>(Letters, length));

    public string Digits(int length) => new(random.GetItems<char>("0123456789", length));

    public string Hex8() => random.NextInt64(0x1_0000_0000).ToString("x8");

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>WeChat's trace id: three groups of eight hex digits, the first is the Unix time.</summary>
    public string Rid(DateTimeOffset now) => $"{now.ToUnixTimeSeconds():x8}-{Hex8()}-{Hex8()}";
}
