using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Data.SqlServer;

/// <summary>For a district or a city: several instances on one SQL Server 2019 or newer, or Azure SQL.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options, CommunityScope scope, WriteGate gate, AuditChain chain)
    : NeighborPartyDb(options, scope, gate, chain)
{
    protected override SqlDialect Dialect { get; } = SqlDialect.Of(DatabaseOptions.SqlServer);

    // Compares code points, as the other two databases do: a name is found by its own characters only.
    private const string Exact = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // A bit is no condition here.
        modelBuilder.Entity<Order>().Metadata.GetIndexes().Single(i => i.GetDatabaseName() == OrderTable.Private).SetFilter("\"IsPrivate\" = 1");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // uniqueidentifier orders by its last bytes; binary(16) keeps the order of time.
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>().HaveMaxLength(16).AreFixedLength();
        configurationBuilder.Properties<string>().UseCollation(Exact);
    }

    protected override Task LockInDatabaseAsync(Guid id, CancellationToken ct)
    {
        var name = $"np:{id:N}";
        return Database.ExecuteSqlRawAsync(LockText("{0}"), [name], ct);
    }

    /// <summary>Waits ten seconds at most, then fails with an error of our own number.</summary>
    internal static string LockText(string name) => $"""
        DECLARE @taken int;
        EXEC @taken = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 10000;
        IF @taken < 0 THROW 51222, 'The community is being written to.', 1;
        """;
}
