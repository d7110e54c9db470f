using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>The program as its users start it: a process of its own, a data folder with the demo as a fresh start makes it, the sandbox.</summary>
public sealed class RunningProduct : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly SemaphoreSlim OneDemo = new(1, 1);
    private static string? _demo;
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private RunningProduct(Process process, Uri address, string folder) => (_process, Address, Folder) = (process, address, folder);

    public Uri Address { get; }

    public string Folder { get; }

    /// <summary>What the program wrote to its log so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public static async Task<RunningProduct> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("np-e2e-").FullName;
        foreach (var file in Directory.EnumerateFiles(await DemoAsync(), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_demo!, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return await StartAsync(folder);
    }

    /// <summary>What the first start leaves in its folder. Made once: it takes four times as long as a start that finds it.</summary>
    private static async Task<string> DemoAsync()
    {
        await OneDemo.WaitAsync();
        try
        {
            if (_demo is not null)
                return _demo;
            var folder = Directory.CreateTempSubdirectory("np-e2e-demo-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            var first = await StartAsync(folder);
            await first.EndAsync();
            return _demo = folder;
        }
        finally
        {
            OneDemo.Release();
        }
    }

    private static async Task<RunningProduct> StartAsync(string folder)
    {
        var address = new Uri($"http://localhost:{FreePort()}/");
        var start = BuiltProgram.Start();
        foreach (var argument in (string[])["--urls", address.ToString(), "--Data:Directory", folder, "--Limits:SignInsPerAddress", "1000", "--Limits:PerAnonymousAddress", "5000", "--Limits:PerSession", "5000"])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var product = new RunningProduct(process, address, folder);
        process.OutputDataReceived += (_, e) => product.Note(e.Data);
        process.ErrorDataReceived += (_, e) => product.Note(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await product.WaitUntilReadyAsync();
        return product;
    }

    /// <summary>The demo's password of a staff account, as the log and the start page show it.</summary>
    public string PasswordOf(string user) => File.ReadAllLines(Path.Combine(Folder, "demo-sign-in.txt"))
        .Select(line => line.Split('\t')).First(row => row[0] == user)[1];

    /// <summary>What time the program thinks it is.</summary>
    public async Task<DateTime> NowAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        return DateTime.Parse(JsonNode.Parse(await http.GetStringAsync("drill/clock"))!["now"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
    }

    /// <summary>Moves the program's clock on, and runs what is due by then. Sessions do not live through hours of it.</summary>
    public async Task MoveTheClockAsync(DateTime to)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var seconds = (to - await NowAsync()).TotalSeconds;
        using var body = new StringContent($$"""{"seconds":{{seconds.ToString(CultureInfo.InvariantCulture)}}}""", Encoding.UTF8, "application/json");
        (await http.PostAsync("drill/clock", body)).EnsureSuccessStatusCode();
        (await http.PostAsync("drill/jobs", null)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task EndAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartPatience)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Log}");
            try
            {
                using var answer = await http.GetAsync("health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"The program was not ready after {StartPatience}:\n{Log}");
    }

    private void Note(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Debug or Release, whichever these tests were built in.</summary>
}
