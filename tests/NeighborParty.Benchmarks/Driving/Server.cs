using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>A server process on a port of its own, ended with its owner.</summary>
public sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private Server(Process process, int port, TimeSpan ready) => (_process, Port, ReadyAfter) = (process, port, ready);

    public int Port { get; }

    /// <summary>From starting the process to its first good answer.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Resident memory in megabytes, as the kernel counts it (VmRSS).</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Starts with its output thrown away; of its errors the first ones are shown, with what they say.</summary>
    public static Process Launch(ProcessStartInfo start)
    {
        const int Shown = 5;
        const int LinesOfOne = 8;
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        var process = Process.Start(start)!;
        var (errors, left) = (0, 0);
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is not { } line)
                return;
            if (IsError(line))
                left = ++errors <= Shown ? LinesOfOne : 0;
            else if (!line.StartsWith(' '))
                left = 0;
            if (left-- > 0)
                Console.Error.WriteLine($"  [{process.Id}] {line}");
        };
        process.BeginOutputReadLine();
        return process;
    }

    private static bool IsError(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">It ended, or did not answer within two minutes.</exception>
    public static async Task<Server> ReadyAsync(int port, string path, Func<Process> launch, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        var process = launch();
        while (!await IsReadyAsync(http, path, ct))
        {
            if (process.HasExited || clock.Elapsed > Patience)
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} does not answer.");
            await Task.Delay(10, ct);
        }

        return new Server(process, port, clock.Elapsed);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string path, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
