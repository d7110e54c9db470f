using System.Diagnostics;
using System.Globalization;
using NeighborParty.Benchmarks.Driving;
using Npgsql;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>A PostgreSQL of our own in the cache folder: durable (fsync on), on a free port of 127.0.0.1, stopped at the end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    public static async Task<PostgresServer> StartAsync(string cache, CancellationToken ct)
    {
        var server = new PostgresServer(Path.Combine(cache, "postgresql"), Server.FreePort());
        if (!File.Exists(Path.Combine(server._folder, "data", "PG_VERSION")))
            await server.InitializeAsync(ct);
        // A run that was killed could not stop it.
        if (File.Exists(Path.Combine(server._folder, "data", "postmaster.pid")) && await server.ExitCodeAsync("pg_ctl", ct, "-D", Path.Combine(server._folder, "data"), "status") == 0)
            await server.DisposeAsync();
        await server.RunAsync("pg_ctl", ct, "-D", Path.Combine(server._folder, "data"), "-s", "-w", "-t", "120", "-l", Path.Combine(server._folder, "log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {server._port} -k {server._folder} -c listen_addresses=127.0.0.1 -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=512MB -c max_wal_size=4GB -c max_connections=300"),
            "start");
        return server;
    }

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}");

    public async Task ExecuteAsync(string database, string statement, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync(statement, ct);
    }

    public async ValueTask DisposeAsync() =>
        await RunAsync("pg_ctl", CancellationToken.None, "-D", Path.Combine(_folder, "data"), "-s", "-w", "-m", "fast", "stop");

    private async Task InitializeAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["postgres:postgres", _folder]);
            await chown.WaitForExitAsync(ct);
        }

        await RunAsync("initdb", ct, "-D", Path.Combine(_folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
    }

    private async Task RunAsync(string program, CancellationToken ct, params string[] arguments)
    {
        var code = await ExitCodeAsync(program, ct, arguments);
        if (code != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}.");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private async Task<int> ExitCodeAsync(string program, CancellationToken ct, params string[] arguments)
    {
        var path = Path.Combine(Programs(), program);
        var start = Environment.IsPrivilegedProcess ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>The newest that Debian installed; elsewhere the one of the search path.</summary>
    private static string Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Path.Combine(Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First(), "bin")
        : "";
}
