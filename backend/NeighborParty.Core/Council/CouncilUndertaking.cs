using System.Linq.Expressions;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Council;

/// <summary>What the households said, as the office has counted it.</summary>
/// <param name="Asked">All that were asked: those of the other three together.</param>
public sealed record SurveyCount(int Asked, int InFavour, int Against, int NoAnswer);

/// <summary>项目或征询: what a council's decision sets going and what takes longer than a week. Its title is that of its agenda item.</summary>
public sealed class CouncilUndertaking : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid AgendaItemId { get; init; }

    public UndertakingKind Kind { get; init; }

    /// <summary>An office, not a name.</summary>
    public string Responsible { get; init; } = "";

    /// <summary>A project is finished by then; until then a survey asks.</summary>
    public DateOnly DueOn { get; private set; }

    public UndertakingState State { get; private set; }

    /// <summary>Of a survey; it stays as it is from the day on which residents are asked.</summary>
    public string? Question { get; private set; }

    /// <summary>Households, of a survey that is finished.</summary>
    public int? Asked { get; private set; }

    /// <inheritdoc cref="Asked"/>
    public int? InFavour { get; private set; }

    /// <inheritdoc cref="Asked"/>
    public int? Against { get; private set; }

    /// <inheritdoc cref="Asked"/>
    public int? NoAnswer { get; private set; }

    /// <summary>When it was seen to be late; null again when its day is another.</summary>
    public DateTime? LateSince { get; private set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? BegunAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Steps of its history so far.</summary>
    public int Steps { get; private set; }

    public int Version { get; private set; } = 1;

    public static CouncilUndertaking Start(Guid id, AgendaItem item, UndertakingKind kind, string responsible, DateOnly dueOn, DateTime now) => new()
    {
        Id = id, CommunityId = item.CommunityId, AgendaItemId = item.Id, Kind = kind, Responsible = responsible, DueOn = dueOn, CreatedAt = now,
    };

    public SurveyCount? Count => Asked is { } asked ? new SurveyCount(asked, InFavour!.Value, Against!.Value, NoAnswer!.Value) : null;

    public IEnumerable<TallyLine> Tallied()
    {
        yield return TallyLine.One($"undertakings.{State}");
        if (LateSince is not null && !State.HasEnded())
            yield return TallyLine.One("undertakings.late");
    }

    /// <summary><see cref="IsLate"/> for the database.</summary>
    /// <param name="today">In China.</param>
    public static Expression<Func<CouncilUndertaking, bool>> LateOn(DateOnly today) =>
        u => (u.State == UndertakingState.Planned || u.State == UndertakingState.Underway) && u.DueOn < today;

    /// <param name="today">In China.</param>
    public bool IsLate(DateOnly today) => !State.HasEnded() && DueOn < today;

    public int NextStep() => ++Steps;

    /// <exception cref="RefusedException">409 in another state, 403 for another role.</exception>
    public void Go(UndertakingEvent on, CouncilRole by, DateTime now)
    {
        State = UndertakingStates.Machine.Next(State, on, by);
        EndedAt = State.HasEnded() ? now : null;
    }

    /// <param name="question">Of a survey.</param>
    /// <param name="now">In UTC.</param>
    public void Begin(string? question, DateTime now)
    {
        Go(UndertakingEvent.Begin, CouncilRole.Staff, now);
        (Question, BegunAt) = (question, now);
    }

    public void Extend(DateOnly dueOn, DateTime now)
    {
        Go(UndertakingEvent.Extend, CouncilRole.Staff, now);
        (DueOn, LateSince) = (dueOn, null);
    }

    public void MarkLate(DateTime now)
    {
        Go(UndertakingEvent.Late, CouncilRole.System, now);
        LateSince = now;
    }

    /// <param name="count">Of a survey.</param>
    /// <param name="now">In UTC.</param>
    public void Finish(SurveyCount? count, DateTime now)
    {
        Go(UndertakingEvent.Finish, CouncilRole.Staff, now);
        if (count is not null)
            (Asked, InFavour, Against, NoAnswer) = (count.Asked, count.InFavour, count.Against, count.NoAnswer);
    }
}
