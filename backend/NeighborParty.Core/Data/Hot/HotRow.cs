using System.Data.Common;

namespace NeighborParty.Core.Data.Hot;

/// <summary>One row of a hand-written statement, by position.</summary>
public readonly struct HotRow(DbDataReader reader, SqlDialect dialect)
{
    public bool IsNull(int i) => reader.IsDBNull(i);

    public Guid Id(int i) => dialect.IdsAreBytes ? new Guid(reader.GetFieldValue<byte[]>(i), bigEndian: true) : reader.GetGuid(i);

    public Guid? IdOrNull(int i) => reader.IsDBNull(i) ? null : Id(i);

    public string Text(int i) => reader.GetString(i);

    public string? TextOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);

    public int Number(int i) => reader.GetInt32(i);

    public long Long(int i) => reader.GetInt64(i);

    public int? NumberOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetInt32(i);

    public bool Is(int i) => reader.GetBoolean(i);

    public byte[] Bytes(int i) => reader.GetFieldValue<byte[]>(i);

    /// <summary>UTC.</summary>
    public DateTime Time(int i) => DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc);

    public DateTime? TimeOrNull(int i) => reader.IsDBNull(i) ? null : Time(i);

    public DateOnly Day(int i) => reader.GetFieldValue<DateOnly>(i);

    public T Word<T>(int i)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(i));
}
