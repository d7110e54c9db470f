using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Council;

/// <summary>周五议事日: street, committee and property decide together what a group could not solve.</summary>
public sealed class CouncilDay : ICommunityOwned, IVersioned, ITallied
{
    public static readonly SealedField NotesField = new(nameof(CouncilDay), "Notes");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>The Friday that it belongs to: one meeting a week.</summary>
    public DateOnly Friday { get; init; }

    /// <summary>When it sits: that Friday, or the next working day after it.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Until then items come onto the agenda.</summary>
    public DateTime CutOffAt { get; private set; }

    public string Place { get; private set; } = "";

    public CouncilDayState State { get; private set; }

    public DateTime? AgendaFixedAt { get; private set; }

    public DateTime? HeldAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>How often the words of the minutes were saved. Each time is a new version, also where only the words about an item changed: who publishes has seen what he publishes.</summary>
    public int WordsSaved { get; private set; }

    /// <summary>What was said, for the office alone; it may name anybody.</summary>
    public string? NotesSealed { get; private set; }

    /// <summary>The public words about the whole meeting.</summary>
    public string? Minutes { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public static CouncilDay Plan(Guid id, Guid communityId, DateOnly friday, DateTime startsAt, DateTime cutOffAt, int policyVersion) => new()
    {
        Id = id, CommunityId = communityId, Friday = friday, StartsAt = startsAt, CutOffAt = cutOffAt, PolicyVersion = policyVersion,
    };

    public string? Notes(PersonalDataVault vault) => vault.OpenOrNull(NotesField, Id, NotesSealed);

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"council_days.{State}")];

    /// <exception cref="Basics.RefusedException">409 in another state, 403 for another role.</exception>
    public void Require(CouncilDayEvent on, CouncilRole by) => _ = CouncilDayStates.Machine.Next(State, on, by);

    public void Reschedule(DateTime startsAt, DateTime cutOffAt, string place)
    {
        Require(CouncilDayEvent.Reschedule, CouncilRole.Staff);
        (StartsAt, CutOffAt, Place) = (startsAt, cutOffAt, place);
    }

    public void Fix(CouncilRole by, DateTime now)
    {
        Go(CouncilDayEvent.Fix, by);
        AgendaFixedAt = now;
    }

    public void Hold(DateTime now)
    {
        Go(CouncilDayEvent.Hold, CouncilRole.Staff);
        HeldAt = now;
    }

    public void Draft() => Go(CouncilDayEvent.Draft, CouncilRole.Staff);

    public void Write(string? minutes, string? notes, PersonalDataVault vault)
    {
        Require(CouncilDayEvent.Write, CouncilRole.Staff);
        (Minutes, NotesSealed) = (minutes, notes is null ? null : vault.Seal(NotesField, Id, notes));
        WordsSaved++;
    }

    public void Publish(DateTime now)
    {
        Go(CouncilDayEvent.Publish, CouncilRole.Staff);
        PublishedAt = now;
    }

    public void Recall()
    {
        Go(CouncilDayEvent.Recall, CouncilRole.Staff);
        PublishedAt = null;
    }

    public void Cancel(string reason)
    {
        Go(CouncilDayEvent.Cancel, CouncilRole.Staff);
        CancelReason = reason;
    }

    private void Go(CouncilDayEvent on, CouncilRole by) => State = CouncilDayStates.Machine.Next(State, on, by);
}
