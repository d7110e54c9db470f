using NeighborParty.Core.Telemetry;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Whose metrics are read: our own, the web server's, the runtime's, the HTTP client's and the database drivers'.</summary>
public static class MetersRead
{
    public static readonly string[] Names =
        [Readings.Name, "Microsoft.AspNetCore.*", "System.Runtime", "System.Net.Http", "Microsoft.EntityFrameworkCore", "Npgsql"];

    public static bool Includes(string meter) => Names.Any(n => n.EndsWith('*')
        ? meter.StartsWith(n[..^1], StringComparison.Ordinal)
        : string.Equals(meter, n, StringComparison.Ordinal));
}
