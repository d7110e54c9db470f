using System.Data.Common;
using System.Diagnostics;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Data.Hot;

/// <summary>One group as one transaction: the acts, then for each community its audit rows in the chain and its tallies, then the commit.</summary>
public sealed class WriteGroups(HotTables tables, AuditChain chain, SqlDialect dialect)
{
    /// <summary>On PostgreSQL; SQL Server says it in its own words.</summary>
    internal const string Lock = "SELECT pg_advisory_xact_lock(@p0)";
    internal const string ReadHead = """SELECT "Sequence", "Hash" FROM "AuditChainHeads" WHERE "CommunityId" = @p0""";
    internal const string NewHead = """INSERT INTO "AuditChainHeads" ("Sequence", "Hash", "CommunityId") VALUES (@p0, @p1, @p2)""";
    internal const string MoveHead = """UPDATE "AuditChainHeads" SET "Sequence" = @p0, "Hash" = @p1 WHERE "CommunityId" = @p2""";

    /// <summary>After this all of it is durable; after an exception nothing of it happened.</summary>
    internal async Task RunAsync(HotConnection connection, IReadOnlyList<ShortWrite> writes, IReadOnlyList<ActivityContext> parents, CancellationToken ct)
    {
        await using var transaction = await connection.BeginAsync(ct);
        var communities = writes.Select(w => w.CommunityId).Distinct().Order().ToList();
        await LockAsync(connection, transaction, communities, ct);
        var recorded = await ActAsync(connection, transaction, writes, parents, ct);
        if (recorded.Exists(r => r is not null))
            await RecordAsync(connection, transaction, recorded, parents, ct);
        StatementPatience.Start(connection.Connection);
        await transaction.CommitAsync(ct);
        StatementPatience.Stop();
    }

    /// <summary>As every other writer does; SQLite has its gate. On a server a group is of one community: whoever holds its lock keeps only it waiting.</summary>
    private async Task LockAsync(HotConnection connection, DbTransaction transaction, List<Guid> communities, CancellationToken ct)
    {
        foreach (var community in communities)
        {
            StatementPatience.Start(connection.Connection);
            if (dialect.IsPostgreSql)
                await connection.ExecuteAsync(Lock, [PostgreSqlDb.LockOf(community)], transaction, ct);
            else if (dialect.IsSqlServer)
                await connection.ExecuteAsync(SqlServer.SqlServerDb.LockText("@p0"), [$"np:{community:N}"], transaction, ct);
        }
    }

    private async Task<List<Recorded?>> ActAsync(HotConnection connection, DbTransaction transaction, IReadOnlyList<ShortWrite> writes, IReadOnlyList<ActivityContext> parents, CancellationToken ct)
    {
        var acts = new List<Asked<Recorded>>(writes.Count);
        for (var i = 0; i < writes.Count; i++)
        {
            Note("db.act", parents[i]);
            writes[i].Begin();
            acts.Add(new(writes[i].TextFor(dialect), writes[i].Values, writes[i].Happened));
        }

        var recorded = await FirstRowsAsync(connection, transaction, acts, ct);
        var instead = new List<Asked<ShortWrite>>();
        foreach (var (write, parent) in writes.Zip(parents).Where((_, i) => recorded[i] is null))
            if (write.InsteadFor(dialect) is var (text, values))
            {
                Note("db.read", parent);
                instead.Add(new(text, values, write.Found));
            }

        if (instead.Count > 0)
            await FirstRowsAsync(connection, transaction, instead, ct);
        return recorded;
    }

    /// <summary>What is made of the first row of each, null where it has none; on a server in one round trip.</summary>
    private async Task<List<T?>> FirstRowsAsync<T>(HotConnection connection, DbTransaction transaction, List<Asked<T>> asked, CancellationToken ct)
        where T : class
    {
        StatementPatience.Start(connection.Connection);
        var results = new List<T?>(asked.Count);
        if (!connection.Connection.CanCreateBatch)
        {
            foreach (var (text, values, read) in asked)
                results.Add(await connection.ReadAsync(text, values, read, transaction, ct) is [var first, ..] ? first : null);
            return results;
        }

        await using var batch = connection.Connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (text, values, _) in asked)
            connection.Add(batch, text, values);
        await using var answers = await batch.ExecuteReaderAsync(ct);
        foreach (var (_, _, read) in asked)
        {
            results.Add(await answers.ReadAsync(ct) ? read(new HotRow(answers, dialect)) : null);
            await answers.NextResultAsync(ct);
        }

        return results;
    }

    private async Task RecordAsync(HotConnection connection, DbTransaction transaction, List<Recorded?> recorded, IReadOnlyList<ActivityContext> parents, CancellationToken ct)
    {
        var statements = new List<(string Text, IReadOnlyList<object?> Values)>();
        var tallies = new TallyBook();
        foreach (var community in recorded.Select((r, i) => (Row: r, Parent: parents[i])).Where(r => r.Row is not null).GroupBy(r => r.Row!.Audit.CommunityId).OrderBy(g => g.Key))
        {
            var (head, isNew) = await HeadAsync(connection, transaction, community.Key, ct);
            foreach (var (row, parent) in community)
            {
                Note("db.audit", parent);
                chain.Append(head, row!.Audit);
                statements.Add((tables.Audit.Insert, tables.Audit.Values(row.Audit)));
                tallies.Add(community.Key, row.Tallies);
            }

            statements.Add((isNew ? NewHead : MoveHead, [head.Sequence, head.Hash, community.Key]));
        }

        statements.AddRange(tallies.Statements(dialect));
        await RunAllAsync(connection, transaction, statements, ct);
    }

    private async Task<(AuditChainHead Head, bool IsNew)> HeadAsync(HotConnection connection, DbTransaction transaction, Guid community, CancellationToken ct)
    {
        StatementPatience.Start(connection.Connection);
        var found = await connection.ReadAsync(
            ReadHead, [community], r => new AuditChainHead { CommunityId = community, Sequence = r.Long(0), Hash = r.Text(1) }, transaction, ct);
        return found is [var head, ..] ? (head, false) : (new AuditChainHead { CommunityId = community }, true);
    }

    private static async Task RunAllAsync(HotConnection connection, DbTransaction transaction, List<(string Text, IReadOnlyList<object?> Values)> statements, CancellationToken ct)
    {
        StatementPatience.Start(connection.Connection);
        if (!connection.Connection.CanCreateBatch)
        {
            foreach (var (text, values) in statements)
                await connection.ExecuteAsync(text, values, transaction, ct);
            return;
        }

        await using var batch = connection.Connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (text, values) in statements)
            connection.Add(batch, text, values);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In the trace of the request that wanted it.</summary>
    private static void Note(string name, ActivityContext parent)
    {
        using var span = HotDatabase.Statements.StartActivity(name, ActivityKind.Client, parent);
    }

    private readonly record struct Asked<T>(string Text, IReadOnlyList<object?> Values, Func<HotRow, T> Read);
}
