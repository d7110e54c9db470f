using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NeighborParty.Core.Audit;

namespace NeighborParty.Core.Data.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add</c> make the context without starting the program, and without a server.</summary>
public sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=design-time").Options,
        new CommunityScope(),
        new WriteGate(oneAtATime: false),
        new AuditChain(new byte[32]));
}
