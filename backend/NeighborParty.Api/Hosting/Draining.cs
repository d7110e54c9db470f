using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// A program told to stop first says so at /health/ready and goes on answering for <c>Shutdown:DrainSeconds</c> (0 to 60, default 0),
/// so that a proxy stops sending before the port closes. Then it waits, at most fifteen seconds, for the requests that had begun:
/// the server would wait for them too, but gives up reading a body that is still on its way.
/// </summary>
public sealed class Draining(TimeSpan pause, RequestsInFlight requests) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(pause, cancellationToken);
        await requests.FinishAsync(Patience, cancellationToken);
    }

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
        return services.AddSingleton<RequestsInFlight>().AddHostedService(p => new Draining(pause, p.GetRequiredService<RequestsInFlight>()));
    }

    /// <summary>Counts requests, and once the program is told to stop asks callers not to come back on the same connection.</summary>
    public static IApplicationBuilder UseDraining(this WebApplication app)
    {
        var requests = app.Services.GetRequiredService<RequestsInFlight>();
        var stopping = app.Lifetime.ApplicationStopping;
        return app.Use(async (http, next) =>
        {
            var round = requests.Enter();
            try
            {
                if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(http.Request.Protocol))
                    http.Response.Headers.Connection = "close";
                await next(http);
            }
            finally
            {
                requests.Leave(round);
            }
        });
    }
}
