using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>The embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CommunityScope scope, WriteGate gate, AuditChain chain)
    : NeighborPartyDb(options, scope, gate, chain)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
    }
}
