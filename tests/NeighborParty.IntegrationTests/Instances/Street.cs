using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>
/// Two real processes behind nginx. Beside them the test keeps a program of its own on the same database, which makes rows, looks
/// at them and plays WeChat; it serves nobody and does no background work.
/// </summary>
public class Street : IAsyncLifetime
{
    private readonly List<ProgramProcess> _instances = [];
    private Nginx _nginx = null!;

    public Product Desk { get; } = new Beside([]);

    internal IReadOnlyList<ProgramProcess> Instances => _instances;

    internal Nginx Nginx => _nginx;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)Desk).InitializeAsync();
        _instances.AddRange(await Task.WhenAll(StartAsync(), StartAsync()));
        _nginx = await Nginx.StartAsync([.. _instances.Select(i => i.Address)]);
    }

    public virtual async Task DisposeAsync()
    {
        await _nginx.DisposeAsync();
        foreach (var instance in _instances)
            await instance.DisposeAsync();
        await ((IAsyncLifetime)Desk).DisposeAsync();
    }

    /// <summary>A client of nginx that keeps no cookies and follows nothing.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _nginx.Address };

    public Phone ThroughNginx(Phone phone) => new(NewClient(), phone.User, phone.AccessToken, phone.RefreshToken);

    /// <summary>
    /// Starts a new process where a killed one was, on the port that nginx knows, and waits until nginx asks it: it leaves an
    /// instance that refused alone for some seconds, and who takes the other one away meanwhile leaves it nobody.
    /// </summary>
    internal async Task RestartAsync(ProgramProcess killed)
    {
        await killed.DisposeAsync();
        _instances[_instances.IndexOf(killed)] = await StartAsync(killed.Address.Port);
        using var http = NewClient();
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            using var answer = await http.GetAsync("/health/live");
            if (answer.IsSuccessStatusCode && answer.Headers.GetValues(Nginx.AnsweredBy).Single() == $"127.0.0.1:{killed.Address.Port}")
                return;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), _nginx.Errors);
        }
    }

    /// <summary>Who delivers; the workers look at least every five seconds.</summary>
    internal async Task<ProgramProcess> DelivererAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            var now = Desk.Services.GetRequiredService<TimeProvider>().Now();
            var lease = await Desk.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Leases.AsNoTracking()
                .FirstOrDefaultAsync(l => l.Name == DeliverOutbox.LeaseName && l.Until > now));
            if (lease is not null)
                return _instances.Single(p => p.Log.Contains($"This is instance {lease.Holder}", StringComparison.Ordinal));
            await Task.Delay(100);
        }

        throw new InvalidOperationException("Nobody delivers.");
    }

    /// <summary>How an instance finds the server's database.</summary>
    private protected virtual string Line(string connectionString) => connectionString;

    private Task<ProgramProcess> StartAsync(int? port = null)
    {
        var settings = TwoInstances.BesideIt(Desk).ToDictionary(s => s.Key, s => s.Value ?? "", StringComparer.Ordinal);
        settings["Demo:Seed"] = "false";
        settings["Shutdown:DrainSeconds"] = "2";
        settings["Proxy:KnownAddresses"] = "127.0.0.1";
        settings["Database:Provider"] = TestDatabase.Provider;
        settings["Database:ConnectionString"] = Desk.Database!.ConnectionString is { } server ? Line(server) : "";
        foreach (var limit in (string[])["PerSession", "PerAnonymousAddress", "SignInsPerAddress", "UploadsPerSession", "PerStaffSession", "DoorCodesPerSession"])
            settings["Limits:" + limit] = 1_000_000.ToString(CultureInfo.InvariantCulture);
        return ProgramProcess.StartReadyAsync(Desk.Folder, "Development", settings, port);
    }
}
