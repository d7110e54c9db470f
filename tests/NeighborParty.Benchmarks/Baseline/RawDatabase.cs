using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>Pooled connections, and commands that are prepared anew for each request, as hand-written ADO.NET usually is.</summary>
public abstract class RawDatabase : IAsyncDisposable
{
    public abstract bool IsSqlite { get; }

    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken ct);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static RawDatabase Open(string provider, string connectionString) =>
        provider == "sqlite" ? new OnSqlite(connectionString) : new OnPostgres(connectionString);

    private sealed class OnSqlite(string connectionString) : RawDatabase
    {
        public override bool IsSqlite => true;

        public override async ValueTask<DbConnection> OpenAsync(CancellationToken ct)
        {
            var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(ct);
            return connection;
        }
    }

    private sealed class OnPostgres(string connectionString) : RawDatabase
    {
        /// <summary>As many connections as the product takes.</summary>
        private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 40 });

        public override bool IsSqlite => false;

        public override async ValueTask<DbConnection> OpenAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

        public override ValueTask DisposeAsync() => _source.DisposeAsync();
    }
}
