using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Sqlite;

namespace NeighborParty.Core.Backups;

/// <summary>Looks through a database file that nobody serves: sound, nothing pointing at nothing, every audit chain whole.</summary>
internal sealed class DatabaseCopy(string file, AuditChain chain, DataFolder anchored)
{
    /// <summary>The first faults of the file itself; empty when it is sound.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(Address);
        await connection.OpenAsync(ct);
        var faults = await ReadAsync(connection, "PRAGMA integrity_check(5)", ct);
        if (faults is ["ok"])
            faults = [];
        return [.. faults, .. await ReadAsync(connection, "SELECT DISTINCT 'rows of ' || \"table\" || ' point at missing rows of ' || parent FROM pragma_foreign_key_check LIMIT 5", ct)];
    }

    /// <summary>Brings it to this program's schema.</summary>
    /// <exception cref="Basics.StartRefusedException">It was made by a newer program.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        var gate = new WriteGate(oneAtATime: true);
        await using var db = Open(gate);
        await DatabaseStart.ApplyAsync(db, new DatabaseOptions(), ct);
    }

    /// <summary>The schema has to be this program's.</summary>
    public async Task<IReadOnlyList<AuditFault>> AuditFaultsAsync(CancellationToken ct)
    {
        var gate = new WriteGate(oneAtATime: true);
        using var anchors = new AuditAnchors(anchored);
        await using var db = Open(gate);
        return await new VerifyAuditTrail(db, chain, anchors).RunAsync(ct);
    }

    private string Address => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    private SqliteDb Open(WriteGate gate) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(Address).Options, new CommunityScope(), gate, chain);

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        var rows = new List<string>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add(reader.GetString(0));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            rows.Add(e.Message); // CORRUPT, NOTADB
        }

        return rows;
    }
}
