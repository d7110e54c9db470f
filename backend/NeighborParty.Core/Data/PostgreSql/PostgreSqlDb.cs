using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Data.PostgreSql;

/// <summary>For a district or a city: several instances on one PostgreSQL 15 or newer.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options, CommunityScope scope, WriteGate gate, AuditChain chain)
    : NeighborPartyDb(options, scope, gate, chain)
{
    protected override SqlDialect Dialect { get; } = SqlDialect.Of(DatabaseOptions.PostgreSql);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // A boolean is no number here.
        modelBuilder.Entity<Residency>().Metadata.GetIndexes().Single(i => i.GetDatabaseName() == ResidencyTable.OnePrimary).SetFilter("\"IsPrimary\"");
    }

    protected override Task LockInDatabaseAsync(Guid id, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOf(id)})", ct);

    /// <summary>The random half of the id; two that met in it would only wait for each other.</summary>
    internal static long LockOf(Guid id) => Ids.NumberOf(id);
}
