using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>H12: while instances are replaced one by one, the older ones go on; one that starts on a newer schema says no.</summary>
public sealed class SchemaDistanceTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_running_program_serves_beside_a_newer_schema_and_one_that_starts_refuses()
    {
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            foreach (var sql in (string[])[
                "ALTER TABLE \"People\" ADD \"FutureNote\" varchar(20) NULL",
                "ALTER TABLE \"AidPosts\" ADD \"FutureCount\" int NOT NULL DEFAULT 0",
                "CREATE TABLE \"FutureThings\" (\"Id\" int NOT NULL PRIMARY KEY, \"Name\" varchar(20) NULL)",
                "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Future', '99.0.0')"])
                await db.Database.ExecuteSqlRawAsync(sql);
        });

        var n = await Neighbours.CreateAsync(product);
        var created = await n.Member.Phone.PostAsync("/api/v1/aid-posts", new { kind = "need", category = "errand", title = "买菜", text = "周末帮忙买菜", buildingId = n.Building1Id });
        Assert.True((int)created.StatusCode < 500, await created.Content.ReadAsStringAsync());
        (await n.Member.Phone.GetAsync("/api/v1/me")).EnsureSuccessStatusCode();
        await product.RunJobsAsync();
        Assert.Equal(4, await product.InsideAsync(n.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().People.CountAsync()));

        foreach (var refusing in (Func<DatabaseStart, Task>[])[s => s.MigrateAsync(default), s => s.RequireCurrentAsync(default)])
            await product.InsideAsync(null, async s =>
            {
                var refused = await Assert.ThrowsAsync<StartRefusedException>(() => refusing(s.GetRequiredService<DatabaseStart>()));
                Assert.Contains("29990101000000_Future", refused.Message, StringComparison.Ordinal);
            });

        string[] here = [$"--Database:Provider={TestDatabase.Provider}", $"--Database:ConnectionString={product.Database!.ConnectionString}"];
        var outcome = await CommandLine.RunAsync(product.Folder, ["migrate", .. here]);
        Assert.Equal(StartRefusals.ExitCode, outcome.Exit);
        Assert.Contains("made by a newer version of the program (migration 29990101000000_Future)", outcome.Errors, StringComparison.Ordinal);
        var back = await CommandLine.RunAsync(product.Folder, ["migrate", .. here, "--Database:AllowNewerSchema=true"]);
        Assert.True(back.Exit == 0, back.Errors);
    }

    [Fact]
    public async Task Killed_again_and_again_while_it_makes_the_schema_it_gets_there_in_the_end()
    {
        await using var database = await TestDatabase.CreateAsync(empty: true);
        using var folder = new TemporaryFolder();
        string[] command = ["migrate", "--Data:Directory", folder.Path, $"--Database:Provider={TestDatabase.Provider}", $"--Database:ConnectionString={database.ConnectionString}"];
        foreach (var milliseconds in (int[])[900, 1300, 1600, 1900, 2300])
        {
            await using var migration = ProgramProcess.Start(folder.Path, "Development", arguments: command);
            await Task.Delay(milliseconds);
            if (!migration.HasExited)
                migration.Kill();
        }

        await using var last = ProgramProcess.Start(folder.Path, "Development", arguments: command);
        Assert.True(await last.ExitCodeAsync() == 0, last.Log);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = TestDatabase.Provider, ["Database:ConnectionString"] = database.ConnectionString ?? "", ["Demo:Seed"] = "false",
        };
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);
        Assert.DoesNotContain("fail:", program.Log, StringComparison.Ordinal);
    }
}
