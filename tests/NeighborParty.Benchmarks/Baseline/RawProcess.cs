using System.Diagnostics;
using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>The baseline as a process of its own: this program again, with the verb <c>raw</c>.</summary>
public static class RawProcess
{
    public static Task<Server> StartAsync(WorkDatabase database, CancellationToken ct)
    {
        var port = Server.FreePort();
        return Server.ReadyAsync(port, "/ready", () => Server.Launch(new ProcessStartInfo(Environment.ProcessPath!,
            ["raw", database.Provider, database.ConnectionString, port.ToString(CultureInfo.InvariantCulture)])), ct);
    }
}
