namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>A Huffman table as JPEG defines it: how many words of each length, and their symbols in order (ITU-T T.81, tables K.3 and K.5).</summary>
internal sealed class JpegHuffman
{
    public static readonly JpegHuffman Dc = new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    public static readonly JpegHuffman Ac = new(
        [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
        Convert.FromHexString(
            "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A34353637" +
            "38393A434445464748494A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3" +
            "A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA"));

    private readonly byte[] lengths;
    private readonly byte[] symbols;
    private readonly (int Code, int Length)[] words = new (int, int)[256];

    private JpegHuffman(byte[] lengths, byte[] symbols)
    {
        this.lengths = lengths;
        this.symbols = symbols;
        var code = 0;
        var next = 0;
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < lengths[length - 1]; i++)
                words[symbols[next++]] = (code++, length);
        }
    }

    public (int Code, int Length) this[int symbol] => words[symbol];

    public void Write(Stream output, byte id)
    {
        var size = 3 + lengths.Length + symbols.Length;
        output.Write([0xFF, 0xC4, (byte)(size >> 8), (byte)size, id, .. lengths, .. symbols]);
    }
}
