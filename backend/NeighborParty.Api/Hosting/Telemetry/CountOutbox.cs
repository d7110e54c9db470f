using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Counts the outbox every fifteen seconds for whoever reads the metrics.</summary>
public sealed partial class CountOutbox(IServiceScopeFactory scopes, OutboxDepth depth, TimeProvider time, ILogger<CountOutbox> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e.GetType().Name);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CountAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().OutboxMessages;
        var now = time.Now();
        var dead = await messages.LongCountAsync(m => m.State == OutboxState.Dead, ct);
        var waiting = await messages.LongCountAsync(m => m.State == OutboxState.Waiting, ct);
        var due = await messages.Where(m => m.State == OutboxState.Waiting && m.DueAt <= now).MinAsync(m => (DateTime?)m.DueAt, ct);
        depth.Set(waiting, dead, due is { } since ? now - since : TimeSpan.Zero);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be counted: {Kind}")]
    private static partial void LogFailed(ILogger log, string kind);
}
