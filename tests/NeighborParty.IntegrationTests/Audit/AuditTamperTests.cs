using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Speed;

namespace NeighborParty.IntegrationTests.Audit;

/// <summary>Whoever can write into the database file still cannot change the trail unseen: each trial works on a copy of its own.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class AuditTamperTests(Product product) : IClassFixture<Product>
{
    private const int Rows = 60;

    private static readonly string[] Edits =
    [
        "ActorName = '别人'", "Action = 'armband.accepted'", "At = '2026-01-01 00:00:00'", "\"To\" = 'InStock'", "Result = 'refused'",
        "Details = '{}'", "Ip = '192.0.2.1'", "ReasonText = '改'", "Via = 'Staff'", "ActorKind = 'Nobody'",
    ];

    [Fact]
    public async Task A_hundred_changes_of_five_kinds_are_all_found_at_their_first_row()
    {
        var community = await TrailAsync();
        Assert.Empty(await VerifyAsync(await CopyAsync("")));
        for (var k = 10; k < 30; k++)
        {
            await FoundAsync(community, k, $"UPDATE AuditEvents SET {Edits[k % Edits.Length]} WHERE Sequence = {k} AND CommunityId = $c");
            await FoundAsync(community, k, $"DELETE FROM AuditEvents WHERE Sequence = {k} AND CommunityId = $c");
            await FoundAsync(community, k, Shift(k) + Duplicate(k));
            await FoundAsync(community, k, Swap(k, k + 1 + (k % 3)));
            await FoundAsync(community, k, CutTail(k));
        }
    }

    [Fact]
    public async Task A_cut_tail_is_missed_in_the_head_too_when_no_anchor_was_exported_since()
    {
        var community = await TrailAsync(anchor: false);
        await FoundAsync(community, 50, "DELETE FROM AuditEvents WHERE Sequence >= 50 AND CommunityId = $c");
    }

    [Fact]
    public async Task A_new_trail_in_place_of_the_old_one_differs_from_the_anchor()
    {
        var community = await TrailAsync();
        await FoundAsync(community, 1, "DELETE FROM AuditEvents WHERE CommunityId = $c; DELETE FROM AuditChainHeads WHERE CommunityId = $c");
    }

    [Fact]
    public async Task Rows_of_a_community_that_nothing_else_names_are_found()
    {
        await TrailAsync();
        var community = await TrailAsync(anchor: false);
        await FoundAsync(community, Rows, "DELETE FROM AuditChainHeads WHERE CommunityId = $c");
        var plan = await product.PlanAsync(db => VerifyAuditTrail.First(VerifyAuditTrail.After(db, community)), community: null);
        Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchors_are_exported_once_a_day_for_every_chain()
    {
        await Neighbours.CreateAsync(product);
        var community = await TrailAsync(anchor: false);
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        var day = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = Directory.EnumerateFiles(Path.Combine(product.Folder, "anchors")).SelectMany(File.ReadLines).ToList();
        Assert.Single(lines, l => l.StartsWith($"{day} {community:N} ", StringComparison.Ordinal));
        Assert.Equal(lines.Count, lines.Select(l => string.Join(' ', l.Split(' ')[..2])).Distinct().Count());
    }

    /// <summary>A community with a chain of its own, and the anchor that the daily job would have written.</summary>
    private async Task<Guid> TrailAsync(bool anchor = true)
    {
        var community = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        await product.InsideAsync(null, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var trail = services.GetRequiredService<AuditTrail>();
            for (var i = 1; i <= Rows; i++)
                trail.Record(new Act("armband.issued", "Armband", Ids.New(DateTime.UnixEpoch.AddDays(i))) { CommunityId = community, From = "InStock", To = $"PendingAcceptance{i}", Details = new { i } });
            await db.SaveChangesAsync();
            if (anchor)
            {
                var heads = await db.AuditChainHeads.AsNoTracking().Where(h => h.CommunityId == community).ToListAsync();
                await services.GetRequiredService<AuditAnchors>().ExportAsync(heads, new DateOnly(2026, 3, 6), default);
            }
        });
        return community;
    }

    private async Task FoundAsync(Guid community, long sequence, string sql)
    {
        var copy = await CopyAsync(sql, community);
        var faults = await VerifyAsync(copy);
        var fault = faults.SingleOrDefault(f => f.CommunityId == community);
        Assert.True(fault?.Sequence == sequence, $"{sql} → {fault}");
    }

    /// <summary>A copy of the database with the statements carried out on it.</summary>
    private async Task<string> CopyAsync(string sql, Guid community = default)
    {
        var copy = Path.Combine(product.Folder, Path.GetRandomFileName() + ".copy");
        await ExecuteAsync(Path.Combine(product.Folder, "neighborparty.db"), $"VACUUM INTO '{copy}'", community);
        if (sql.Length > 0)
            await ExecuteAsync(copy, sql, community);
        return copy;
    }

    private async Task<IReadOnlyList<AuditFault>> VerifyAsync(string file)
    {
        var chain = product.Services.GetRequiredService<AuditChain>();
        var gate = new WriteGate(oneAtATime: true);
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options, new CommunityScope(), gate, chain);
        var faults = await new VerifyAuditTrail(db, chain, product.Services.GetRequiredService<AuditAnchors>()).RunAsync(default);
        File.Delete(file);
        return faults;
    }

    private static async Task ExecuteAsync(string file, string sql, Guid community)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$c", StringComparison.Ordinal))
            command.Parameters.AddWithValue("$c", community.ToByteArray(bigEndian: true));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes room for one more row at the place; the unique index allows it only by way of negative numbers.</summary>
    private static string Shift(int k) =>
        $"UPDATE AuditEvents SET Sequence = -Sequence - 1 WHERE Sequence >= {k} AND CommunityId = $c; UPDATE AuditEvents SET Sequence = -Sequence WHERE Sequence < 0 AND CommunityId = $c; " +
        "UPDATE AuditChainHeads SET Sequence = Sequence + 1 WHERE CommunityId = $c;";

    private static string Duplicate(int k) =>
        $"CREATE TEMP TABLE forged AS SELECT * FROM AuditEvents WHERE Sequence = {k - 1} AND CommunityId = $c; UPDATE forged SET Id = randomblob(16), Sequence = {k}; INSERT INTO AuditEvents SELECT * FROM forged;";

    private static string Swap(int a, int b) =>
        $"UPDATE AuditEvents SET Sequence = -1 WHERE Sequence = {a} AND CommunityId = $c; UPDATE AuditEvents SET Sequence = {a} WHERE Sequence = {b} AND CommunityId = $c; " +
        $"UPDATE AuditEvents SET Sequence = {b} WHERE Sequence = -1 AND CommunityId = $c;";

    /// <summary>With the head set back, so that only the anchor knows.</summary>
    private static string CutTail(int k) =>
        $"DELETE FROM AuditEvents WHERE Sequence >= {k} AND CommunityId = $c; " +
        $"UPDATE AuditChainHeads SET Sequence = {k - 1}, Hash = (SELECT Hash FROM AuditEvents WHERE Sequence = {k - 1} AND CommunityId = $c) WHERE CommunityId = $c;";
}
