using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NeighborParty.Core.Data.Hot;

/// <summary>An open connection with the statements it has prepared.</summary>
/// <param name="isBorrowed">Somebody else closes it.</param>
internal sealed class HotConnection(DbConnection connection, SqlDialect dialect, bool isBorrowed = false) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, SqliteText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    /// <summary>The rows of one statement with these values; prepared at its first use and kept with the connection.</summary>
    public async ValueTask<List<T>> ReadAsync<T>(string sql, IReadOnlyList<object?> values, Func<HotRow, T> read, DbTransaction? transaction, CancellationToken ct)
    {
        if (connection is SqliteConnection file)
            return TextOf(file, sql).Read(values, read);
        var rows = new List<T>();
        await using var reader = await CommandOf(sql, values, transaction).ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(read(new HotRow(reader, dialect)));
        return rows;
    }

    /// <summary>Runs a statement whose rows nobody wants.</summary>
    public async ValueTask ExecuteAsync(string sql, IReadOnlyList<object?> values, DbTransaction? transaction, CancellationToken ct)
    {
        if (connection is SqliteConnection file)
            TextOf(file, sql).Read(values, static _ => false);
        else
            await CommandOf(sql, values, transaction).ExecuteNonQueryAsync(ct);
    }

    /// <summary>On SQLite it has the turn to write from its first moment.</summary>
    public async ValueTask<DbTransaction> BeginAsync(CancellationToken ct) =>
        connection is SqliteConnection file ? new FileTransaction(this, file) : await connection.BeginTransactionAsync(ct);

    /// <summary>A part of a batch: one round trip for all of them.</summary>
    public void Add(DbBatch batch, string sql, IReadOnlyList<object?> values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = dialect.Own(sql);
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = Named(command.CreateParameter(), i);
            dialect.Set(parameter, values[i]);
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    public void Dispose()
    {
        foreach (var text in _texts.Values)
            text.Dispose();
        foreach (var command in _commands.Values)
            command.Dispose();
        if (!isBorrowed)
            connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var text in _texts.Values)
            text.Dispose();
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        if (!isBorrowed)
            await connection.DisposeAsync();
    }

    private SqliteText TextOf(SqliteConnection file, string sql)
    {
        if (!_texts.TryGetValue(sql, out var text))
            _texts[sql] = text = new SqliteText(file, sql);
        return text;
    }

    private DbCommand CommandOf(string sql, IReadOnlyList<object?> values, DbTransaction? transaction)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
            command.CommandText = dialect.Own(sql);
#pragma warning restore CA2100
            for (var i = 0; i < values.Count; i++)
                command.Parameters.Add(Named(command.CreateParameter(), i));
            _commands[sql] = command;
        }

        for (var i = 0; i < values.Count; i++)
            dialect.Set(command.Parameters[i], values[i]);
        command.Transaction = transaction;
        return command;
    }

    /// <summary>The client's own transaction parses its three words anew for each group.</summary>
    private sealed class FileTransaction : DbTransaction
    {
        private readonly HotConnection _hot;
        private readonly SqliteConnection _file;
        private bool _ended;

        public FileTransaction(HotConnection hot, SqliteConnection file)
        {
            (_hot, _file) = (hot, file);
            Run("BEGIN IMMEDIATE");
        }

        public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

        protected override DbConnection DbConnection => _file;

        public override void Commit()
        {
            Run("COMMIT");
            _ended = true;
        }

        public override void Rollback()
        {
            _ended = true;
            // After some failures (a full disk) SQLite has taken everything back by itself.
            if (raw.sqlite3_get_autocommit(_file.Handle) == 0)
                Run("ROLLBACK");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_ended)
                Rollback();
            base.Dispose(disposing);
        }

        private void Run(string word) => _hot.TextOf(_file, word).Read([], static _ => false);
    }

    private DbParameter Named(DbParameter parameter, int i)
    {
        if (!dialect.IsPostgreSql)
            parameter.ParameterName = $"@p{i}";
        return parameter;
    }
}
