using System.Buffers.Binary;

namespace NeighborParty.Core.Photos;

/// <summary>
/// Walks a JPEG from marker to marker (ITU-T T.81 annex B) and writes a new one of tables, frame and scans only.
/// Of everything else two numbers survive: the orientation, and whether the colours are RGB.
/// </summary>
internal static class JpegFile
{
    private const byte Sof0 = 0xC0, Sof2 = 0xC2, Dht = 0xC4, Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, Dqt = 0xDB, Dri = 0xDD, App1 = 0xE1, App14 = 0xEE;
    private const int MaxTables = 64;

    public static bool HasSignature(ReadOnlySpan<byte> file) => file.Length > 3 && file[0] == 0xFF && file[1] == Soi && file[2] == 0xFF;

    public static InspectedPhoto Clean(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        int width = 0, height = 0, orientation = 1, scans = 0, tables = 0;
        byte? colours = null;
        var at = 2;
        while (true)
        {
            var marker = NextMarker(file, ref at);
            if (marker == Eoi)
                break;
            var segment = Segment(file, ref at);
            switch (marker)
            {
                case >= Sof0 and <= Sof2 when width == 0:
                    (width, height) = Frame(segment);
                    Write(kept, marker, segment);
                    break;
                case Dqt or Dht or Dri:
                    RequireTable(marker, segment);
                    if (++tables > MaxTables)
                        throw PhotoRefusals.Damaged();
                    Write(kept, marker, segment);
                    break;
                case Sos when width > 0:
                    scans++;
                    Write(kept, marker, segment);
                    var end = EndOfScan(file, at);
                    kept.Write(file[at..end]);
                    at = end;
                    break;
                case App1:
                    orientation = ExifOrientation.Read(segment) ?? orientation;
                    break;
                case App14 when segment.Length >= 12 && segment.StartsWith("Adobe"u8) && segment[11] <= 1:
                    colours = segment[11];
                    break;
                case (>= 0xE0 and <= 0xEF) or 0xFE:
                    break;
                default:
                    throw PhotoRefusals.Damaged();
            }
        }

        return scans > 0 ? new InspectedPhoto(PhotoType.Jpeg, width, height, Assemble(kept, orientation, colours)) : throw PhotoRefusals.Damaged();
    }

    private static byte[] Assemble(MemoryStream kept, int orientation, byte? colours)
    {
        using var output = new MemoryStream((int)kept.Length + 64);
        output.Write([0xFF, Soi]);
        if (orientation > 1)
            Write(output, App1, ExifOrientation.Write(orientation));
        if (colours is { } transform)
            Write(output, App14, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        kept.WriteTo(output);
        output.Write([0xFF, Eoi]);
        return output.ToArray();
    }

    private static byte NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF)
            throw PhotoRefusals.Damaged();
        while (at < file.Length && file[at] == 0xFF)
            at++;
        return at < file.Length && file[at] != 0 ? file[at++] : throw PhotoRefusals.Damaged();
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int at)
    {
        var length = at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : 0;
        if (length < 2 || at + length > file.Length)
            throw PhotoRefusals.Damaged();
        var segment = file.Slice(at + 2, length - 2);
        at += length;
        return segment;
    }

    /// <summary>Grey or three colours, 8 bits: what phones make and browsers draw.</summary>
    private static (int Width, int Height) Frame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 || segment[0] != 8 || segment[5] is not (1 or 3) || segment.Length != 6 + (3 * segment[5]))
            throw PhotoRefusals.Damaged();
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        PhotoInspection.RequireSize(width, height);
        return (width, height);
    }

    /// <summary>A table segment must be filled by its tables to the byte: no room for anything else.</summary>
    private static void RequireTable(byte marker, ReadOnlySpan<byte> segment)
    {
        var at = 0;
        while (marker == Dqt && at < segment.Length)
            at += 1 + (64 * (1 + (segment[at] >> 4 & 1)));
        while (marker == Dht && at + 17 <= segment.Length)
        {
            var symbols = 0;
            foreach (var count in segment.Slice(at + 1, 16))
                symbols += count;
            at += 17 + symbols;
        }

        if (marker == Dri)
            at = 2;
        if (at != segment.Length)
            throw PhotoRefusals.Damaged();
    }

    /// <summary>The next marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length)
                throw PhotoRefusals.Damaged();
            at += found;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }
    }

    private static void Write(MemoryStream output, byte marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(segment.Length + 2));
        output.Write(head);
        output.Write(segment);
    }
}
