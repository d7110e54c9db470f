using System.Runtime.InteropServices;
using NeighborParty.Benchmarks;
using NeighborParty.Benchmarks.Baseline;

if (args is ["raw", ..])
    return await RawServer.RunAsync(args[1..]);
if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

// Servers that were started are ended with this program, also when it is told to stop.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await BenchmarkRun.RunAsync(options, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
