using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Outbox;

/// <summary>
/// Takes what is due, one message in one scope each, so that one failure stops nobody else. One instance delivers at a time:
/// it holds a lease. Of one that was killed in the middle, the next one repeats at most the message it was at.
/// </summary>
public sealed partial class DeliverOutbox(IServiceScopeFactory scopes, TakeLease leases, TimeProvider time, ILogger<DeliverOutbox> log)
{
    public const string LeaseName = "outbox";

    private const int Batch = 50;

    /// <summary>Delivers until nothing more is due: what was tried in vain is due later.</summary>
    /// <param name="patience">How long to wait for another deliverer to finish.</param>
    /// <returns>False: another one is still at it.</returns>
    public async Task<bool> RunAsync(TimeSpan patience, CancellationToken ct)
    {
        if ((await DueAsync(1, ct)).Count == 0)
            return true;
        await using var turn = await leases.WithinAsync(LeaseName, patience, ct);
        if (turn is null)
            return false;

        using var work = CancellationTokenSource.CreateLinkedTokenSource(ct, turn.Lost);
        while (await DueAsync(Batch, work.Token) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                work.Token.ThrowIfCancellationRequested();
                await DeliverAsync(id, work.Token);
            }
        }

        return true;
    }

    private async Task<List<Guid>> DueAsync(int atMost, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        return await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().OutboxMessages
            .Where(m => m.State == OutboxState.Waiting && m.DueAt <= now)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Select(m => m.Id)
            .Take(atMost)
            .ToListAsync(ct);
    }

    private async Task DeliverAsync(Guid id, CancellationToken ct)
    {
        using var span = Readings.Begin("outbox");
        string? error = null;
        DateTime? later = null;
        var final = false;
        int attempts;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var message = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().OutboxMessages.AsNoTracking().FirstAsync(m => m.Id == id, ct);
            if (message.State != OutboxState.Waiting)
                return;
            attempts = message.Attempts;
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
        await using var write = await db.BeginWriteAsync(ct);
        // Who wakes late must not have read before the successor wrote.
        await db.LockAsync(id, ct);
        var row = await db.OutboxMessages.FirstAsync(m => m.Id == id, ct);
        var delivered = error is null && later is null;
        // Another instance took over and was faster: its word counts. Only that it has been delivered is true however late it is said.
        if (row.State != OutboxState.Waiting || (!delivered && row.Attempts != attempts))
            return;
        if (later is { } until)
            row.Postponed(until);
        else if (error is null)
            row.Succeeded(time.Now());
        else
            row.Failed(error, time.Now(), final);
        if (row.State == OutboxState.Dead)
            await GiveUpAsync(closing.ServiceProvider, db, row, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        Readings.Delivered(row.Kind, row.State switch
        {
            OutboxState.Done => "done",
            OutboxState.Dead => "dead",
            _ => later is null ? "failed" : "postponed",
        });
    }

    private static async Task GiveUpAsync(IServiceProvider services, NeighborPartyDb db, OutboxMessage row, CancellationToken ct)
    {
        if (row.CommunityId != Guid.Empty)
        {
            services.GetRequiredService<CommunityScope>().Enter(row.CommunityId);
            // The write began before the scope was known.
            await db.LockAsync(row.CommunityId, ct);
        }

        if (services.GetServices<IOutboxHandler>().FirstOrDefault(h => h.Kind == row.Kind) is { } handler)
            await handler.GaveUpAsync(row, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {Id} failed at try {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception e, string kind, Guid id, int attempt);
}
