using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
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

    /// <summary>While instances are replaced one by one the program before runs on the new schema (backend/README.md): what it reads stays, and what it writes still fits.</summary>
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_migration_only_adds(string provider)
    {
        await using var db = Dialects.Open(provider);
        var found = db.GetService<IMigrationsAssembly>();
        var broken = new List<string>();
        foreach (var (id, type) in found.Migrations.Where(m => !Excused.Contains(NameOf(m.Key))))
        {
            var up = found.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            var made = up.OfType<CreateTableOperation>().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
            broken.AddRange(up.Where(o => Breaks(o, made)).Select(o => $"{NameOf(id)}: {Words(o)}"));
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>Nothing older ran beside the first two; the third is the exception that backend/README.md explains.</summary>
    private static readonly HashSet<string> Excused = ["Initial", "ThreeDatabases", "DutyAidOrdersCouncil"];

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <param name="operation">Of an Up.</param>
    /// <param name="made">Tables of the same migration, of which the program before knows nothing.</param>
    private static bool Breaks(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        DropTableOperation or DropColumnOperation or RenameTableOperation or RenameColumnOperation => true,
        AlterColumnOperation alter => (alter.OldColumn.IsNullable && !alter.IsNullable) || alter.OldColumn.ClrType != alter.ClrType || alter.MaxLength < alter.OldColumn.MaxLength,
        AddColumnOperation add => !made.Contains(add.Table) && !add.IsNullable && add is { DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null },
        CreateIndexOperation index => index.IsUnique && !made.Contains(index.Table),
        AddUniqueConstraintOperation unique => !made.Contains(unique.Table),
        AddCheckConstraintOperation check => !made.Contains(check.Table),
        _ => false,
    };

    private static string Words(MigrationOperation operation) => operation switch
    {
        ColumnOperation column => $"{operation.GetType().Name} {column.Table}.{column.Name}",
        CreateIndexOperation index => $"{operation.GetType().Name} {index.Table}.{index.Name}",
        AddCheckConstraintOperation check => $"{operation.GetType().Name} {check.Table}.{check.Name}",
        _ => operation.GetType().Name,
    };
}
