using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Council;

/// <summary>By which way it came to the council.</summary>
public enum AgendaSource
{
    /// <summary>An order that the group could not solve.</summary>
    Order,
    Staff,
    Leader,

    /// <summary>A resident's own idea.</summary>
    Resident,
}

/// <summary>议题: one thing that the council decides. It may come back to several meetings before it is decided.</summary>
public sealed class AgendaItem : ICommunityOwned, IVersioned, ITallied
{
    public static readonly SealedField RulingField = new(nameof(AgendaItem), "Ruling");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public AgendaSource Source { get; init; }

    public Guid? OrderId { get; init; }

    /// <summary>Who asked, and is told what came of it; null for what the office brings in itself.</summary>
    public Guid? PersonId { get; init; }

    public Guid? BuildingId { get; init; }

    /// <summary>Empty for an order: its own words are shown, as they are then.</summary>
    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>About a named neighbour: never in the public minutes.</summary>
    public bool IsPrivate { get; init; }

    public string EnteredByName { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public AgendaItemState State { get; private set; }

    /// <summary>The meeting on whose agenda it stands, or which decided it.</summary>
    public Guid? CouncilDayId { get; private set; }

    /// <summary>1 is first; 0 while it waits.</summary>
    public int Position { get; private set; }

    /// <summary>The Friday whose meeting staff took it off by hand: it does not come back to that one by itself.</summary>
    public DateOnly? KeptOffFriday { get; private set; }

    /// <summary>How many meetings did not get to it, or could not decide.</summary>
    public int CarriedOver { get; private set; }

    public CouncilDecision? Decision { get; private set; }

    /// <summary>What was decided and why, in the office's words; the requester reads it.</summary>
    public string? RulingSealed { get; private set; }

    /// <summary>An office, not a name: 物业, 居委会.</summary>
    public string? Responsible { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>The day of it in China, for the figures.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The requester hears of it by then: next Friday at the latest.</summary>
    public DateTime? ReportBy { get; private set; }

    public DateTime? ReportedAt { get; private set; }

    /// <summary>In the public minutes.</summary>
    public string? PublicTitle { get; private set; }

    /// <inheritdoc cref="PublicTitle"/>
    public string? PublicText { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Steps of its history so far.</summary>
    public int Steps { get; private set; }

    public int Version { get; private set; } = 1;

    public static AgendaItem Add(Guid id, Guid communityId, NewAgendaItem made, bool accepted, DateTime now) => new()
    {
        Id = id, CommunityId = communityId, Source = made.Source, OrderId = made.OrderId, PersonId = made.PersonId, BuildingId = made.BuildingId, Title = made.Title, Text = made.Text,
        IsPrivate = made.IsPrivate, EnteredByName = made.EnteredByName, CreatedAt = now, State = accepted ? AgendaItemState.Queued : AgendaItemState.Proposed,
    };

    public string? Ruling(PersonalDataVault vault) => vault.OpenOrNull(RulingField, Id, RulingSealed);

    /// <summary>As it may lie before street, property office and neighbours: what a resident or a leader wrote is not for them, only what it is about and where.</summary>
    /// <param name="category">Of an order, in Chinese.</param>
    /// <param name="building">Its name.</param>
    public string NeutralTitle(string? category, string? building)
    {
        if (Source == AgendaSource.Staff)
            return building is null ? Title : $"{Title}（{building}）";
        var about = category ?? AgendaItemStates.Label(Source);
        return building is null ? about : $"{building}·{about}";
    }

    public IEnumerable<TallyLine> Tallied()
    {
        yield return TallyLine.One($"agenda.{State}");
        if (Decision is { } decision && DecidedOn is { } day)
            yield return new TallyLine($"council.{decision}", day, Guid.Empty, 1);
    }

    public int NextStep() => ++Steps;

    public bool IsOverdue(DateTime now) => State is AgendaItemState.Decided or AgendaItemState.Tracked && ReportBy < now;

    /// <exception cref="RefusedException">409 in another state, 403 for another role.</exception>
    public void Go(AgendaItemEvent on, CouncilRole by, DateTime now)
    {
        State = AgendaItemStates.Machine.Next(State, on, by);
        EndedAt = State.HasEnded() ? now : null;
        if (State is AgendaItemState.Queued or AgendaItemState.Withdrawn)
            (CouncilDayId, Position) = (null, 0);
    }

    public void PutOn(Guid councilDayId, int position, CouncilRole by, DateTime now)
    {
        Go(AgendaItemEvent.PutOn, by, now);
        (CouncilDayId, Position, KeptOffFriday) = (councilDayId, position, null);
    }

    /// <summary>Not this time: it waits for the meeting after that Friday's.</summary>
    public void KeepOff(DateOnly friday) => KeptOffFriday = friday;

    public void MoveTo(int position) => Position = position;

    public void CarryOver(DateTime now)
    {
        Go(AgendaItemEvent.CarryOver, CouncilRole.Staff, now);
        CarriedOver++;
    }

    /// <param name="on">Decide, or GoUp for what was carried over too often.</param>
    /// <param name="ruling">What, by whom, by when.</param>
    /// <param name="reportBy">Next Friday.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="vault">For the words.</param>
    public void Decide(AgendaItemEvent on, CouncilRuling ruling, DateTime reportBy, DateTime now, PersonalDataVault vault)
    {
        Go(on, CouncilRole.Staff, now);
        if (on == AgendaItemEvent.GoUp)
            CarriedOver++;
        (Decision, RulingSealed, Responsible, DueOn) = (ruling.Decision, vault.Seal(RulingField, Id, ruling.Text), ruling.Responsible, ruling.DueOn);
        (DecidedAt, DecidedOn, ReportBy) = (now, ChinaTime.Today(now), reportBy);
    }

    public void Report(DateTime now)
    {
        Go(AgendaItemEvent.Report, CouncilRole.Staff, now);
        ReportedAt = now;
    }

    public void Publicly(string? title, string? text) => (PublicTitle, PublicText) = (title, text);
}

/// <summary>What an item is made of, checked.</summary>
public sealed record NewAgendaItem(AgendaSource Source, Guid? OrderId, Guid? PersonId, Guid? BuildingId, string Title, string Text, bool IsPrivate, string EnteredByName);

/// <summary>What the council decided.</summary>
/// <param name="Text">What, and why: at most 500 characters.</param>
/// <param name="Responsible">An office, at most 30 characters; null for what goes to volunteers, is refused or goes up.</param>
/// <param name="DueOn">Null for what is refused or goes up.</param>
public sealed record CouncilRuling(CouncilDecision Decision, string Text, string? Responsible, DateOnly? DueOn);
