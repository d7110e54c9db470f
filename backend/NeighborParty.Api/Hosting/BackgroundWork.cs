using NeighborParty.Core.Jobs;
using NeighborParty.Core.Outbox;

namespace NeighborParty.Api.Hosting;

/// <summary>Delivers the outbox: at once when something was committed, else every five seconds.</summary>
public sealed partial class OutboxWorker(DeliverOutbox deliver, OutboxBell bell, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Until nothing more is due: what was tried in vain is due later.
                while (await deliver.RunAsync(stoppingToken) > 0)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e);
            }

            await bell.WaitAsync(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be delivered")]
    private static partial void LogFailed(ILogger log, Exception e);
}

/// <summary>Looks every ten seconds which jobs are due.</summary>
public sealed partial class JobWorker(CommunityJobs jobs, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be run")]
    private static partial void LogFailed(ILogger log, Exception e);
}
