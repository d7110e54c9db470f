using System.Buffers.Binary;

namespace NeighborParty.UnitTests.WeChatSandbox;

/// <summary>Reads baseline gray JPEG by the book, to see what a phone would see. Shares nothing with the writer.</summary>
internal sealed class GrayJpegReader
{
    private static readonly int[] Order = [.. Enumerable.Range(0, 64).OrderBy(i => (i / 8) + (i % 8)).ThenBy(i => ((i / 8) + (i % 8)) % 2 == 0 ? -(i / 8) : i / 8)];
    private readonly Dictionary<(int Table, int Length, int Code), byte> words = [];
    private readonly int[] quantizers = new int[64];
    private readonly byte[] data;
    private int at;
    private int bit;

    public GrayJpegReader(byte[] jpeg)
    {
        data = jpeg;
        Assert.Equal([0xFF, 0xD8], jpeg[..2]);
        Assert.Equal([0xFF, 0xD9], jpeg[^2..]);
        ReadSegments();
        Pixels = new byte[Width * Height];
        var direct = 0;
        for (var top = 0; top < Height; top += 8)
        {
            for (var left = 0; left < Width; left += 8)
                direct = ReadBlock(top, left, direct);
        }
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public byte[] Pixels { get; }

    private void ReadSegments()
    {
        for (at = 2; ;)
        {
            var marker = data[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 2));
            var body = data.AsSpan(at + 4, length - 2);
            at += 2 + length;
            if (marker == 0xDB)
            {
                for (var i = 0; i < 64; i++)
                    quantizers[i] = body[1 + i];
            }
            else if (marker == 0xC0)
            {
                (Height, Width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
            }
            else if (marker == 0xC4)
            {
                ReadWords(body);
            }
            else if (marker == 0xDA)
            {
                return;
            }
        }
    }

    private void ReadWords(ReadOnlySpan<byte> body)
    {
        var (code, next) = (0, 17);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < body[length]; i++)
                words[(body[0] >> 4, length, code++)] = body[next++];
        }
    }

    private int ReadBlock(int top, int left, int direct)
    {
        var values = new double[64];
        direct += ReadValue(ReadSymbol(0));
        values[0] = direct * quantizers[0];
        for (var i = 1; i < 64; i++)
        {
            var symbol = ReadSymbol(1);
            if (symbol == 0)
                break;
            i += symbol >> 4;
            if ((symbol & 15) > 0)
                values[Order[i]] = ReadValue(symbol & 15) * quantizers[i];
        }

        for (var i = 0; i < 64 && values.Any(v => v != 0); i++)
        {
            var (y, x, sum) = (i / 8, i % 8, 0.0);
            for (var k = 0; k < 64; k++)
            {
                if (values[k] != 0)
                    sum += values[k] * Scale(k / 8) * Scale(k % 8) * Math.Cos(((2 * y) + 1) * (k / 8) * Math.PI / 16) * Math.Cos(((2 * x) + 1) * (k % 8) * Math.PI / 16) / 4;
            }

            if (top + y < Height && left + x < Width)
                Pixels[((top + y) * Width) + left + x] = (byte)Math.Clamp(Math.Round(sum + 128), 0, 255);
        }

        return direct;
    }

    private static double Scale(int frequency) => frequency == 0 ? Math.Sqrt(0.5) : 1;

    private byte ReadSymbol(int table)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | ReadBit();
            if (words.TryGetValue((table, length, code), out var symbol))
                return symbol;
        }

        throw new InvalidDataException("no such word");
    }

    private int ReadValue(int size)
    {
        var value = 0;
        for (var i = 0; i < size; i++)
            value = (value << 1) | ReadBit();
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private int ReadBit()
    {
        var value = (data[at] >> (7 - bit)) & 1;
        if (++bit == 8)
        {
            bit = 0;
            at += data[at] == 0xFF ? 2 : 1;
        }

        return value;
    }
}
