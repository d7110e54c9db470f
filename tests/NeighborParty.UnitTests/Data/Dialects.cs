using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Data.SqlServer;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>The model of every provider, inside one community and without a server: for its migrations and for the SQL of a query.</summary>
internal static class Dialects
{
    public static readonly IReadOnlyList<string> All = [DatabaseOptions.Sqlite, DatabaseOptions.PostgreSql, DatabaseOptions.SqlServer];

    private static readonly Guid SomeCommunity = new("01957000-0000-7000-8000-000000000001");

    /// <summary>Never connects.</summary>
    public static NeighborPartyDb Open(string provider)
    {
        var scope = new CommunityScope();
        scope.Enter(SomeCommunity);
        var (gate, chain) = (new WriteGate(oneAtATime: false), new AuditChain(new byte[32]));
        return provider switch
        {
            DatabaseOptions.Sqlite => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options, scope, gate, chain),
            DatabaseOptions.PostgreSql => new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=nowhere").Options, scope, gate, chain),
            DatabaseOptions.SqlServer => new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=nowhere").Options, scope, gate, chain),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, null),
        };
    }

    /// <summary>The SQL of one query in every dialect; that of SQL Server has passed its parser.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(Func<NeighborPartyDb, IQueryable> query)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var provider in All)
        {
            await using var db = Open(provider);
            texts[provider] = query(db).ToQueryString();
        }

        TransactSql.Require(texts[DatabaseOptions.SqlServer]);
        return texts;
    }
}
