using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>One visit of the plan. It says that somebody was there, and nothing of what was said: what is needed becomes an order.</summary>
public sealed class HomeVisit : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CareId { get; init; }

    /// <summary>Who goes: whoever looks after the household.</summary>
    public Guid PersonId { get; init; }

    public Guid DwellingId { get; init; }

    public HomeVisitState State { get; private set; }

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly DueOn { get; init; }

    public int Attempts { get; private set; }

    public DateTime? LastAttemptAt { get; private set; }

    /// <summary>When somebody was met or said no, or the care ended.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>The leader has been told that it is late.</summary>
    public DateTime? LateToldAt { get; private set; }

    public int PolicyVersion { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; private set; } = 1;

    /// <summary>The next visit of whoever looks after the household.</summary>
    public static HomeVisit Plan(Guid id, CareAssignment care, DateOnly dueOn, int policyVersion, DateTime now) => new()
    {
        Id = id, CommunityId = care.CommunityId, CareId = care.Id, PersonId = care.PersonId, DwellingId = care.DwellingId, DueOn = dueOn, PolicyVersion = policyVersion, CreatedAt = now,
    };

    /// <param name="most">Times that nobody may have opened before somebody is asked to look.</param>
    /// <param name="by">Who was there.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Whether it was the last of them.</returns>
    public bool NobodyOpened(int most, HomeVisitRole by, DateTime now)
    {
        var isLast = Attempts + 1 >= most;
        Go(isLast ? HomeVisitEvent.GiveUp : HomeVisitEvent.NoAnswer, by, now);
        (Attempts, LastAttemptAt) = (Attempts + 1, now);
        return isLast;
    }

    public void Go(HomeVisitEvent on, HomeVisitRole by, DateTime now)
    {
        State = HomeVisitStates.Machine.Next(State, on, by);
        if (!State.IsOpen())
            DoneAt ??= now;
        Version++;
    }

    public void LateTold(DateTime now) => LateToldAt = now;
}
