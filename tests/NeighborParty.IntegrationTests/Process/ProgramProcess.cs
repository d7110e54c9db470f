using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>The built program as a process of its own, which can be told to stop and killed.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ProgramProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Does not wait until it answers.</summary>
    public static ProgramProcess Start(string folder, string environment, Dictionary<string, string>? settings = null, int? port = null, string[]? arguments = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}/");
        var start = BuiltProgram.Start();
        foreach (var argument in arguments ?? ["--urls", address.ToString(), "--Data:Directory", folder])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in settings ?? [])
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new ProgramProcess(Process.Start(start)!, address);
    }

    public static async Task<ProgramProcess> StartReadyAsync(string folder, string environment, Dictionary<string, string>? settings = null, int? port = null)
    {
        var program = Start(folder, environment, settings, port);
        using var http = new HttpClient { BaseAddress = program.Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            Assert.False(program._process.HasExited, "The program ended: " + program.Log);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(90), "Not ready after 90 s: " + program.Log);
            await Task.Delay(100);
        }

        return program;
    }

    public bool HasExited => _process.HasExited;

    public void Kill() => _process.Kill(entireProcessTree: true);

    public int Id => _process.Id;

    public void Terminate() => Signal("TERM");

    /// <summary>It does nothing more until <see cref="Kill"/> or <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
