using System.Text.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Outbox;

/// <summary>Queues what the outside world has to be told, in the transaction of the act.</summary>
public sealed class Outbox(NeighborPartyDb db, TimeProvider time, OutboxBell bell)
{
    /// <param name="kind">The handler's <see cref="IOutboxHandler.Kind"/>.</param>
    /// <param name="payload">Ids only.</param>
    /// <param name="dedupeKey">Says which message this is; a second one with the same key is dropped by the database.</param>
    public void Add(string kind, Guid communityId, object payload, string dedupeKey, TimeSpan? delay = null)
    {
        var now = time.Now();
        db.OutboxMessages.Add(new OutboxMessage
        {
            Id = Ids.New(now),
            CommunityId = communityId,
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            DedupeKey = dedupeKey,
            CreatedAt = now,
            DueAt = now + (delay ?? TimeSpan.Zero),
        });
        db.AfterCommit(bell.Ring);
    }
}

/// <summary>Wakes the worker as soon as something was committed.</summary>
public sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    public void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _bell.WaitAsync(atMost, ct);

    public void Dispose() => _bell.Dispose();
}

/// <summary>Carries out one kind of outbox message. May run more than once for the same message.</summary>
public interface IOutboxHandler
{
    string Kind { get; }

    /// <summary>Runs inside the scope of the message's community.</summary>
    /// <exception cref="OutboxGivesUpException">A repeat would not help.</exception>
    /// <exception cref="OutboxLaterException">To be called again at that time; counts as no attempt.</exception>
    Task HandleAsync(OutboxMessage message, CancellationToken ct);

    /// <summary>The message is dead. Runs in the same scope as, and before, the save that says so; does not save.</summary>
    Task GaveUpAsync(OutboxMessage message, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Not now, and no failure either: quiet hours, or something that is not there yet.</summary>
public sealed class OutboxLaterException(DateTime until) : Exception("later")
{
    /// <summary>UTC.</summary>
    public DateTime Until { get; } = until;
}

/// <summary>The message is dead: no repeat would help.</summary>
public sealed class OutboxGivesUpException(string why) : Exception(why);
