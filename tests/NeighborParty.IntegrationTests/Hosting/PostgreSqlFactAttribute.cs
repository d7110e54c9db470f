using NeighborParty.Core.Data;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>Needs PostgreSQL; tests/run.sh leaves it out of the runs on other databases.</summary>
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (TestDatabase.Provider != DatabaseOptions.PostgreSql)
            Skip = $"runs on PostgreSQL only; this run is on {TestDatabase.Provider}";
    }
}

/// <summary>As <see cref="PostgreSqlFactAttribute"/>, for several cases.</summary>
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute()
    {
        if (TestDatabase.Provider != DatabaseOptions.PostgreSql)
            Skip = $"runs on PostgreSQL only; this run is on {TestDatabase.Provider}";
    }
}
