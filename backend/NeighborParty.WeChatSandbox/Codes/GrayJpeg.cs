namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>
/// Writes one kind of picture: baseline JPEG, 8-bit gray, one scan, high quality. It exists because WeChat answers JPEG
/// and no image library is at hand; any library with a JPEG encoder replaces it with one call.
/// The tables and the format are those of ITU-T T.81 (annex K for the Huffman tables).
/// </summary>
internal static class GrayJpeg
{
    private const int Quantizer = 4; // the same small divisor for every frequency: sharp edges, no colour

    private static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private static readonly float[] Cosines = [.. Enumerable.Range(0, 64).Select(i => (float)(Math.Cos(((2 * (i % 8)) + 1) * (i / 8) * Math.PI / 16) * (i / 8 == 0 ? Math.Sqrt(0.125) : 0.5)))];

    /// <summary>Rows of <paramref name="width"/> bytes, 0 black to 255 white; sides up to 65,535.</summary>
    public static byte[] Encode(byte[] pixels, int width, int height)
    {
        using var output = new MemoryStream();
        WriteHeader(output, width, height);

        var bits = new JpegBits(output);
        var block = new float[64];
        var previous = 0;
        for (var top = 0; top < height; top += 8)
        {
            for (var left = 0; left < width; left += 8)
            {
                for (var i = 0; i < 64; i++)
                {
                    // Blocks that hang over the edge repeat the last row and column.
                    var y = Math.Min(top + (i / 8), height - 1);
                    var x = Math.Min(left + (i % 8), width - 1);
                    block[i] = pixels[(y * width) + x] - 128;
                }

                Transform(block);
                previous = WriteBlock(bits, block, previous);
            }
        }

        bits.Flush();
        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    private static void WriteHeader(MemoryStream output, int width, int height)
    {
        output.Write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        output.Write([0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)Quantizer, 64)]);
        output.Write([0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        JpegHuffman.Dc.Write(output, 0x00);
        JpegHuffman.Ac.Write(output, 0x10);
        output.Write([0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0]);
    }

    private static int WriteBlock(JpegBits bits, float[] block, int previous)
    {
        var direct = (int)MathF.Round(block[0] / Quantizer);
        var size = JpegBits.Size(direct - previous);
        bits.Write(JpegHuffman.Dc[size]);
        bits.WriteValue(direct - previous, size);

        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            var value = (int)MathF.Round(block[ZigZag[i]] / Quantizer);
            if (value == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
                bits.Write(JpegHuffman.Ac[0xF0]);
            size = JpegBits.Size(value);
            bits.Write(JpegHuffman.Ac[(zeros << 4) | size]);
            bits.WriteValue(value, size);
            zeros = 0;
        }

        if (zeros > 0)
            bits.Write(JpegHuffman.Ac[0x00]);
        return direct;
    }

    private static void Transform(float[] block)
    {
        Span<float> half = stackalloc float[64];
        for (var i = 0; i < 64; i++)
        {
            var sum = 0f;
            for (var x = 0; x < 8; x++)
                sum += block[(i / 8 * 8) + x] * Cosines[(i % 8 * 8) + x];
            half[i] = sum;
        }

        for (var i = 0; i < 64; i++)
        {
            var sum = 0f;
            for (var y = 0; y < 8; y++)
                sum += half[(y * 8) + (i % 8)] * Cosines[(i / 8 * 8) + y];
            block[i] = sum;
        }
    }
}
