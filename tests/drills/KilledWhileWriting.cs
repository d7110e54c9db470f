using System.Collections.Concurrent;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>H01 on PostgreSQL: kill -9 of the product, then of the database, under writing load. (On SQLite: KillTests.)</summary>
public sealed class KilledWhileWriting(ITestOutputHelper output)
{
    private const int Rounds = 4;

    [PostgresFact]
    public async Task Nothing_acknowledged_is_lost()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var folder = new TemporaryFolder();
        var settings = Caller.NoLimits.Concat(await postgres.DatabaseAsync()).ToDictionary(StringComparer.Ordinal);
        var acknowledged = new List<string>();
        var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);
        for (var round = 1; round <= Rounds; round++)
        {
            acknowledged.AddRange(await WriteUntilAsync(program, round, () =>
            {
                program.Kill();
                return Task.CompletedTask;
            }));
            await program.DisposeAsync();
            program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);
        }

        acknowledged.AddRange(await WriteUntilAsync(program, 1, postgres.KillAsync));
        await postgres.StartAgainAsync();
        using var caller = new Caller(program.Address);
        await caller.UntilAsync("health/ready", System.Net.HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        var lost = await caller.CountLostAsync(acknowledged);
        await program.DisposeAsync();
        output.WriteLine($"H01 PostgreSQL: product killed {Rounds} times, database once: {acknowledged.Count} writes acknowledged, {lost} lost");
        Assert.True(acknowledged.Count > 50, program.Log);
        Assert.Equal(0, lost);
    }

    private static async Task<List<string>> WriteUntilAsync(ProgramProcess program, int round, Func<Task> killAsync)
    {
        var tokens = new ConcurrentBag<string>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async i =>
        {
            using var caller = new Caller(program.Address, i);
            while (!over.IsCancellationRequested)
                if ((await caller.SignInAsync()).Token is { } token)
                    tokens.Add(token);
        }).ToList();
        while (tokens.Count < 10)
            await Task.Delay(10);
        await Task.Delay(round * 70);
        await killAsync();
        await over.CancelAsync();
        await Task.WhenAll(writers);
        return [.. tokens];
    }
}
