using System.Buffers.Binary;

namespace NeighborParty.Core.Photos;

/// <summary>The head of a PNG, and what follows from it: how long each packed row must be.</summary>
internal sealed class PngHead
{
    /// <summary>Start and step of the seven passes of an interlaced picture: x, y, step x, step y.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly int _bitsPerPixel;
    private readonly bool _interlaced;

    private PngHead(byte[] bytes)
    {
        Bytes = bytes;
        Width = BinaryPrimitives.ReadInt32BigEndian(bytes);
        Height = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        int depth = bytes[8];
        ColourType = bytes[9];
        var channels = (ColourType, depth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => throw PhotoRefusals.Damaged(),
        };
        if (bytes[10] != 0 || bytes[11] != 0 || bytes[12] > 1)
            throw PhotoRefusals.Damaged();
        _bitsPerPixel = channels * depth;
        _interlaced = bytes[12] == 1;
    }

    public byte[] Bytes { get; }

    public int Width { get; }

    public int Height { get; }

    public int ColourType { get; }

    public int LongestRow => RowBytes(Width);

    public static PngHead Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
            throw PhotoRefusals.Damaged();
        var head = new PngHead(data.ToArray());
        PhotoInspection.RequireSize(head.Width, head.Height);
        return head;
    }

    /// <summary>Bytes of every row in order, the filter byte included.</summary>
    public IEnumerable<int> Rows()
    {
        if (!_interlaced)
            return Enumerable.Repeat(RowBytes(Width), Height);
        return Passes.SelectMany(p =>
        {
            int columns = (Width - p.X + p.StepX - 1) / p.StepX, rows = (Height - p.Y + p.StepY - 1) / p.StepY;
            return columns > 0 && rows > 0 ? Enumerable.Repeat(RowBytes(columns), rows) : [];
        });
    }

    private int RowBytes(int columns) => 1 + (((columns * _bitsPerPixel) + 7) / 8);
}
