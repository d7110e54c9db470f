using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>
/// H02 on SQLite: the disk as a power cut would leave it. strace sees what is written to the log of the database and what of it was
/// flushed; at the moment of the last acknowledgement the program is frozen, its files are copied, and everything that was
/// written but not flushed is cut off the copy. A program started on that copy must know every acknowledged write: sign-ins, one commit each,
/// and check-ins, of which the grouped writer commits several at once.
/// </summary>
public sealed partial class PowerCut(ITestOutputHelper output)
{
    private const int Writes = 25;

    [StraceFact]
    public async Task What_was_acknowledged_was_flushed_before()
    {
        using var folder = new TemporaryFolder();
        var roster = await Roster.WriteAsync(folder.File("data"), Roster.Sqlite, people: Writes, shifts: 1);
        await using var program = await ProgramProcess.StartReadyAsync(folder.File("data"), "Development", Caller.NoLimits);
        using var caller = new Caller(program.Address);
        Assert.NotNull((await caller.SignInAsync()).Token);
        // Until here everything counts as on the disk; from here on strace tells.
        await RunAsync("sync");
        using var strace = Process.Start(new ProcessStartInfo("strace",
            ["-f", "-qq", "-yy", "-o", folder.File("trace"), "-e", "trace=fsync,fdatasync,pwrite64,ftruncate", "-p", program.Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        await WaitForTraceAsync(caller, folder.File("trace"));

        var acknowledged = new List<string>();
        using var http = new HttpClient { BaseAddress = program.Address };
        for (var i = 0; i < Writes; i++)
            acknowledged.Add((await caller.SignInAsync()).Token!);
        // The first at the door opens it; then everybody taps at once.
        await TapAsync(roster.People[0], http);
        await Task.WhenAll(roster.People.Skip(1).Select(p => TapAsync(p, http)));
        program.Freeze();
        await Task.Delay(200);
        strace.Kill();
        await strace.WaitForExitAsync();

        var copy = CopyOf(folder);
        var wal = Path.Combine(copy, "neighborparty.db-wal");
        var (flushes, unflushed, keep) = ReplayLog(await File.ReadAllLinesAsync(folder.File("trace")), new FileInfo(wal).Length);
        await using (var file = new FileStream(wal, FileMode.Open))
            file.SetLength(Math.Min(file.Length, keep));
        program.Kill();

        var integrity = await IntegrityAsync(Path.Combine(copy, "neighborparty.db"));
        await using var after = await ProgramProcess.StartReadyAsync(copy, "Development", Caller.NoLimits);
        using var again = new Caller(after.Address);
        var lost = await again.CountLostAsync(acknowledged);
        var attendance = await roster.CompareAsync(copy);
        output.WriteLine($"H02 SQLite: {acknowledged.Count} sign-ins acknowledged, {lost} lost; {attendance}; {flushes} flushes of the log, {unflushed} bytes not flushed at the cut, integrity_check {integrity}");
        Assert.Equal("ok", integrity);
        Assert.InRange(flushes, 1, int.MaxValue);
        Assert.Equal((0, 0, 0), (lost, attendance.Lost, attendance.Double));
        Assert.Equal((Writes, Writes), (attendance.Acknowledged, attendance.Grouped));
    }

    private static async Task TapAsync(Volunteer who, HttpClient http)
    {
        using var answer = await who.TapAsync(http);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Until strace is attached to every thread nothing it says is complete.</summary>
    private static async Task WaitForTraceAsync(Caller caller, string trace)
    {
        for (var i = 0; i < 100; i++)
        {
            await Task.Delay(100);
            await caller.SignInAsync();
            if (File.Exists(trace) && new FileInfo(trace).Length > 0)
                return;
        }

        Assert.Fail("strace saw nothing.");
    }

    private static string CopyOf(TemporaryFolder folder)
    {
        var copy = folder.File("copy");
        foreach (var file in Directory.EnumerateFiles(folder.File("data"), "*", SearchOption.AllDirectories))
        {
            // The shared memory is not on the disk.
            if (file.EndsWith("-shm", StringComparison.Ordinal))
                continue;
            var target = Path.Combine(copy, Path.GetRelativePath(folder.File("data"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>How often the log was flushed, and up to where a power cut would have left it.</summary>
    private static (int Flushes, long Unflushed, long Keep) ReplayLog(string[] lines, long length)
    {
        var (flushes, written, kept, seen) = (0, 0L, 0L, false);
        // By thread: a flush counts when it returns, and up to where the log was written when it was asked for.
        var asked = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var thread = line[..Math.Max(0, line.IndexOf(' ', StringComparison.Ordinal))];
            if (line.Contains("sync resumed>", StringComparison.Ordinal) && asked.Remove(thread, out var reached))
            {
                flushes++;
                kept = Math.Max(kept, reached);
            }

            if (!line.Contains("neighborparty.db-wal", StringComparison.Ordinal))
                continue;
            if (Write().Match(line) is { Success: true } write)
            {
                var (bytes, offset) = (long.Parse(write.Groups["bytes"].Value, CultureInfo.InvariantCulture), long.Parse(write.Groups["offset"].Value, CultureInfo.InvariantCulture));
                // What lay before the first write seen had been flushed; a log that starts from its head again counts from zero.
                if (!seen)
                    kept = offset;
                if (offset == 0)
                {
                    kept = written = 0;
                    asked.Clear();
                }

                seen = true;
                written = Math.Max(written, offset + bytes);
            }
            else if (line.Contains("sync(", StringComparison.Ordinal) && line.Contains("<unfinished", StringComparison.Ordinal))
            {
                asked[thread] = written;
            }
            else if (line.Contains("sync(", StringComparison.Ordinal))
            {
                flushes++;
                kept = Math.Max(kept, written);
            }
        }

        return seen ? (flushes, Math.Max(0, written - kept), kept) : (flushes, 0, length);
    }

    private static async Task<string> IntegrityAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(string program)
    {
        using var process = Process.Start(program);
        await process.WaitForExitAsync();
    }

    [GeneratedRegex(@"pwrite64\(.*, (?<bytes>\d+), (?<offset>\d+)\)? *(=|<unfinished|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Write();
}

/// <summary>Needs strace and the right to look into a process of one's own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute()
    {
        if (!File.Exists("/usr/bin/strace"))
            Skip = "Needs strace; bash tests/run.sh installs it.";
    }
}
