using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// What differs between the three databases in the few statements that are written by hand. Everything else in them is the
/// same: quoted names, named parameters, one text for each shape so that it is prepared once.
/// </summary>
public sealed partial class SqlDialect
{
    private static readonly ConcurrentDictionary<string, string> OwnTexts = new(StringComparer.Ordinal);

    private SqlDialect(string provider) => Provider = provider;

    public string Provider { get; }

    public bool IsSqlite => Provider == DatabaseOptions.Sqlite;

    public bool IsPostgreSql => Provider == DatabaseOptions.PostgreSql;

    public bool IsSqlServer => Provider == DatabaseOptions.SqlServer;

    /// <summary>Ids are 16 bytes in the order of time, except in PostgreSQL, whose uuid keeps that order itself.</summary>
    public bool IdsAreBytes => !IsPostgreSql;

    public static SqlDialect Of(string provider) => new(provider);

    /// <summary>The end of a statement that has an ORDER BY: at most so many rows.</summary>
    public string AtMost(string count) => IsSqlServer ? $"OFFSET 0 ROWS FETCH NEXT {count} ROWS ONLY" : $"LIMIT {count}";

    /// <summary>Adds amounts to rows that may not be there yet; for rows of <paramref name="key"/> columns and one amount.</summary>
    public string AddTo(string table, IReadOnlyList<string> key, string amount, int rows)
    {
        var columns = string.Join(", ", key.Append(amount).Select(c => $"\"{c}\""));
        var width = key.Count + 1;
        var values = string.Join(", ", Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Enumerable.Range(r * width, width).Select(n => $"@p{n}"))})"));
        var same = string.Join(" AND ", key.Select(c => $"t.\"{c}\" = n.\"{c}\""));
        return IsSqlServer
            ? $"MERGE \"{table}\" WITH (HOLDLOCK) AS t USING (VALUES {values}) AS n ({columns}) ON {same} WHEN MATCHED THEN UPDATE SET \"{amount}\" = t.\"{amount}\" + n.\"{amount}\" "
                + $"WHEN NOT MATCHED THEN INSERT ({columns}) VALUES ({string.Join(", ", key.Append(amount).Select(c => $"n.\"{c}\""))});"
            : $"INSERT INTO \"{table}\" ({columns}) VALUES {values} ON CONFLICT ({string.Join(", ", key.Select(c => $"\"{c}\""))}) "
                + $"DO UPDATE SET \"{amount}\" = \"{table}\".\"{amount}\" + excluded.\"{amount}\"";
    }

    public object Value(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id when IdsAreBytes => id.ToByteArray(bigEndian: true),
        Enum word => word.ToString(),
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        _ => value,
    };

    /// <summary>PostgreSQL's own parameters are numbered; its client would otherwise rewrite the text at every use.</summary>
    internal string Own(string text) => IsPostgreSql ? OwnTexts.GetOrAdd(text, t => Parameter().Replace(t, m => $"${int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) + 1}")) : text;

    /// <summary>Sets a parameter; a null needs its type, for a database cannot guess it from nothing.</summary>
    internal void Set(DbParameter parameter, object? value)
    {
        if (value is TypedNull none)
        {
            parameter.DbType = none.Of(IdsAreBytes);
            parameter.Value = DBNull.Value;
            return;
        }

        parameter.Value = Value(value);
    }

    internal DbConnection Connect(string connectionString) => Provider switch
    {
        DatabaseOptions.Sqlite => Sqlite(connectionString),
        DatabaseOptions.PostgreSql => PostgreSql(connectionString),
        _ => SqlServer(connectionString),
    };

    // Each on its own, so that only the client that is used is loaded: SQL Server's alone is 1.4 MB.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection Sqlite(string connectionString) => new SqliteConnection(connectionString);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection PostgreSql(string connectionString) => new NpgsqlConnection(connectionString);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DbConnection SqlServer(string connectionString) => new SqlConnection(connectionString);

    [GeneratedRegex("@p(?<n>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

/// <summary>A null of a type.</summary>
internal sealed record TypedNull(Type Type)
{
    public DbType Of(bool idsAreBytes) => Type switch
    {
        _ when Type == typeof(Guid) => idsAreBytes ? DbType.Binary : DbType.Guid,
        _ when Type == typeof(byte[]) => DbType.Binary,
        _ when Type == typeof(DateTime) => DbType.DateTime,
        _ when Type == typeof(DateOnly) => DbType.Date,
        _ when Type == typeof(int) => DbType.Int32,
        _ when Type == typeof(long) => DbType.Int64,
        _ when Type == typeof(double) => DbType.Double,
        _ when Type == typeof(bool) => DbType.Boolean,
        _ => DbType.String,
    };
}
