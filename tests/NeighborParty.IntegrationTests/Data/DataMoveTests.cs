using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Data.SqlServer;

namespace NeighborParty.IntegrationTests.DataTests;

public sealed class DataMoveTests
{
    [Fact]
    public void Every_migration_that_moves_data_has_rows_to_move_in_these_tests()
    {
        foreach (var db in (NeighborPartyDb[])[
            new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options, new CommunityScope(), new WriteGate(oneAtATime: true), new AuditChain(new byte[32])),
            new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=nowhere").Options, new CommunityScope(), new WriteGate(oneAtATime: false), new AuditChain(new byte[32])),
            new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=nowhere").Options, new CommunityScope(), new WriteGate(oneAtATime: false), new AuditChain(new byte[32]))])
            using (db)
            {
                var all = db.GetService<IMigrationsAssembly>();
                // The first one finds no rows.
                var moving = all.Migrations.OrderBy(m => m.Key, StringComparer.Ordinal).Skip(1)
                    .Where(m => all.CreateMigration(m.Value, db.Database.ProviderName!).UpOperations.OfType<SqlOperation>().Any())
                    .Select(m => Upgrade.NameOf(m.Key)).ToList();
                Assert.True(moving.Count > 0);
                Assert.Empty(moving.Except(DataMove.All.Select(m => m.Migration), StringComparer.Ordinal));
            }
    }
}
