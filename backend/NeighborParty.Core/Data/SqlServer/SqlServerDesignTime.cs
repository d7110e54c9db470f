using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NeighborParty.Core.Audit;

namespace NeighborParty.Core.Data.SqlServer;

/// <summary>Lets <c>dotnet ef migrations add</c> make the context without starting the program, and without a server.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=design-time").Options,
        new CommunityScope(),
        new WriteGate(oneAtATime: false),
        new AuditChain(new byte[32]));
}
