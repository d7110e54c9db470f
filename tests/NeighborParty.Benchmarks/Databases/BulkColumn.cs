using NeighborParty.Core.Data;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>A column as the database's own catalogue describes it.</summary>
/// <param name="Type">SQLite: BLOB, INTEGER, REAL or TEXT; PostgreSQL: uuid, int4, timestamptz …</param>
public sealed record BulkColumn(string Name, string Type, bool Required, bool HasDefault)
{
    /// <summary>A column that the seed does not know, e.g. one that was added later, gets the neutral value of its type.</summary>
    public object? Neutral => !Required ? null : Type switch
    {
        "INTEGER" or "int4" or "int8" or "int2" => 0L,
        "REAL" or "float8" => 0d,
        "BLOB" or "bytea" => Array.Empty<byte>(),
        "uuid" => Guid.Empty,
        "bool" => false,
        "timestamptz" => DateTime.UnixEpoch,
        "_uuid" => Array.Empty<Guid>(),
        _ => "",
    };

    public object? Encode(object? value) => value switch
    {
        Guid id when Type == "BLOB" => id.ToByteArray(bigEndian: true),
        Guid[] ids when Type != "_uuid" => GuidListConverter.Write(ids),
        int n => (long)n,
        _ => value,
    };
}
