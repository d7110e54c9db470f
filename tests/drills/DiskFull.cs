using System.Diagnostics;
using System.Net;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>H03 on SQLite: the data folder lies on a small file system that fills up and gets room again, while sessions are renewed and members check in (grouped writer).</summary>
public sealed class DiskFull(ITestOutputHelper output)
{
    [RootFact]
    public async Task Writes_are_refused_reads_go_on_and_it_recovers_by_itself()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("disk"));
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "none", folder.File("disk"));
        try
        {
            await DrillAsync(folder.File("disk"));
        }
        finally
        {
            await RunAsync("umount", "-l", folder.File("disk"));
        }
    }

    private async Task DrillAsync(string disk)
    {
        var roster = await Roster.WriteAsync(Path.Combine(disk, "data"), Roster.Sqlite, people: 20, shifts: 20);
        await using var program = await ProgramProcess.StartReadyAsync(Path.Combine(disk, "data"), "Development", Caller.NoLimits);
        using var caller = new Caller(program.Address);
        using var http = new HttpClient { BaseAddress = program.Address };
        var acknowledged = new List<string> { (await caller.SignInAsync()).Token! };
        Assert.Equal(HttpStatusCode.OK, await TapAsync(http, roster.People[0]));
        var ballast = Path.Combine(disk, "ballast");
        Fill(ballast, new DriveInfo(disk).AvailableFreeSpace - (256 * 1024));

        var (refused, turnedAway, tapped) = (new List<Seen>(), new List<HttpStatusCode>(), 0);
        for (var i = 1; (refused.Count < 20 || turnedAway.Count < 20) && i < 400; i++)
        {
            var seen = await caller.RenewAsync();
            if (seen.Token is { } token)
                acknowledged.Add(token);
            else
                refused.Add(seen);
            var tap = await TapAsync(http, roster.People[i % roster.People.Count]);
            if (tap == HttpStatusCode.OK)
                tapped++;
            else
                turnedAway.Add(tap);
        }

        var read = await caller.GetAsync("api/v1/me", acknowledged[^1]);
        var shifts = await caller.GetAsync("api/v1/shifts", roster.People[0].AccessToken);
        var ready = await caller.GetAsync("health/ready");
        var live = await caller.GetAsync("health/live");
        var page = await caller.GetAsync("admin/sign-in");
        File.Delete(ballast);
        var recovered = await caller.UntilAsync("health/ready", HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        var again = await caller.RenewAsync();
        // Those who were turned away tap once more, and whatever came before is not written twice.
        var back = new List<HttpStatusCode>();
        foreach (var person in roster.People)
            back.Add(await TapAsync(http, person));
        // The token of the last write that was acknowledged: it works only if all those before it are there.
        var lost = await caller.CountLostAsync([acknowledged[^1]]);
        program.Kill();
        var attendance = await roster.CompareAsync();
        output.WriteLine($"H03 SQLite: {acknowledged.Count} renewals and {tapped} check-ins and check-outs acknowledged while it filled up, then refused with {Words(refused.Select(r => r.Status))} and {Words(turnedAway)}; "
            + $"reads {(int)read.Status} {(int)shifts.Status}, page {(int)page.Status}, ready {(int)ready.Status}, live {(int)live.Status}; green {recovered.TotalMilliseconds:0} ms after there was room; "
            + $"the last acknowledged renewal {(lost == 0 ? "is there" : "is lost")}; {attendance}");
        Assert.Equal((20, 20), (Math.Min(20, refused.Count), Math.Min(20, turnedAway.Count)));
        Assert.All(refused, r => Assert.True(r.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage && r.RetryAfter, $"{r.Status} {r.Code}\n{program.Log}"));
        Assert.All(turnedAway, t => Assert.True(t is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage, $"{t}\n{program.Log}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (read.Status, shifts.Status, page.Status, live.Status));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.All(back, b => Assert.Equal(HttpStatusCode.OK, b));
        Assert.Equal((0, 0, 0), (lost, attendance.Lost, attendance.Double));
        Assert.InRange(attendance.Grouped, roster.People.Count, int.MaxValue);
    }

    private static async Task<HttpStatusCode> TapAsync(HttpClient http, Volunteer who)
    {
        using var answer = await who.TapAsync(http);
        return answer.StatusCode;
    }

    private static string Words(IEnumerable<HttpStatusCode> answers) => string.Join(", ", answers.Select(a => (int)a).Distinct());

    private static void Fill(string path, long bytes)
    {
        using var file = File.Create(path);
        var chunk = new byte[64 * 1024];
        for (var written = 0L; written < bytes; written += chunk.Length)
            file.Write(chunk, 0, (int)Math.Min(chunk.Length, bytes - written));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

/// <summary>Needs the right to mount a file system of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    private static readonly bool Allowed = CanMount();

    public RootFactAttribute()
    {
        if (!Allowed)
            Skip = "Needs the right to mount a tmpfs: run as root, outside a container that forbids it.";
    }

    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        var folder = Directory.CreateTempSubdirectory("np-mount-").FullName;
        using var mount = Process.Start("sh", ["-c", $"mount -t tmpfs -o size=1m none {folder} 2>/dev/null && umount {folder}"]);
        mount.WaitForExit();
        Directory.Delete(folder);
        return mount.ExitCode == 0;
    }
}
