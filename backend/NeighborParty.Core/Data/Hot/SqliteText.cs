using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// One of our texts, prepared on one connection. Its values are bound by number and its rows read where SQLite keeps them: the
/// general client looks every parameter up by its name for every run, which costs as much as a short statement itself.
/// Formats are those of that client, which the framework uses for the same columns.
/// </summary>
internal sealed class SqliteText : IDisposable
{
    private const string Instant = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";
    private const int OnStack = 512;
    private readonly sqlite3 _database;
    private readonly List<(sqlite3_stmt Statement, int[] Values)> _parts = [];

    public SqliteText(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        while (!string.IsNullOrWhiteSpace(text))
        {
            Check(raw.sqlite3_prepare_v3(_database, text, raw.SQLITE_PREPARE_PERSISTENT, out var statement, out text));
            if (statement.IsInvalid)
                continue;
            var values = new int[raw.sqlite3_bind_parameter_count(statement)];
            for (var i = 0; i < values.Length; i++)
                values[i] = int.Parse(raw.sqlite3_bind_parameter_name(statement, i + 1).utf8_to_string().AsSpan(2), CultureInfo.InvariantCulture);
            _parts.Add((statement, values));
        }
    }

    /// <summary>Runs its statements one after the other; the rows are those of all of them.</summary>
    /// <exception cref="SqliteException">With SQLite's extended code.</exception>
    public List<T> Read<T>(IReadOnlyList<object?> values, Func<HotRow, T> read)
    {
        var rows = new List<T>();
        foreach (var (statement, numbers) in _parts)
        {
            try
            {
                _ = raw.sqlite3_clear_bindings(statement);
                for (var i = 0; i < numbers.Length; i++)
                    if (values[numbers[i]] is { } value and not TypedNull)
                        Check(Bind(statement, i + 1, value));
                int step;
                // To the end: an unfinished statement would keep SQLite from ever folding its journal into the file.
                while ((step = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                    rows.Add(read(new HotRow(statement)));
                if (step != raw.SQLITE_DONE)
                    Check(step);
            }
            finally
            {
                _ = raw.sqlite3_reset(statement);
            }
        }

        return rows;
    }

    public void Dispose() => _parts.ForEach(p => p.Statement.Dispose());

    private static int Bind(sqlite3_stmt statement, int at, object value) => value switch
    {
        string text => BindText(statement, at, text),
        Guid id => BindId(statement, at, id),
        int number => raw.sqlite3_bind_int(statement, at, number),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        uint number => raw.sqlite3_bind_int64(statement, at, number),
        bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, at, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        DateTime time => BindTime(statement, at, time),
        DateOnly day => BindText(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Enum word => BindText(statement, at, word.ToString()),
        _ => throw new NotSupportedException($"No column of ours holds {value.GetType().Name}."),
    };

    private static int BindId(sqlite3_stmt statement, int at, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(statement, at, bytes);
    }

    private static int BindTime(sqlite3_stmt statement, int at, DateTime time)
    {
        Span<byte> bytes = stackalloc byte[Instant.Length];
        time.TryFormat(bytes, out var length, Instant, CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, at, bytes[..length]);
    }

    private static int BindText(sqlite3_stmt statement, int at, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var code = raw.sqlite3_bind_text(statement, at, bytes[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return code;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
