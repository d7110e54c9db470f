namespace NeighborParty.Core.Basics;

/// <summary>Makes ids: UUIDv7, so that rows written together lie together and nobody can count them up.</summary>
public static class Ids
{
    /// <param name="now">UTC, from <see cref="TimeProvider"/>.</param>
    public static Guid New(DateTime now) =>
#pragma warning disable RS0030 // the one place where ids are made
        Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
#pragma warning restore RS0030

    /// <summary>Not larger than any id made at this moment or later: ids are ordered by their time.</summary>
    public static Guid FirstOf(DateTime moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The random half of an id as a number, never 0.</summary>
    public static long NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) is var number and not 0 ? number : 1;
    }
}
