using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NeighborParty.Core.Data;

/// <summary>UTC in, UTC out: databases forget the kind.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : DateTime.SpecifyKind(v, DateTimeKind.Utc),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

/// <summary>16 bytes, big-endian, so that the order of bytes is the order of time.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
    v => v.ToByteArray(bigEndian: true),
    v => new Guid(v, bigEndian: true));
