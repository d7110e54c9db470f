using NeighborParty.Core.Jobs;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Outbox;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Delivers the outbox: at once when something was committed here, else every five seconds. While another instance is at it,
/// looks again after a second: what was committed here since may have escaped it.
/// </summary>
public sealed partial class OutboxWorker(DeliverOutbox deliver, OutboxBell bell, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (!await deliver.RunAsync(TimeSpan.Zero, stoppingToken))
                    pause = Soon;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e);
            }

            await bell.WaitAsync(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be delivered")]
    private static partial void LogFailed(ILogger log, Exception e);
}

/// <summary>Looks every ten seconds which jobs are due; the instance that finds one first runs it.</summary>
public sealed partial class JobWorker(CommunityJobs jobs, ThisInstance instance, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogInstance(log, instance.Id);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await jobs.RunDueAsync(all: false, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // So that a holder in the table of leases can be told from the others.
    [LoggerMessage(Level = LogLevel.Information, Message = "This is instance {Instance}")]
    private static partial void LogInstance(ILogger log, Guid instance);

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be run")]
    private static partial void LogFailed(ILogger log, Exception e);
}
