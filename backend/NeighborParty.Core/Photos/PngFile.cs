using System.Buffers.Binary;
using System.IO.Compression;

namespace NeighborParty.Core.Photos;

/// <summary>
/// Walks a PNG chunk by chunk, unpacks its picture row by row and packs it anew: head, palette, transparency and picture
/// are all that remains, so nothing can hide in other chunks, behind the end, or behind the end of the packed data.
/// </summary>
internal static class PngFile
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool HasSignature(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static InspectedPhoto Clean(ReadOnlyMemory<byte> file)
    {
        PngHead? head = null;
        ReadOnlyMemory<byte> palette = default, transparency = default;
        var packed = new List<ReadOnlyMemory<byte>>();
        var pictureDone = false;
        var rest = file[Signature.Length..];
        while (true)
        {
            var (name, data, next) = Chunk(rest);
            rest = next;
            pictureDone |= packed.Count > 0 && name != "IDAT";
            switch (name)
            {
                case "IHDR" when head is null:
                    head = PngHead.Read(data.Span);
                    continue;
                case "PLTE" when head is not null && palette.IsEmpty && data.Length is > 0 and <= 768 && data.Length % 3 == 0:
                    palette = data;
                    continue;
                case "tRNS" when head is not null && transparency.IsEmpty && data.Length is > 0 and <= 256:
                    transparency = data;
                    continue;
                case "IDAT" when head is not null && !pictureDone:
                    packed.Add(data);
                    continue;
                case "IEND" when head is not null && packed.Count > 0 && (head.ColourType != 3 || !palette.IsEmpty):
                    return new InspectedPhoto(PhotoType.Png, head.Width, head.Height, Assemble(head, palette, transparency, packed));
                // A lower-case first letter: may be left out (PNG specification 5.4).
                case not ("IHDR" or "PLTE" or "IDAT" or "IEND") when head is not null && char.IsAsciiLetterLower(name[0]):
                    continue;
                default:
                    throw PhotoRefusals.Damaged();
            }
        }
    }

    private static (string Name, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Next) Chunk(ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 12)
            throw PhotoRefusals.Damaged();
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length > rest.Length - 12)
            throw PhotoRefusals.Damaged();
        var body = rest.Slice(4, (int)length + 4);
        if (Crc32.Of(body.Span) != BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(body.Length + 4)..]))
            throw PhotoRefusals.Damaged();
        return (System.Text.Encoding.Latin1.GetString(body.Span[..4]), body[4..], rest[(body.Length + 8)..]);
    }

    private static byte[] Assemble(PngHead head, ReadOnlyMemory<byte> palette, ReadOnlyMemory<byte> transparency, List<ReadOnlyMemory<byte>> packed)
    {
        using var output = new MemoryStream();
        output.Write(Signature);
        Write(output, "IHDR"u8, head.Bytes);
        if (!palette.IsEmpty)
            Write(output, "PLTE"u8, palette.Span);
        if (!transparency.IsEmpty)
            Write(output, "tRNS"u8, transparency.Span);
        Write(output, "IDAT"u8, Repack(head, packed));
        Write(output, "IEND"u8, []);
        return output.ToArray();
    }

    private static ReadOnlySpan<byte> Repack(PngHead head, List<ReadOnlyMemory<byte>> packed)
    {
        using var together = new MemoryStream(packed.Sum(p => p.Length));
        packed.ForEach(p => together.Write(p.Span));
        together.Position = 0;
        var output = new MemoryStream();
        try
        {
            using var unpack = new ZLibStream(together, CompressionMode.Decompress);
            using var pack = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true);
            var row = new byte[head.LongestRow];
            foreach (var length in head.Rows())
            {
                unpack.ReadExactly(row, 0, length);
                if (row[0] > 4)
                    throw PhotoRefusals.Damaged();
                pack.Write(row, 0, length);
            }

            if (unpack.ReadByte() >= 0)
                throw PhotoRefusals.Damaged();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw PhotoRefusals.Damaged();
        }

        return output.GetBuffer().AsSpan(0, (int)output.Length);
    }

    private static void Write(MemoryStream output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(name);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(name, data));
        output.Write(number);
    }
}
