using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// A program told to stop first says so at /health/ready and goes on answering for <c>Shutdown:DrainSeconds</c> (0 to 60, default 0),
/// so that a proxy stops sending before the port closes. Then requests in flight have 25 seconds.
/// </summary>
public sealed class Draining(TimeSpan pause) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(pause, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class DrainingSetup
{
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(25);

    public static IServiceCollection AddDraining(this IServiceCollection services, IConfiguration configuration)
    {
        var seconds = configuration.GetValue("Shutdown:DrainSeconds", 0);
        if (seconds is < 0 or > 60)
            throw new StartRefusedException("Shutdown:DrainSeconds must be 0 to 60.");
        var pause = TimeSpan.FromSeconds(seconds);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = pause + InFlight);
        return services.AddHostedService(_ => new Draining(pause));
    }
}
