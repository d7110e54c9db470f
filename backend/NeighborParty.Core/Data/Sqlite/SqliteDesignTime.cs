using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NeighborParty.Core.Audit;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> make the context without starting the program.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design-time.db").Options,
        new CommunityScope(),
        new WriteGate(oneAtATime: true),
        new AuditChain(new byte[32]));
}
