using System.Buffers.Binary;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>Says which table an id belongs to, so that ids of different tables never meet.</summary>
public enum SeedKind : byte
{
    Community = 1,
    Compound,
    Building,
    Group,
    GroupPlace,
    Account,
    Person,
    Session,
    Consent,
    Membership,
    Place,
    Shift,
    Signup,
    Attendance,
    Post,
    Content,
    Answer,
    Moderation,
    Staff,
    StaffSession,
    Photo,
    Audit,
}

/// <summary>Ids that can be computed again: shaped like UUIDv7, in the order of their number, with a scattered tail.</summary>
public static class SeedIds
{
    private const long FirstMillisecond = 0x0190_0000_0000;

    public static Guid Of(SeedKind kind, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (FirstMillisecond + number) << 16);
        bytes[6] = 0x70;
        bytes[7] = (byte)kind;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Scatter(((ulong)kind << 56) | (ulong)number) >> 2) | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>SplitMix64: the same number always falls on the same place, neighbours far apart.</summary>
    public static ulong Scatter(ulong number)
    {
        var z = number + 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 … below, by number and purpose.</summary>
    public static int Pick(long number, int purpose, int below) => (int)(Scatter((ulong)number + ((ulong)purpose << 48)) % (ulong)below);
}
