using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using Npgsql;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>The script that spreads communities over a cluster, with stand-ins for the cluster's two functions.</summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class CitusScriptTests(Product product) : IClassFixture<Product>
{
    private static readonly string[] Whole = ["Accounts", "Communities", "MessageGrants", "PhoneSessions", "StaffAccounts", "StaffSessions"];

    [PostgreSqlFact]
    public async Task Every_table_of_a_community_is_spread_and_every_reference_is_back()
    {
        await using var connection = new NpgsqlConnection(product.Database!.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, """
            CREATE TABLE placed (name text, kind text, beside text);
            CREATE FUNCTION create_reference_table(t regclass) RETURNS void LANGUAGE sql AS $$ INSERT INTO placed VALUES (trim('"' from t::text), 'whole', NULL) $$;
            CREATE FUNCTION create_distributed_table(t regclass, c text, colocate_with text DEFAULT 'default') RETURNS void LANGUAGE sql
                AS $$ INSERT INTO placed VALUES (trim('"' from t::text), 'spread', colocate_with) $$;
            """);
        var references = await ReadAsync(connection, "SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1");
        Assert.True(references.Count > 40, $"{references.Count} references");

        await RunAsync(connection, await File.ReadAllTextAsync(Sources.File("backend", "NeighborParty.Core", "Data", "PostgreSql", "distribute-with-citus.sql")));

        Assert.Equal(references, await ReadAsync(connection, "SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1"));
        Assert.Equal(Whole, await ReadAsync(connection, "SELECT name FROM placed WHERE kind = 'whole' ORDER BY name COLLATE \"C\""));
        var owned = await product.InsideAsync(null, s => Task.FromResult(s.GetRequiredService<NeighborPartyDb>().Model.GetEntityTypes()
            .Where(t => t.FindPrimaryKey()!.Properties[0].Name == nameof(ICommunityOwned.CommunityId)).Select(t => t.GetTableName()!).Except(Whole).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(owned, await ReadAsync(connection, "SELECT name FROM placed WHERE kind = 'spread' ORDER BY name COLLATE \"C\""));
        Assert.Equal(["People"], await ReadAsync(connection, "SELECT name FROM placed WHERE beside = 'none'"));
        // Whatever is unique in a table that is spread holds the community.
        Assert.Empty(await ReadAsync(connection, """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN placed p ON format('%I', p.name)::regclass = i.indrelid AND p.kind = 'spread'
            WHERE i.indisunique AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::smallint[]) AND a.attname = 'CommunityId')
            """));
        // A row that is spread refers to its own community's rows, or to what is whole on every node.
        Assert.Empty(await ReadAsync(connection, """
            SELECT c.conname::text FROM pg_constraint c JOIN placed p ON format('%I', p.name)::regclass = c.conrelid AND p.kind = 'spread'
            JOIN placed q ON format('%I', q.name)::regclass = c.confrelid
            WHERE c.contype = 'f' AND q.kind = 'spread' AND pg_get_constraintdef(c.oid) NOT LIKE 'FOREIGN KEY ("CommunityId", %'
            """));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }
}
