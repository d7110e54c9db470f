using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>What one round showed.</summary>
/// <param name="PerSecond">Answers in a second.</param>
/// <param name="P99">Milliseconds.</param>
public sealed record Measured(double PerSecond, double P99);

/// <summary>Drives wrk with a script that takes the requests in turn.</summary>
public static partial class Wrk
{
    public const int Connections = 32;

    /// <exception cref="InvalidOperationException">An answer was no 2xx, or there was none.</exception>
    public static async Task<Measured> RunAsync(Server server, IReadOnlyList<HttpCall> calls, int seconds, CancellationToken ct, int connections = Connections)
    {
        var script = Path.Combine(Path.GetTempPath(), $"np-wrk-{Environment.ProcessId}-{server.Port}.lua");
        await File.WriteAllTextAsync(script, Script(calls), ct);
        try
        {
            var threads = Math.Min(2, connections);
            var start = new ProcessStartInfo("wrk", ["-t", Text(threads), "-c", Text(connections), "-d", $"{Text(seconds)}s", "--latency", "--timeout", "20s", "-s", script, $"http://127.0.0.1:{server.Port}"])
            {
                RedirectStandardOutput = true, UseShellExecute = false,
            };
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync(ct);
            await wrk.WaitForExitAsync(ct);
            return Read(output);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Measured Read(string output)
    {
        var rate = Rate().Match(output);
        var p99 = Percentile().Match(output);
        if (!rate.Success || !p99.Success || output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk met errors:\n{output}");
        var unit = p99.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        return new Measured(double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture), double.Parse(p99.Groups["time"].Value, CultureInfo.InvariantCulture) * unit);
    }

    /// <summary>Each of wrk's threads begins at another place.</summary>
    private static string Script(IReadOnlyList<HttpCall> calls)
    {
        var text = new StringBuilder("local calls = {}\n");
        foreach (var call in calls)
        {
            var headers = string.Join(", ", call.Headers.Select(h => $"[\"{h.Key}\"] = \"{h.Value}\""));
            text.Append(CultureInfo.InvariantCulture, $"calls[#calls + 1] = {{ \"{call.Path}\", {{ {headers} }} }}\n");
        }

        return text.Append("""
            local ready = {}
            local at = 0
            local threads = 0
            function setup(thread) thread:set("first", threads * 97); threads = threads + 1 end
            function init(args)
              at = first
              for i, call in ipairs(calls) do ready[i] = wrk.format("GET", call[1], call[2]) end
            end
            function request()
              at = at + 1
              return ready[at % #ready + 1]
            end
            """).ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\s99%\s+(?<time>[\d.]+)(?<unit>us|ms|s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentile();
}
