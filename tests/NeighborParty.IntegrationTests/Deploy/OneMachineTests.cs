using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Deploy;

/// <summary>The unit, its environment and nginx's sites, as far as they can be tried without systemd running them.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class OneMachineTests
{
    private const string Host = "np.example.cn";

    [Fact]
    public async Task The_units_are_understood()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
            return;
        using var folder = new TemporaryFolder();
        string[] units = ["neighborparty.service", "neighborparty-backup.service", "neighborparty-backup.timer"];
        // The program they start is not installed here; anything that can be started will do.
        foreach (var unit in units)
            await File.WriteAllTextAsync(folder.File(unit), DeployFiles.Read("systemd", unit).Replace("/opt/neighborparty/current/NeighborParty.Api", "/bin/true", StringComparison.Ordinal));
        var (exit, said) = await RunAsync("systemd-analyze", ["verify", "--man=no", .. units.Select(folder.File)]);
        Assert.True(exit == 0 && said.Length == 0, said);
    }

    [Fact]
    public async Task With_the_units_environment_it_serves_behind_the_site_of_nginx()
    {
        using var folder = new TemporaryFolder();
        var port = ProgramProcess.FreePort();
        var settings = await EnvironmentAsync(folder, port);
        var keys = ProgramProcess.Start("", "Production", settings, port, ["keys", "create"]);
        Assert.True(await keys.ExitCodeAsync() == 0, keys.Log);
        await keys.DisposeAsync();
        await using var program = ProgramProcess.Start("", "Production", settings, port, []);
        await HealthyAsync(settings, program);
        await BacksUpAsync(settings, folder);
        Assert.Contains("\"traceId\":\"", program.Log, StringComparison.Ordinal);

        using var inside = new HttpClient();
        Assert.Contains("dotnet_", await inside.GetStringAsync($"http://127.0.0.1:{settings["Telemetry__MetricsPort"]}/metrics"), StringComparison.Ordinal);
        if (File.Exists("/usr/sbin/nginx"))
            await ServesBehindNginxAsync(folder, port);
        program.Terminate();
        Assert.Equal(0, await program.ExitCodeAsync());
    }

    [Fact]
    public async Task The_site_of_two_instances_is_understood_by_nginx()
    {
        if (!File.Exists("/usr/sbin/nginx"))
            return;
        using var folder = new TemporaryFolder();
        var conf = await NginxConfAsync(folder, DeployFiles.Read("nginx", "compose.conf")
            .Replace("app-1:8080", "127.0.0.1:1", StringComparison.Ordinal).Replace("app-2:8080", "127.0.0.1:2", StringComparison.Ordinal), ProgramProcess.FreePort(), ProgramProcess.FreePort());
        var (exit, said) = await RunAsync("/usr/sbin/nginx", "-t", "-q", "-c", conf);
        Assert.True(exit == 0 && !said.Contains("[warn]", StringComparison.Ordinal), said);
    }

    /// <summary>The unit's environment file with the gaps filled in, ports and folders of this test, and credentials where systemd would put them.</summary>
    private static async Task<Dictionary<string, string>> EnvironmentAsync(TemporaryFolder folder, int port)
    {
        var settings = DeployFiles.Environment("systemd", "app.env.example");
        Assert.Equal("Production", settings["ASPNETCORE_ENVIRONMENT"]);
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        settings["Telemetry__MetricsPort"] = ProgramProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        settings["Data__Directory"] = folder.File("state");
        settings["Vault__KeyFile"] = folder.File("vault.json");
        settings["WeChat__AppId"] = "wx1234567890abcdef";
        Directory.CreateDirectory(folder.File("credentials"));
        await File.WriteAllTextAsync(folder.File("credentials/WeChat__AppSecret"), "0123456789abcdef0123456789abcdef");
        await File.WriteAllTextAsync(folder.File("credentials/WeChat__PushToken"), "");
        settings["CREDENTIALS_DIRECTORY"] = folder.File("credentials");
        return settings;
    }

    [Fact]
    public void The_backup_runs_as_the_service_does_and_often_enough()
    {
        var (service, backup) = (DeployFiles.Lines("systemd", "neighborparty.service"), DeployFiles.Lines("systemd", "neighborparty-backup.service"));
        // What is about serving, and only that, may be missing.
        string[] ofServing = ["Type=", "ExecStart=", "Description=", "Documentation=", "After=", "Wants=", "StartLimit", "Restart", "KillSignal=", "TimeoutStopSec=", "LimitNOFILE=", "WantedBy=", "[Install]"];
        Assert.Empty(service.Where(l => !Array.Exists(ofServing, o => l.StartsWith(o, StringComparison.Ordinal))).Except(backup, StringComparer.Ordinal));
        Assert.Contains($"ReadWritePaths={BackupCommand(backup)[1]}", backup);
        Assert.Contains($"RequiresMountsFor={BackupCommand(backup)[1]}", backup);

        var timer = DeployFiles.Lines("systemd", "neighborparty-backup.timer");
        var every = int.Parse(Assert.Single(timer, l => l.StartsWith("OnCalendar=*:0/", StringComparison.Ordinal))["OnCalendar=*:0/".Length..], CultureInfo.InvariantCulture);
        Assert.True(every <= 3, "Five minutes hold the pause and the backup itself.");
        Assert.DoesNotContain(timer, l => l.StartsWith("RandomizedDelay", StringComparison.Ordinal));
    }

    /// <summary>The command line of the unit beside the running program, with backups that have aged in its folder.</summary>
    private static async Task BacksUpAsync(Dictionary<string, string> settings, TemporaryFolder folder)
    {
        var command = BackupCommand(DeployFiles.Lines("systemd", "neighborparty-backup.service"));
        var backups = Directory.CreateDirectory(folder.File("backups")).FullName;
        foreach (var minutes in Enumerable.Range(0, 60))
            await File.WriteAllTextAsync(Path.Combine(backups, $"neighborparty-20260306-11{minutes:00}00.npbackup"), "aged");
        await File.WriteAllTextAsync(Path.Combine(backups, "before-the-update.npbackup"), "kept by hand");
        await using var backup = ProgramProcess.Start("", "Production", settings, arguments: [.. command.Select(w => w.StartsWith('/') ? backups : w)]);
        Assert.True(await backup.ExitCodeAsync() == 0, backup.Log);
        var left = Directory.EnumerateFiles(backups).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, left.Count);
        Assert.Equal("before-the-update.npbackup", left[0]);
        Assert.True(new FileInfo(Path.Combine(backups, left[1])).Length > 1000);

        Directory.Delete(backups, recursive: true);
        await using var away = ProgramProcess.Start("", "Production", settings, arguments: [.. command.Select(w => w.StartsWith('/') ? backups : w)]);
        Assert.Equal(1, await away.ExitCodeAsync());
        Assert.Contains("backup.no_folder", away.Log, StringComparison.Ordinal);
    }

    /// <summary>The words after the program.</summary>
    private static string[] BackupCommand(IReadOnlyList<string> unit) =>
        Assert.Single(unit, l => l.StartsWith("ExecStart=", StringComparison.Ordinal)).Split(' ')[1..];

    /// <summary>Asks with the health command of the image: by the public name, because the program answers to no other.</summary>
    private static async Task HealthyAsync(Dictionary<string, string> settings, ProgramProcess program)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            await using var health = ProgramProcess.Start("", "Production", settings, arguments: ["health", "ready"]);
            if (await health.ExitCodeAsync() == 0)
                return;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(90), health.Log + program.Log);
        }
    }

    private static async Task ServesBehindNginxAsync(TemporaryFolder folder, int port)
    {
        var (plain, tls) = (ProgramProcess.FreePort(), ProgramProcess.FreePort());
        var conf = await NginxConfAsync(folder, DeployFiles.Read("nginx", "site.conf").Replace("127.0.0.1:5080", $"127.0.0.1:{port}", StringComparison.Ordinal), plain, tls);
        using var nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-c", conf, "-g", "daemon off;"]) { UseShellExecute = false })!;
        try
        {
            await Task.Delay(500);
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(folder.File("fullchain.pem"));
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { TargetHost = Host, CertificateChainPolicy = trust } });
            http.DefaultRequestHeaders.Host = Host;
            using var start = await http.GetAsync($"https://127.0.0.1:{tls}/");
            Assert.Equal(HttpStatusCode.OK, start.StatusCode);
            Assert.True(start.Headers.Contains("Strict-Transport-Security"));
            Assert.Equal(HttpStatusCode.MovedPermanently, (await http.GetAsync($"http://127.0.0.1:{plain}/")).StatusCode);
            Assert.Equal("ready", await http.GetStringAsync($"https://127.0.0.1:{tls}/health/ready"));
            Assert.True((await http.GetAsync($"https://127.0.0.1:{tls}/metrics")).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized);
            var log = await File.ReadAllTextAsync(folder.File("access.log"));
            Assert.DoesNotContain("127.0.0.1 ", log.Replace($"127.0.0.1:{port}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        finally
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
        }
    }

    /// <summary>A whole configuration around the site, with a certificate made here and nothing outside the folder.</summary>
    private static async Task<string> NginxConfAsync(TemporaryFolder folder, string site, int plain, int tls)
    {
        var (exit, said) = await RunAsync("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=" + Host, "-addext", "subjectAltName=DNS:" + Host,
            "-keyout", folder.File("privkey.pem"), "-out", folder.File("fullchain.pem"));
        Assert.True(exit == 0, said);
        await File.WriteAllTextAsync(folder.File("proxy.conf"), DeployFiles.Read("nginx", "proxy.conf"));
        foreach (var (there, here) in new (string, string)[]
        {
            ("/etc/letsencrypt/live/np.example.cn/", folder.Path + "/"), ("/etc/nginx/certs/", folder.Path + "/"), ("/etc/nginx/neighborparty-proxy.conf", folder.File("proxy.conf")),
            ("/etc/nginx/proxy.conf", folder.File("proxy.conf")), ("/var/log/nginx/", folder.Path + "/"), ("listen 80", $"listen 127.0.0.1:{plain}"), ("listen 443", $"listen 127.0.0.1:{tls}"),
        })
            site = site.Replace(there, here, StringComparison.Ordinal);
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"{t}_temp_path {folder.Path}/{t};\n"));
        // The test may run as root, whose workers would not get into the folder.
        var user = Environment.UserName == "root" ? "user root;\n" : "";
        var conf = folder.File("nginx.conf");
        await File.WriteAllTextAsync(conf, $"{user}pid {folder.Path}/nginx.pid;\nerror_log {folder.Path}/error.log;\nevents {{}}\nhttp {{\n{temporary}{site}\n}}\n");
        return conf;
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said).Trim());
    }
}
