using NeighborParty.Benchmarks;
using NeighborParty.Benchmarks.Baseline;

if (args is ["raw", ..])
    return await RawServer.RunAsync(args[1..]);
if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

return await BenchmarkRun.RunAsync(options, CancellationToken.None);
