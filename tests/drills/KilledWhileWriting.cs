using System.Collections.Concurrent;
using System.Net;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>
/// H01 on PostgreSQL: kill -9 of the product, then of the database, under writing load: sign-ins, and check-ins through the grouped writer.
/// NEIGHBORPARTY_ROUNDS=200 kills as often as the promise says. (On SQLite: KillTests.)
/// </summary>
public sealed class KilledWhileWriting(ITestOutputHelper output)
{
    /// <summary>A roster lasts some minutes: then another one is written.</summary>
    private const int RoundsOfRoster = 25;

    private static readonly int Rounds = Repeats.Of("NEIGHBORPARTY_ROUNDS", 4);

    [PostgresFact]
    public async Task Nothing_acknowledged_is_lost()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var folder = new TemporaryFolder();
        var database = await postgres.DatabaseAsync();
        var settings = Caller.NoLimits.Concat(database).ToDictionary(StringComparer.Ordinal);
        var (acknowledged, lost, attendance) = (new List<string>(), 0, new Attendance(0, 0, 0, 0));
        for (var done = 0; done < Rounds; done += RoundsOfRoster)
        {
            var rounds = Math.Min(RoundsOfRoster, Rounds - done);
            var roster = await Roster.WriteAsync(folder.Path, database, people: 3, shifts: 60 * (rounds + 1));
            for (var round = 1; round <= rounds; round++)
            {
                await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);
                using var caller = new Caller(program.Address);
                lost += await caller.CountLostAsync(acknowledged.TakeLast(200));
                acknowledged.AddRange(await WriteUntilAsync(program, roster, round, () =>
                {
                    program.Kill();
                    return Task.CompletedTask;
                }));
            }

            if (done + rounds == Rounds)
                acknowledged.AddRange(await DatabaseKilledAsync(postgres, folder.Path, settings, roster));
            attendance += await roster.CompareAsync();
        }

        await using var last = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);
        using var asking = new Caller(last.Address);
        lost += await asking.CountLostAsync(acknowledged.TakeLast(2000));
        output.WriteLine($"H01 PostgreSQL: product killed {Rounds} times, database once: {acknowledged.Count} sign-ins acknowledged, {lost} lost; {attendance}");
        Assert.True(acknowledged.Count > 50, last.Log);
        Assert.Equal((0, 0, 0), (lost, attendance.Lost, attendance.Double));
        Assert.InRange(attendance.Grouped, Rounds, int.MaxValue);
    }

    private static async Task<List<string>> DatabaseKilledAsync(PostgresServer postgres, string folder, Dictionary<string, string> settings, Roster roster)
    {
        await using var program = await ProgramProcess.StartReadyAsync(folder, "Development", settings);
        var tokens = await WriteUntilAsync(program, roster, 1, postgres.KillAsync);
        await postgres.StartAgainAsync();
        using var caller = new Caller(program.Address);
        await caller.UntilAsync("health/ready", HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        return tokens;
    }

    private static async Task<List<string>> WriteUntilAsync(ProgramProcess program, Roster roster, int round, Func<Task> killAsync)
    {
        var (tokens, before) = (new ConcurrentBag<string>(), roster.Taps);
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(async i =>
        {
            using var caller = new Caller(program.Address, i);
            while (!over.IsCancellationRequested)
                if ((await caller.SignInAsync()).Token is { } token)
                    tokens.Add(token);
        }).Concat(roster.People.Select(p => p.TapUntilKilledAsync(program.Address, over.Token))).ToList();
        while ((tokens.Count < 10 || (roster.Taps < before + 10 && roster.GoesOn)) && !writers.Exists(w => w.IsFaulted))
            await Task.Delay(10);
        await Task.Delay(((round % 4) + 1) * 70);
        await killAsync();
        await over.CancelAsync();
        await Task.WhenAll(writers);
        return [.. tokens];
    }
}
