using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>The embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CommunityScope scope, WriteGate gate, AuditChain chain)
    : NeighborPartyDb(options, scope, gate, chain)
{
    protected override SqlDialect Dialect { get; } = SqlDialect.Of(DatabaseOptions.Sqlite);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
    }
}
