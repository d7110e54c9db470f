using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Outbox;

public enum OutboxState
{
    Waiting,
    Done,

    /// <summary>Given up after the last try; staff see it on the overview.</summary>
    Dead,
}

/// <summary>A call to the outside world that must not get lost: written with the act, carried out after it, at least once.</summary>
public sealed class OutboxMessage : ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Which handler carries it out.</summary>
    public string Kind { get; init; } = "";

    /// <summary>JSON with ids only; personal data is read when it is sent.</summary>
    public string Payload { get; init; } = "";

    /// <summary>Unique: the same message is never queued twice.</summary>
    public string DedupeKey { get; init; } = "";

    public OutboxState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime CreatedAt { get; init; }

    public DateTime DueAt { get; set; }

    public DateTime? DoneAt { get; private set; }

    public string? LastError { get; private set; }

    public IEnumerable<TallyLine> Tallied() => State == OutboxState.Dead ? [TallyLine.One("outbox.dead")] : [];

    public void Succeeded(DateTime now)
    {
        State = OutboxState.Done;
        DoneAt = now;
        LastError = null;
    }

    public void Postponed(DateTime until) => DueAt = until;

    /// <summary>Tries again after 5 s, 10 s, 20 s … at most an hour, twenty times (about twelve hours) before giving up.</summary>
    public void Failed(string error, DateTime now, bool final = false)
    {
        Attempts++;
        LastError = error;
        if (final || Attempts >= 20)
        {
            State = OutboxState.Dead;
            DoneAt = now;
            return;
        }

        DueAt = now + TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, Attempts - 1), 3600));
    }

    /// <summary>Staff try once more: twenty tries from the start.</summary>
    public void Revive(DateTime now)
    {
        State = OutboxState.Waiting;
        Attempts = 0;
        DoneAt = null;
        DueAt = now;
    }
}
