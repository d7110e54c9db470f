using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NeighborParty.UnitTests.Photos;

/// <summary>Small pictures built byte by byte, with whatever a test wants to hide in them.</summary>
internal static class CraftedFiles
{
    /// <summary>A JPEG of one grey 8 by 8 block, its size as told.</summary>
    public static byte[] Jpeg(int width = 8, int height = 8, byte[][]? segments = null, byte[]? tail = null, byte[]? scan = null)
    {
        var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        file.Write(Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]));
        foreach (var segment in segments ?? [])
            file.Write(segment);
        file.Write(Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]));
        file.Write(Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]));
        file.Write(Segment(0xC4, [0x00, 1, .. new byte[15], 0]));
        file.Write(Segment(0xC4, [0x10, 1, .. new byte[15], 0]));
        file.Write(Segment(0xDA, [1, 1, 0x00, 0, 63, 0]));
        file.Write(scan ?? [0x3F]);
        file.Write([0xFF, 0xD9]);
        file.Write(tail ?? []);
        return file.ToArray();
    }

    public static byte[] Segment(byte marker, byte[] content)
    {
        var segment = new byte[content.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        content.CopyTo(segment, 4);
        return segment;
    }

    /// <summary>EXIF as a phone writes it: little-endian, orientation and a GPS directory with a readable marker.</summary>
    public static byte[] Exif(byte orientation) => Segment(0xE1,
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0,
        2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0,
        .. "GPS-CANARY-30.2741-120.1551"u8,
    ]);

    public static byte[] Png(int width = 4, int height = 4, (string Name, byte[] Data)[]? extra = null, byte[]? tail = null, byte[]? pixels = null, byte interlace = 0, byte[]? packedTail = null)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (8, 2, interlace);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(pixels ?? new byte[height * (1 + (3 * width))]);
        packed.Write(packedTail ?? []);
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        file.Write(Chunk("IHDR", head));
        foreach (var (name, data) in extra ?? [])
            file.Write(Chunk(name, data));
        file.Write(Chunk("IDAT", packed.ToArray()));
        file.Write(Chunk("IEND", []));
        file.Write(tail ?? []);
        return file.ToArray();
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    public static byte[] Zip()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("x.html").Open()))
            writer.Write("<script>alert(1)</script>");
        return file.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
