using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Npgsql;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>H11 on a server, as docs/backup.md says it: a dump made while people write brings back everything answered before it, in another database.</summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class RestoreOfAServerTests(Product product, ITestOutputHelper output) : IClassFixture<Product>
{
    private const string Profile = "api/v1/me/volunteer-profile";

    [PostgreSqlFact]
    public async Task A_dump_made_while_people_write_comes_back_in_another_database()
    {
        var here = await Neighbours.CreateAsync(product);
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var writers = new[] { here.Leader, here.Member, here.Member2 }.Select(r => new Writer(r)).ToList();
        var writing = writers.ConvertAll(w => w.WriteAsync(stop.Token));
        while (writers.Exists(w => w.Answered < 8) && !writing.Exists(w => w.IsFaulted))
            await Task.Delay(10);

        // The key file lies elsewhere anyway; an anchor must not be newer than the chain beside it.
        foreach (var kept in (string[])["keys", "anchors"])
        {
            Directory.CreateDirectory(folder.File(kept));
            foreach (var file in Directory.Exists(Path.Combine(product.Folder, kept)) ? Directory.EnumerateFiles(Path.Combine(product.Folder, kept)) : [])
                File.Copy(file, Path.Combine(folder.File(kept), Path.GetFileName(file)));
        }

        var before = writers.ConvertAll(w => w.Answered);
        var dump = await ToolAsync("pg_dump", product.Database!, ["-Fc", "-f", folder.File("np.dump")]);
        var during = writers.Sum(w => w.Answered) - before.Sum();
        while (writers.Sum(w => w.Answered) == before.Sum() + during)
            await Task.Delay(10);
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        await using var another = await TestDatabase.CreateAsync(empty: true);
        var restore = await ToolAsync("pg_restore", another, ["--no-owner", "--exit-on-error", folder.File("np.dump")]);
        var clock = Stopwatch.StartNew();
        var verdict = await CommandLine.RunAsync(folder.Path, "audit", "verify", $"--Database:Provider={DatabaseOptions.PostgreSql}", $"--Database:ConnectionString={another.ConnectionString}");
        Assert.True(verdict.Exit == 0, verdict.Errors);
        var verified = clock.Elapsed;
        clock.Restart();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = DatabaseOptions.PostgreSql, ["Database:ConnectionString"] = another.ConnectionString!, ["Demo:Seed"] = "false",
        });
        var ready = clock.Elapsed;

        var lost = 0;
        for (var i = 0; i < writers.Count; i++)
        {
            var back = await writers[i].BackAsync(program.Address);
            Assert.InRange(back, before[i], writers[i].Answered);
            lost += writers[i].Answered - back;
        }

        output.WriteLine($"pg_dump {dump.TotalSeconds:F1} s with {during} writes beside it, pg_restore {restore.TotalSeconds:F1} s, audit verify {verified.TotalSeconds:F1} s, serving after {ready.TotalSeconds:F1} s; "
            + $"lost: 0 of {before.Sum()} writes answered before the dump began, {lost} of {writers.Sum(w => w.Answered) - before.Sum()} answered later");
        Assert.True(lost > 0, "Nothing was written after the dump.");
    }

    private static async Task<TimeSpan> ToolAsync(string tool, TestDatabase database, string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var here = Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(d => int.TryParse(Path.GetFileName(d), out var n) ? n : 0).LastOrDefault() : null;
        var start = new ProcessStartInfo(here is null ? tool : Path.Combine(here, "bin", tool), ["-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, "-d", server.Database!, .. arguments])
        {
            UseShellExecute = false, RedirectStandardError = true, Environment = { ["PGPASSWORD"] = server.Password },
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
        return clock.Elapsed;
    }

    /// <summary>Saves the own year of birth again and again. It is sealed, and must be the one that was saved with its version.</summary>
    private sealed class Writer(Resident resident)
    {
        private int _first;

        /// <summary>The how many-th was answered last.</summary>
        public int Answered { get; private set; }

        public async Task WriteAsync(CancellationToken stop)
        {
            using var read = await resident.Phone.GetAsync("/" + Profile);
            _first = VersionOf(read);
            while (!stop.IsCancellationRequested)
            {
                using var saved = await resident.Phone.SendAsync(HttpMethod.Put, "/" + Profile, new { birthYear = YearOf(Answered + 1) }, null, $"\"v{_first + Answered}\"");
                Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(CancellationToken.None));
                Assert.Equal(_first + Answered + 1, VersionOf(saved));
                Answered++;
            }
        }

        /// <returns>Which one is there.</returns>
        public async Task<int> BackAsync(Uri address)
        {
            using var http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", resident.Phone.AccessToken) } };
            using var read = await http.GetAsync(Profile);
            Assert.True(read.IsSuccessStatusCode, await read.Content.ReadAsStringAsync());
            var back = VersionOf(read) - _first;
            Assert.Equal(YearOf(back), (await read.Content.ReadFromJsonAsync<JsonObject>())!["birthYear"]!.GetValue<int>());
            return back;
        }

        private static int YearOf(int n) => 1930 + (n % 80);

        private static int VersionOf(HttpResponseMessage answer) => int.Parse(answer.Headers.ETag!.Tag.Trim('"', 'v'), CultureInfo.InvariantCulture);
    }
}
