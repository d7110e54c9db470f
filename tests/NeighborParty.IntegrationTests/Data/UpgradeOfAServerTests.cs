using System.Diagnostics;
using System.Globalization;
using NeighborParty.IntegrationTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>H12 on PostgreSQL: as <see cref="UpgradeTests"/>; here each migration is a transaction of its own.</summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class UpgradeOfAServerTests(ITestOutputHelper output)
{
    public static TheoryData<string> Releases => [.. ReleasedServer.Releases];

    [PostgreSqlTheory]
    [MemberData(nameof(Releases))]
    public async Task Every_row_of_a_release_is_there_afterwards_and_a_second_time_changes_nothing(string release)
    {
        await using var server = await ReleasedServer.MakeAsync(release);
        await Upgrade.ForwardAsync(server, release, output);
    }

    /// <summary>Somebody writes into a table, so the migration stops there for certain, and is ended: the process, or its connection.</summary>
    [PostgreSqlTheory]
    [InlineData("Initial", "AidPosts", true)]
    [InlineData("DutyAidOrdersCouncil", "Orders", false)]
    public async Task Ended_in_the_middle_it_leaves_whole_migrations_only_and_runs_through_the_next_time(string name, string table, bool killed)
    {
        var release = ReleasedServer.Releases.Single(r => Upgrade.NameOf(r) == name);
        await using var server = await ReleasedServer.MakeAsync(release);
        await server.FillAsync();
        var (rows, moves) = await Upgrade.RowsAsync(server);

        await using (var migration = server.StartMigration())
        {
            await using (await server.HoldAsync(table))
            {
                var backend = await StoppedAsync(server, table, () => Assert.False(migration.HasExited, migration.Log));
                if (killed)
                    migration.Kill();
                else
                    await server.AskAsync($"SELECT pg_terminate_backend({backend})::text");
                Assert.NotEqual(0, await migration.ExitCodeAsync());
            }
        }

        // The server finds out that nobody listens any more.
        await UntilAsync(server, "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", none: true);
        var reached = await server.HistoryAsync();
        Assert.Equal(ReleasedServer.Releases.Take(reached.Count), reached);
        Assert.True(reached.Count < ReleasedServer.Releases.Count, "It was not in the middle.");
        Assert.Equal("ok", await server.HealthAsync());
        Assert.Equal(rows.Digests, await server.DigestAsync(rows.Columns));

        Assert.Equal((0, ""), await server.MigrateAsync());
        Assert.Equal(ReleasedServer.Releases, await server.HistoryAsync());
        await Upgrade.KeptAsync(server, rows, moves);
        output.WriteLine($"{release}: {(killed ? "killed" : "its connection ended")} at {table} after {reached.Count} of {ReleasedServer.Releases.Count} migrations, run through the next time, no row lost");
    }

    /// <returns>The number of the process of the server that waits for the table.</returns>
    private static async Task<int> StoppedAsync(ReleasedServer server, string table, Action meanwhile) => int.Parse(
        await UntilAsync(server, $"SELECT pid::text FROM pg_locks WHERE NOT granted AND relation = '\"{table}\"'::regclass", none: false, meanwhile), CultureInfo.InvariantCulture);

    private static async Task<string> UntilAsync(ReleasedServer server, string question, bool none, Action? meanwhile = null)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var found = await server.AskAsync(question);
            if (found.Count == 0 == none)
                return found.FirstOrDefault("");
            meanwhile?.Invoke();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), question);
            await Task.Delay(20);
        }
    }
}
