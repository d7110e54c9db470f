using System.Diagnostics;
using System.Net.Sockets;
using NeighborParty.IntegrationTests.Deploy;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>
/// nginx of the system in front of several instances: round robin, nothing sticky. Everything it writes is in a folder of
/// its own; it listens on 127.0.0.1 and is ended by its process id.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    /// <summary>The header with the instance whose answer it is.</summary>
    public const string AnsweredBy = "X-Answered-By";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private Nginx(TemporaryFolder folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    /// <summary>A line for each request: status, the instances that were asked, method and path.</summary>
    public IReadOnlyList<string> Requests => File.ReadAllLines(_folder.File("access.log"));

    public string Errors => File.ReadAllText(_folder.File("error.log"));

    public static async Task<Nginx> StartAsync(params Uri[] instances)
    {
        var folder = new TemporaryFolder();
        var port = ProgramProcess.FreePort();
        var conf = folder.File("nginx.conf");
        // The port belongs to the name here.
        await File.WriteAllTextAsync(folder.File("proxy.conf"), DeployFiles.Read("nginx", "proxy.conf").Replace("Host $host", "Host $http_host", StringComparison.Ordinal));
        await File.WriteAllTextAsync(conf, Configuration(folder.Path, port, instances));
        var process = Process.Start(new ProcessStartInfo("nginx") { ArgumentList = { "-p", folder.Path, "-c", conf, "-e", folder.File("error.log") }, UseShellExecute = false })!;
        var started = new Nginx(folder, process, new Uri($"http://127.0.0.1:{port}/"));
        for (var i = 0; i < 100; i++)
        {
            Assert.False(process.HasExited, File.Exists(folder.File("error.log")) ? started.Errors : "nginx did not start");
            if (await ListensAsync(port))
                return started;
            await Task.Delay(50);
        }

        throw new InvalidOperationException("nginx does not listen: " + started.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        // TERM to the master ends its workers too.
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Only what surrounds the shipped proxy.conf is of this test.</summary>
    private static string Configuration(string folder, int port, Uri[] instances) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/error.log warn;
        events { worker_connections 1024; }
        http {
          log_format brief '$status $upstream_addr $request_method $request_uri';
          access_log {{folder}}/access.log brief;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          client_max_body_size 12m;
          upstream neighborparty {
        {{string.Join('\n', instances.Select(i => $"    server 127.0.0.1:{i.Port} max_fails=1 fail_timeout=5s;"))}}
            keepalive 32;
          }
          server {
            listen 127.0.0.1:{{port}};
            add_header {{AnsweredBy}} $upstream_addr always;
            include {{folder}}/proxy.conf;
          }
        }
        """;
}
