using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Outbox;

/// <summary>Takes what is due, one message in one scope each, so that one failure stops nobody else.</summary>
public sealed partial class DeliverOutbox(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeliverOutbox> log) : IDisposable
{
    private const int Batch = 50;

    // Two at once would take the same messages.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>How many were tried; fewer than a full batch means that nothing more is due.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await DeliverDueAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = time.Now();
            due = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().OutboxMessages
                .Where(m => m.State == OutboxState.Waiting && m.DueAt <= now)
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
                .Select(m => m.Id)
                .Take(Batch)
                .ToListAsync(ct);
        }

        foreach (var id in due)
            await DeliverAsync(id, ct);
        return due.Count;
    }

    private async Task DeliverAsync(Guid id, CancellationToken ct)
    {
        using var span = Readings.Begin("outbox");
        string? error = null;
        DateTime? later = null;
        var final = false;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var message = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().OutboxMessages.AsNoTracking().FirstAsync(m => m.Id == id, ct);
            if (message.CommunityId != Guid.Empty)
                scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(message.CommunityId);
            try
            {
                var handler = scope.ServiceProvider.GetServices<IOutboxHandler>().FirstOrDefault(h => h.Kind == message.Kind)
                    ?? throw new OutboxGivesUpException("no handler");
                await handler.HandleAsync(message, ct);
            }
            catch (OutboxLaterException e)
            {
                later = e.Until;
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                final = e is OutboxGivesUpException;
                error = final ? e.Message : e.GetType().Name;
                LogFailed(log, e, message.Kind, message.Id, message.Attempts + 1);
            }
        }

        await using var closing = scopes.CreateAsyncScope();
        var db = closing.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var row = await db.OutboxMessages.FirstAsync(m => m.Id == id, ct);
        if (later is { } until)
            row.Postponed(until);
        else if (error is null)
            row.Succeeded(time.Now());
        else
            row.Failed(error, time.Now(), final);
        await db.SaveChangesAsync(ct);
        Readings.Delivered(row.Kind, row.State switch
        {
            OutboxState.Done => "done",
            OutboxState.Dead => "dead",
            _ => later is null ? "failed" : "postponed",
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {Id} failed at try {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception e, string kind, Guid id, int attempt);
}
