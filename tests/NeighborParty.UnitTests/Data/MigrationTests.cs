using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>One model, three folders of migrations: none of them lags behind.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> Providers => [.. Dialects.All];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_migration_is_the_model(string provider)
    {
        await using var db = Dialects.Open(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"{provider}: run backend/add-migration.sh");
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public async Task Sql_Server_reads_the_script_of_all_migrations(MigrationsSqlGenerationOptions options)
    {
        await using var db = Dialects.Open(DatabaseOptions.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Contains("CREATE TABLE [People]", script, StringComparison.Ordinal);
        TransactSql.Require(script);
    }

    [Fact]
    public async Task Sql_Server_reads_the_script_that_partitions_by_community() => TransactSql.Require(
        await File.ReadAllTextAsync(Sources.File("backend", "NeighborParty.Core", "Data", "SqlServer", "partition-by-community.sql")));

    [Theory]
    [InlineData("CREATE TABLE", "CREATE TABEL")]
    [InlineData("PRIMARY KEY (", "PRIMARY KEY ((")]
    [InlineData("CREATE UNIQUE INDEX", "CREATE INDEX UNIQUE")]
    [InlineData(" NOT NULL", " NOT NIL")]
    public async Task A_slip_in_the_script_is_found(string right, string wrong)
    {
        await using var db = Dialects.Open(DatabaseOptions.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript();
        Assert.Contains(right, script, StringComparison.Ordinal);
        Assert.NotEmpty(TransactSql.Faults(script.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_query_is_rendered_in_three_dialects()
    {
        var sql = await Dialects.OfAsync(db => db.People.Where(p => p.Name.StartsWith("王")).OrderByDescending(p => p.Id).Take(20).Select(p => p.Name));
        Assert.Contains("LIMIT", sql[DatabaseOptions.Sqlite], StringComparison.Ordinal);
        Assert.Contains("LIMIT", sql[DatabaseOptions.PostgreSql], StringComparison.Ordinal);
        Assert.Contains("SELECT TOP(", sql[DatabaseOptions.SqlServer], StringComparison.Ordinal);
        Assert.All(sql.Values, text => Assert.Contains("CommunityId", text, StringComparison.Ordinal));
    }
}
