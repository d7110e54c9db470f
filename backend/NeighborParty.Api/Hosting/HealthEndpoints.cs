namespace NeighborParty.Api.Hosting;

/// <summary>Live: the process answers. Ready: it can read and write its database, and is not on its way out.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("live"));
        health.MapGet("/ready", async (DatabaseProbe probe, IHostApplicationLifetime lifetime) =>
            lifetime.ApplicationStopping.IsCancellationRequested ? Results.Text("stopping", statusCode: 503)
            : await probe.CanWriteAsync() ? Results.Text("ready")
            : Results.Text("database not writable", statusCode: 503));
    }
}
