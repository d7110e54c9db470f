using System.Diagnostics;
using System.Globalization;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.Drills.Hosting;

/// <summary>A PostgreSQL of its own, durable like a real one, which a drill may stop, kill and start again.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private int _databases;

    private PostgresServer(string folder, int port) => (_folder, Port) = (folder, port);

    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(b => File.Exists(Path.Combine(b, "initdb")))
        : null;

    public int Port { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        // Not below a folder that only its owner may enter: PostgreSQL runs under an account of its own.
        var server = new PostgresServer($"/tmp/np-drill-{Path.GetRandomFileName()}", ProgramProcess.FreePort());
        await RunAsync("install", Root ? ["-d", "-o", "postgres", "-m", "700", server._folder] : ["-d", "-m", "700", server._folder]);
        await server.ToolAsync("initdb", "-D", server._folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        // After a kill it refuses until the last of the old processes has let go of the shared memory.
        for (var patience = 20; ; patience--)
        {
            try
            {
                await ToolAsync("pg_ctl", "-D", _folder, "-w", "-l", _folder + "/log", "-o", $"-p {Port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=200", "start");
                return;
            }
            catch (InvalidOperationException e) when (patience > 0)
            {
                await Task.Delay(250);
                if (patience == 1)
                    throw new InvalidOperationException(e.Message + await File.ReadAllTextAsync(_folder + "/log"), e);
            }
        }
    }

    /// <summary>An ordinary stop, as an operator would do it.</summary>
    public Task StopAsync() => ToolAsync("pg_ctl", "-D", _folder, "-w", "-m", "fast", "stop");

    /// <summary>SIGKILL to all of it at once.</summary>
    public Task KillAsync() => SignalAsync("KILL");

    /// <summary>It takes connections and answers nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>A fresh database; the settings that lead a program to it, directly or through a proxy's port.</summary>
    public async Task<Dictionary<string, string>> DatabaseAsync(int? throughPort = null)
    {
        var name = $"drill{(++_databases).ToString(CultureInfo.InvariantCulture)}";
        await ToolAsync("createdb", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", name);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = "PostgreSql",
            ["Database:ConnectionString"] = $"Host=127.0.0.1;Port={throughPort ?? Port};Username=postgres;Database={name}",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await SignalAsync("CONT");
        await SignalAsync("KILL");
        await Task.Delay(200);
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Root => Environment.UserName == "root";

    private Task ToolAsync(string tool, params string[] arguments) => Root
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(Binaries!, tool), .. arguments], _folder)
        : RunAsync(Path.Combine(Binaries!, tool), arguments, _folder);

    /// <summary>To the server and to each of its children, the server first so that it starts no other.</summary>
    private async Task SignalAsync(string signal)
    {
        var file = Path.Combine(_folder, "postmaster.pid");
        if (!File.Exists(file))
            return;
        var server = (await File.ReadAllLinesAsync(file))[0];
        if (!Directory.Exists($"/proc/{server}"))
            return;
        var children = await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children");
        foreach (var pid in children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(server))
            if (Directory.Exists($"/proc/{pid}"))
                await RunAsync("kill", [$"-{signal}", pid], mayFail: true);
    }

    private static async Task RunAsync(string program, string[] arguments, string? folder = null, bool mayFail = false)
    {
        // Its output is not read: a server that pg_ctl leaves behind would keep the pipe open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            UseShellExecute = false, WorkingDirectory = folder is not null && Directory.Exists(folder) ? "/" : "",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && !mayFail)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

/// <summary>Needs PostgreSQL's programs; tests/run.sh installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Binaries is null)
            Skip = "Needs PostgreSQL in /usr/lib/postgresql; bash tests/run.sh installs it.";
    }
}
