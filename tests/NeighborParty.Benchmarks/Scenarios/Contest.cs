using NeighborParty.Benchmarks.Baseline;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>The product on a copy of its own, with what is asked of it.</summary>
public sealed class Contestant : IAsyncDisposable
{
    private Contestant(WorkDatabase database, Server server, Requests requests) => (Database, Server, Requests) = (database, server, requests);

    public WorkDatabase Database { get; }

    public Server Server { get; }

    public Requests Requests { get; }

    public static async Task<Contestant> ProductAsync(Bench bench, SeedProvider provider, int rows, string purpose, int liveShifts, CancellationToken ct)
    {
        var database = await provider.CopyAsync(rows, $"{purpose}-product", ct);
        await database.FreshenAsync(liveShifts, ct);
        return new Contestant(database, await bench.Product.StartAsync(database, ct), RequestsOf(bench, database));
    }

    public static async Task<Contestant> BaselineAsync(Bench bench, SeedProvider provider, int rows, string purpose, bool checksIn, CancellationToken ct)
    {
        var database = await provider.CopyAsync(rows, $"{purpose}-raw", ct);
        if (checksIn)
            await database.AddRawCheckInsAsync(ct);
        return new Contestant(database, await RawProcess.StartAsync(database, ct), RequestsOf(bench, database));
    }

    /// <summary>Everybody of these has the app open, then taps; all are answered well.</summary>
    public async Task<Tapped> CheckInAsync(Range members, bool raw, int connections, CancellationToken ct) =>
        (await TapAsync(members, raw, connections, ct)).AllGood();

    /// <summary>Somebody may be refused.</summary>
    public async Task<Tapped> TapAsync(Range members, bool raw, int connections, CancellationToken ct)
    {
        if (!raw)
            (await TapClient.RunAsync(Server.Port, Bytes(Requests.Opened(members)), Wrk.Connections, ct)).AllGood();
        var taps = Bytes(Requests.CheckIns(members, raw));
        return await TapClient.RunAsync(Server.Port, taps, connections, ct);
    }

    public List<byte[]> Bytes(IEnumerable<HttpCall> calls) => [.. calls.Select(c => c.ToBytes(Server.Port))];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static Requests RequestsOf(Bench bench, WorkDatabase database) => new(database.Plan, bench.Product.Rows(database.Plan), bench.Product.Tokens);
}

/// <summary>Product and baseline side by side; one rests while the other is driven.</summary>
public sealed class Contest : IAsyncDisposable
{
    private Contest(Contestant product, Contestant baseline) => (Product, Baseline) = (product, baseline);

    public Contestant Product { get; }

    public Contestant Baseline { get; }

    public static async Task<Contest> StartAsync(Bench bench, SeedProvider provider, int rows, string purpose, int liveShifts, bool checksIn, CancellationToken ct) => new(
        await Contestant.ProductAsync(bench, provider, rows, purpose, liveShifts, ct),
        await Contestant.BaselineAsync(bench, provider, rows, purpose, checksIn, ct));

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Baseline.DisposeAsync();
    }
}
