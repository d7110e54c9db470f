using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>H11: a backup made while people write brings back everything answered before it, and refuses whatever is not right.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class RestoreDrillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["Limits:SignInsPerAddress"] = "1000000", ["Limits:PerAnonymousAddress"] = "1000000", ["Limits:PerSession"] = "1000000",
    };

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    private string Database => Path.Combine(Data, "neighborparty.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_answered_before_the_backup_is_back_after_the_disk_was_lost()
    {
        var backup = _folder.File("first.npbackup");
        var (before, all, took) = await WriteAndBackUpAsync(backup);
        Assert.True(all.Count > before.Count, "Nothing was written during the backup.");
        await SealedAsync(backup);
        var keys = await File.ReadAllBytesAsync(Path.Combine(Data, "keys", "vault.json"));

        // The disk is lost; what is left is the backup, and the key file that was kept elsewhere.
        Directory.Delete(Data, recursive: true);
        Assert.Contains("没有密钥文件", (await RunAsync("restore", backup)).Errors, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllBytesAsync(Path.Combine(Data, "keys", "vault.json"), keys);
        await DamagedOnesAreRefusedAsync(backup);
        var clock = Stopwatch.StartNew();
        await DoneAsync("restore", backup);
        var restored = clock.Elapsed;

        Assert.Equal("a photo", await File.ReadAllTextAsync(PhotoPath()));
        await DoneAsync("audit", "verify");
        await using (var program = await ProgramProcess.StartReadyAsync(Data, "Development", Settings))
        {
            Assert.Equal(0, await CountLostAsync(program.Address, before));
            var later = all.Except(before, StringComparer.Ordinal).ToList();
            output.WriteLine($"backup {took.TotalSeconds:F1} s beside {later.Count} writes, restore {restored.TotalSeconds:F1} s, serving with its trail verified {clock.Elapsed.TotalSeconds:F1} s after it began; "
                + $"lost: 0 of {before.Count} answered before the backup began, {await CountLostAsync(program.Address, later)} of {later.Count} answered later");
            Assert.Contains("restore.in_use", (await RunAsync("restore", backup, "replace")).Errors, StringComparison.Ordinal);
            Assert.Equal(0, await CountLostAsync(program.Address, before.Take(3)));
        }

        await ReplacedDataIsKeptAsync(backup);
    }

    [Fact]
    public async Task A_broken_database_gives_no_backup_and_a_server_has_tools_of_its_own()
    {
        Assert.Equal(0, (await RunAsync("keys", "create")).Exit);
        Assert.Contains("backup.no_database", (await RunAsync("backup", _folder.File("none"))).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
        await DoneAsync("setup-admin", "测试社区", "测试街道", "office01");
        // What a program leaves in the log beside the file goes into the file; then one page of a table is lost.
        var file = new ReleasedFile(Database);
        Assert.Equal("ok", await file.HealthAsync());
        var page = int.Parse(Assert.Single(await file.AskAsync("SELECT CAST(rootpage AS TEXT) FROM sqlite_master WHERE name = 'AuditEvents'")), CultureInfo.InvariantCulture);
        await using (var bytes = new FileStream(Database, FileMode.Open, FileAccess.Write))
        {
            bytes.Position = (page - 1) * 4096L;
            await bytes.WriteAsync(Encoding.ASCII.GetBytes(new string('X', 4096)));
        }

        Assert.Contains("backup.not_sound", (await RunAsync("backup", _folder.File("broken"))).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("broken")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Data, "working")));
        Assert.Contains("backup.server", (await RunAsync("backup", _folder.File("pg"), "--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=nowhere")).Errors, StringComparison.Ordinal);
    }

    /// <returns>The sessions that were answered before the backup began, all of them in the end, and how long it took.</returns>
    private async Task<(List<string> Before, List<string> All, TimeSpan Took)> WriteAndBackUpAsync(string backup)
    {
        await using var program = await ProgramProcess.StartReadyAsync(Data, "Development", Settings);
        Directory.CreateDirectory(Path.GetDirectoryName(PhotoPath())!);
        await File.WriteAllTextAsync(PhotoPath(), "a photo");
        var tokens = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(_ => SignInAsync(program.Address, tokens, stop.Token)).ToList();
        while (tokens.Count < 20)
            await Task.Delay(20);
        var before = tokens.ToList();
        var clock = Stopwatch.StartNew();
        await DoneAsync("backup", backup);
        var took = clock.Elapsed;
        Assert.Contains("backup.file_exists", (await RunAsync("backup", backup)).Errors, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        program.Kill();
        return (before, [.. tokens], took);
    }

    private static async Task SealedAsync(string backup)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        var bytes = await File.ReadAllBytesAsync(backup);
        foreach (var known in (string[])["SQLite format 3", "a photo", "PhoneSessions", "vault.json"])
            Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(known)) < 0, known);
    }

    private async Task DamagedOnesAreRefusedAsync(string backup)
    {
        var bytes = await File.ReadAllBytesAsync(backup);
        var changed = bytes.ToArray();
        changed[bytes.Length / 2] ^= 1;
        foreach (var (name, damaged) in new[] { ("changed", changed), ("cut", bytes[..^40]), ("longer", [.. bytes, 0]), ("other", "no backup at all"u8.ToArray()) })
        {
            await File.WriteAllBytesAsync(_folder.File(name), damaged);
            var outcome = await RunAsync("restore", _folder.File(name));
            Assert.Equal((name, 1), (name, outcome.Exit));
            Assert.Contains("restore.unreadable", outcome.Errors, StringComparison.Ordinal);
            Assert.False(File.Exists(Database));
        }

        Assert.Contains("restore.no_backup", (await RunAsync("restore", _folder.File("nowhere"))).Errors, StringComparison.Ordinal);
    }

    private async Task ReplacedDataIsKeptAsync(string backup)
    {
        Assert.Contains("restore.database_exists", (await RunAsync("restore", backup)).Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(PhotoPath() + "2", "a later photo");
        await DoneAsync("restore", backup, "replace");
        var former = Assert.Single(Directory.EnumerateDirectories(Data, "replaced-*"));
        Assert.True(File.Exists(Path.Combine(former, "neighborparty.db")));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(former, "photos"), "*", SearchOption.AllDirectories).Count());
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Data, "photos"), "*", SearchOption.AllDirectories));
        await DoneAsync("audit", "verify");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Data, "working")));
    }

    private string PhotoPath() => Path.Combine(Data, "photos", "01957000000070008000000000000001", "photo.jpg");

    private async Task DoneAsync(params string[] command)
    {
        var outcome = await RunAsync(command);
        Assert.True(outcome.Exit == 0, outcome.Errors + outcome.Output);
    }

    private Task<CommandLine.Outcome> RunAsync(params string[] command) => CommandLine.RunAsync(Data, command);

    private static async Task SignInAsync(Uri address, ConcurrentQueue<string> tokens, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!stop.IsCancellationRequested)
        {
            using var code = await http.PostAsync("sandbox/control/users/wang/login-code", null, CancellationToken.None);
            var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>(CancellationToken.None))!["code"]!.GetValue<string>();
            using var answer = await http.PostAsJsonAsync("api/v1/sessions", new { loginCode }, CancellationToken.None);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                continue;
            answer.EnsureSuccessStatusCode();
            tokens.Enqueue((await answer.Content.ReadFromJsonAsync<JsonObject>(CancellationToken.None))!["accessToken"]!.GetValue<string>());
        }
    }

    private static async Task<int> CountLostAsync(Uri address, IEnumerable<string> tokens)
    {
        using var http = new HttpClient { BaseAddress = address };
        var lost = 0;
        foreach (var token in tokens)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/nothing-of-this-name");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                lost++;
        }

        return lost;
    }
}
