using System.Globalization;
using System.Reflection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>H12 on a file: forward from every released state, twice without effect, and again after a kill in the middle.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class UpgradeTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("neighborparty.db");

    public static TheoryData<string> Releases => [.. ReleasedFile.Releases];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Every_row_of_a_release_is_there_afterwards_and_a_second_time_changes_nothing(string release) =>
        await Upgrade.ForwardAsync(await ReleasedFile.MakeAsync(File, release), release, output);

    [Fact]
    public async Task A_community_of_the_first_release_goes_on_with_its_audit_trail()
    {
        var file = await ReleasedFile.MakeAsync(File, ReleasedFile.Releases[0]);
        await file.RunAsync("""
            INSERT INTO Communities (Id, Name, Street, CreatedAt) VALUES (x'01957000000070008000000000000001', '老社区', '老街道', '2026-03-01 08:00:00');
            INSERT INTO Compounds (Id, CommunityId, Name) VALUES (x'01957000000070008000000000000002', x'01957000000070008000000000000001', '老小区');
            INSERT INTO People (Id, CommunityId, Name, Status, Version, CreatedAt)
            VALUES (x'01957000000070008000000000000003', x'01957000000070008000000000000001', '老居民', 'Active', 1, '2026-03-01 08:00:00');
            """);
        foreach (var sql in Trail(new Guid("01957000-0000-7000-8000-000000000001"), 5))
            await file.RunAsync(sql);

        await using (var program = await ProgramProcess.StartReadyAsync(_folder.Path, "Development", new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Seed"] = "false" }))
            Assert.DoesNotContain("fail:", program.Log, StringComparison.Ordinal);
        var verdict = await CommandLine.RunAsync(_folder.Path, "audit", "verify");
        Assert.True(verdict.Exit == 0, verdict.Errors);
        Assert.Equal(["老居民"], await file.AskAsync("SELECT Name FROM People"));
        Assert.Equal(["5"], await file.AskAsync("SELECT CAST(count(*) AS TEXT) FROM AuditEvents WHERE Action = 'person.entered'"));

        await file.RunAsync("UPDATE AuditEvents SET ActorName = '别人' WHERE Sequence = 3");
        Assert.Equal(1, (await CommandLine.RunAsync(_folder.Path, "audit", "verify")).Exit);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_as_before_and_runs_through_the_next_time()
    {
        var file = await ReleasedFile.MakeAsync(File, ReleasedFile.Releases[0]);
        await file.FillMuchAsync(40_000);
        var columns = await file.ColumnsAsync();
        var before = await file.DigestAsync(columns);
        var inTheMiddle = 0;
        for (var round = 0; round < 4; round++)
        {
            await using (var migration = ProgramProcess.Start(_folder.Path, "Development", arguments: ["migrate", "--Data:Directory", _folder.Path]))
            {
                // What is not committed yet grows in the log beside the file.
                var log = new FileInfo(File + "-wal");
                while (!migration.HasExited && (!log.Exists || log.Length < 100_000))
                {
                    await Task.Delay(5);
                    log.Refresh();
                }

                await Task.Delay(round * 60);
                if (!migration.HasExited)
                {
                    inTheMiddle++;
                    migration.Kill();
                }
            }

            Assert.Equal("ok", await file.HealthAsync());
            Assert.Equal(before, await file.DigestAsync(columns));
        }

        Assert.True(inTheMiddle > 0);
        Assert.Equal((0, ""), await file.MigrateAsync());
        Assert.Equal("ok", await file.HealthAsync());
        Assert.Equal(before, await file.DigestAsync(columns));
        Assert.Equal(ReleasedFile.Releases, await file.HistoryAsync());
        output.WriteLine($"{ReleasedFile.Releases[0]}: killed {inTheMiddle} times in the middle, run through the next time, nothing lost");
    }

    /// <summary>Rows that the first release's program would have chained with this installation's key.</summary>
    private IEnumerable<string> Trail(Guid community, int rows)
    {
        Directory.CreateDirectory(_folder.File("keys"));
        var chain = new AuditChain(VaultKeys.LoadOrCreate(System.IO.Path.Combine(_folder.File("keys"), "vault.json")).Audit);
        var previous = "";
        for (var i = 1; i <= rows; i++)
        {
            var at = new DateTime(2026, 3, 1, 8, 0, i, DateTimeKind.Utc);
            var row = new AuditEvent { Id = new Guid(i, 0, 0, new byte[8]), CommunityId = community, At = at, ActorKind = ActorKind.System, ActorName = "系统", Action = "person.entered", Entity = "Person" };
            Set(row, nameof(AuditEvent.Sequence), (long)i);
            Set(row, nameof(AuditEvent.PreviousHash), previous);
            var hash = chain.HashOf(row);
            yield return string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO AuditEvents (Id, CommunityId, Sequence, At, ActorKind, ActorId, ActorName, Via, Action, Entity, Result, PreviousHash, Hash)
                VALUES (x'{Hex(row.Id)}', x'{Hex(community)}', {i}, '{at:yyyy-MM-dd HH:mm:ss}', '{row.ActorKind}', x'{Hex(row.ActorId)}', '{row.ActorName}', '{row.Via}', '{row.Action}', '{row.Entity}', 'ok', '{previous}', '{hash}')
                """);
            previous = hash;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"INSERT INTO AuditChainHeads (CommunityId, Sequence, Hash) VALUES (x'{Hex(community)}', {rows}, '{previous}')");
    }

    private static string Hex(Guid id) => Convert.ToHexString(id.ToByteArray(bigEndian: true));

    private static void Set(AuditEvent row, string property, object value) =>
        typeof(AuditEvent).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(row, value);
}
