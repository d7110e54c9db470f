using System.Diagnostics;
using System.Net;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>H03 on SQLite: the data folder lies on a small file system that fills up and gets room again.</summary>
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
        await using var program = await ProgramProcess.StartReadyAsync(Path.Combine(disk, "data"), "Development", Caller.NoLimits);
        using var caller = new Caller(program.Address);
        var acknowledged = new List<string> { (await caller.SignInAsync()).Token! };
        var ballast = Path.Combine(disk, "ballast");
        Fill(ballast, new DriveInfo(disk).AvailableFreeSpace - (256 * 1024));

        var refused = new List<Seen>();
        while (refused.Count < 20 && acknowledged.Count < 2000)
        {
            var seen = await caller.RenewAsync();
            if (seen.Token is { } token)
                acknowledged.Add(token);
            else
                refused.Add(seen);
        }

        var read = await caller.GetAsync("api/v1/me", acknowledged[^1]);
        var ready = await caller.GetAsync("health/ready");
        var live = await caller.GetAsync("health/live");
        var page = await caller.GetAsync("admin/sign-in");
        File.Delete(ballast);
        var recovered = await caller.UntilAsync("health/ready", HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        var again = await caller.RenewAsync();
        // The token of the last write that was acknowledged: it works only if all those before it are there.
        var lost = await caller.CountLostAsync([acknowledged[^1]]);
        output.WriteLine($"H03 SQLite: {acknowledged.Count} acknowledged before and while it filled up, then refused with {string.Join(", ", refused.Select(r => (int)r.Status).Distinct())}; "
            + $"read {(int)read.Status}, page {(int)page.Status}, ready {(int)ready.Status}, live {(int)live.Status}; green {recovered.TotalMilliseconds:0} ms after there was room; the last acknowledged one {(lost == 0 ? "is there" : "is lost")}");
        Assert.All(refused, r => Assert.True(r.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage && r.RetryAfter, $"{r.Status} {r.Code}\n{program.Log}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (read.Status, page.Status, live.Status));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(0, lost);
    }

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
