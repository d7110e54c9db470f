using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>
/// Brings the file to the newest schema in one transaction: all of it or nothing, wherever the process is killed. The framework's
/// own way rebuilds tables in several transactions and leaves a lock row behind when it dies in between.
/// </summary>
internal static class SqliteMigration
{
    /// <exception cref="InvalidOperationException">A row would point at nothing afterwards; the file stays as it was.</exception>
    public static async Task RunAsync(NeighborPartyDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        try
        {
            // Tables are rebuilt in any order; the check comes at the end. Inside a transaction this would change nothing.
            await connection.RunAsync("PRAGMA foreign_keys=OFF", ct);
            await connection.RunAsync("BEGIN IMMEDIATE", ct);
            try
            {
                // Asked inside the transaction: another process may have been faster.
                var applied = await AppliedAsync(connection, ct);
                if (db.Database.GetMigrations().Last() != applied)
                {
                    await connection.RunAsync(db.GetService<IMigrator>().GenerateScript(applied, null, MigrationsSqlGenerationOptions.NoTransactions), ct);
                    await CheckAsync(connection, ct);
                }

                await connection.RunAsync("COMMIT", ct);
            }
            catch
            {
                await connection.RunAsync("ROLLBACK", CancellationToken.None);
                throw;
            }
        }
        finally
        {
            await connection.RunAsync("PRAGMA foreign_keys=ON", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The last migration in the file, or null in an empty one.</summary>
    private static async Task<string?> AppliedAsync(DbConnection connection, CancellationToken ct) =>
        await connection.AskAsync("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'", ct) is null
            ? null
            : await connection.AskAsync("SELECT max(MigrationId) FROM __EFMigrationsHistory", ct) as string;

    private static async Task CheckAsync(DbConnection connection, CancellationToken ct)
    {
        if (await connection.AskAsync("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", ct) is { } table)
            throw new InvalidOperationException($"The new schema does not fit the rows of {table}.");
    }

    private static async Task RunAsync(this DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<object?> AskAsync(this DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(ct) is var value and not DBNull ? value : null;
    }
}
