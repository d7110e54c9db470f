using System.Data.Common;
using System.Globalization;
using SQLitePCL;

namespace NeighborParty.Core.Data.Hot;

/// <summary>One row of a hand-written statement, by position.</summary>
public readonly struct HotRow
{
    private readonly DbDataReader? _reader;
    private readonly sqlite3_stmt? _statement;
    private readonly bool _idsAreBytes;

    internal HotRow(DbDataReader reader, SqlDialect dialect) => (_reader, _idsAreBytes) = (reader, dialect.IdsAreBytes);

    internal HotRow(sqlite3_stmt statement) => _statement = statement;

    public Guid Id(int i) => _statement is not null ? new Guid(raw.sqlite3_column_blob(_statement, i), bigEndian: true)
        : _idsAreBytes ? new Guid(_reader!.GetFieldValue<byte[]>(i), bigEndian: true) : _reader!.GetGuid(i);

    public Guid? IdOrNull(int i) => IsNull(i) ? null : Id(i);

    public string Text(int i) => _statement is not null ? raw.sqlite3_column_text(_statement, i).utf8_to_string() : _reader!.GetString(i);

    public string? TextOrNull(int i) => IsNull(i) ? null : Text(i);

    public int Number(int i) => _statement is not null ? raw.sqlite3_column_int(_statement, i) : _reader!.GetInt32(i);

    public long Long(int i) => _statement is not null ? raw.sqlite3_column_int64(_statement, i) : _reader!.GetInt64(i);

    public int? NumberOrNull(int i) => IsNull(i) ? null : Number(i);

    public bool Is(int i) => _statement is not null ? raw.sqlite3_column_int(_statement, i) != 0 : _reader!.GetBoolean(i);

    public byte[] Bytes(int i) => _statement is not null ? raw.sqlite3_column_blob(_statement, i).ToArray() : _reader!.GetFieldValue<byte[]>(i);

    /// <summary>UTC.</summary>
    public DateTime Time(int i) => DateTime.SpecifyKind(_statement is not null ? DateTime.Parse(Text(i), CultureInfo.InvariantCulture) : _reader!.GetDateTime(i), DateTimeKind.Utc);

    public DateTime? TimeOrNull(int i) => IsNull(i) ? null : Time(i);

    public DateOnly Day(int i) => _statement is not null ? DateOnly.Parse(Text(i), CultureInfo.InvariantCulture) : _reader!.GetFieldValue<DateOnly>(i);

    public T Word<T>(int i)
        where T : struct, Enum => Enum.Parse<T>(Text(i));

    private bool IsNull(int i) => _statement is not null ? raw.sqlite3_column_type(_statement, i) == raw.SQLITE_NULL : _reader!.IsDBNull(i);
}
