namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>Bits in JPEG order: high first, and a zero byte after every 0xFF.</summary>
internal sealed class JpegBits(Stream output)
{
    private int pending;
    private int count;

    /// <summary>How many bits the value needs without its sign.</summary>
    public static int Size(int value) => 32 - int.LeadingZeroCount(Math.Abs(value));

    public void Write((int Code, int Length) word)
    {
        for (var bit = word.Length - 1; bit >= 0; bit--)
        {
            pending = (pending << 1) | ((word.Code >> bit) & 1);
            if (++count == 8)
                WriteByte();
        }
    }

    /// <summary>Negative values are written as their ones' complement.</summary>
    public void WriteValue(int value, int size) => Write((value < 0 ? value - 1 : value, size));

    public void Flush()
    {
        while (count > 0)
            Write((1, 1));
    }

    private void WriteByte()
    {
        output.WriteByte((byte)pending);
        if ((byte)pending == 0xFF)
            output.WriteByte(0);
        pending = 0;
        count = 0;
    }
}
