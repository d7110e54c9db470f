using NeighborParty.Core.Data;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Orders;

/// <summary>群众点单: what a resident asks of the group. The group gives it to a volunteer, and what the group cannot solve goes to the council.</summary>
public sealed partial class Order : ICommunityOwned, IVersioned, ITallied
{
    public const int MaxPhotos = 9;

    /// <summary>Tally of those that the ladder has brought up to the office.</summary>
    public const string RaisedMeasure = "orders.raised";

    public static readonly SealedField DoorField = new(nameof(Order), "Door");
    public static readonly SealedField ContactPhoneField = new(nameof(Order), "ContactPhone");
    public static readonly SealedField AgainstField = new(nameof(Order), "Against");
    public static readonly SealedField CareField = new(nameof(Order), "Care");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Who asks.</summary>
    public Guid RequesterId { get; init; }

    /// <summary>For whom, when that is somebody else.</summary>
    public Guid? ForPersonId { get; init; }

    public OrderChannel Channel { get; init; }

    /// <summary>The account or staff account that entered it.</summary>
    public Guid EnteredBy { get; init; }

    public string EnteredByName { get; init; } = "";

    public string Category { get; init; } = "";

    public OrderPriority Priority { get; private set; }

    /// <summary>As it was written, or with what a moderator covered.</summary>
    public string Title { get; internal set; } = "";

    public string Text { get; internal set; } = "";

    public List<Guid> PhotoIds { get; internal set; } = [];

    public Guid BuildingId { get; init; }

    public Guid? StairwellId { get; init; }

    /// <summary>Who answers for the place; null: the community catches it.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>Where to go, when that is not the requester's home.</summary>
    public string? DoorSealed { get; private set; }

    /// <summary>Whom to call, when that is not the requester's own number.</summary>
    public string? ContactPhoneSealed { get; private set; }

    /// <summary>Whether the person needs care, so that nothing is confirmed by itself. Health data: always sealed, never in a list.</summary>
    public string CareSealed { get; private set; } = "";

    /// <summary>Neighbours never learn who asked; staff do.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>About a named neighbour: only the office and mediators.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Where that neighbour lives, as the requester said; null: he does not know.</summary>
    public string? AgainstSealed { get; private set; }

    /// <summary>The same as a flat of ours, so that who lives there keeps out of it; null: unknown.</summary>
    public Guid? AgainstDwellingId { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>A moderator took the text out of sight after it had been shown.</summary>
    public bool IsTextHidden { get; private set; }

    /// <summary>Steps of its history so far.</summary>
    public int Steps { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it could first be given to somebody; the clocks begin then.</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>The day of it in China, for the figures.</summary>
    public DateOnly? OpenedOn { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    /// <summary>Who took it on last and answers for it; null while it is open.</summary>
    public Guid? VolunteerId { get; private set; }

    /// <summary>Somebody of the office goes along; a member who does has an offer of his own.</summary>
    public string? AlongName { get; private set; }

    /// <summary>When a leader or the office let one go alone, where two have to (pair rule).</summary>
    public DateTime? AloneAllowedAt { get; private set; }

    public DateTime? FirstContactAt { get; private set; }

    public DateTime? DoneAt { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>How often it was reopened.</summary>
    public int Reopenings { get; private set; }

    /// <summary>As the resident says; null without a rating.</summary>
    public bool? Solved { get; private set; }

    /// <summary>1 to 5.</summary>
    public int? SpeedStars { get; private set; }

    /// <summary>1 to 5.</summary>
    public int? AttitudeStars { get; private set; }

    /// <summary>Into which other order it went.</summary>
    public Guid? MergedIntoId { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    /// <summary>Somebody else entered it: the resident may have no phone.</summary>
    public bool IsByProxy => Channel != OrderChannel.Self;

    public static Order Place(Guid id, Guid communityId, PlacedOrder placed, DateTime now, PersonalDataVault vault)
    {
        var order = new Order
        {
            Id = id, CommunityId = communityId, RequesterId = placed.RequesterId, ForPersonId = placed.ForPersonId, Channel = placed.Channel,
            EnteredBy = placed.EnteredBy, EnteredByName = placed.EnteredByName, Category = placed.Category, Title = placed.Title, Text = placed.Text,
            PhotoIds = [.. placed.PhotoIds], BuildingId = placed.BuildingId, StairwellId = placed.StairwellId, IsAnonymous = placed.IsAnonymous, IsPrivate = placed.IsPrivate,
            PolicyVersion = placed.PolicyVersion, CreatedAt = now, Priority = placed.Priority, GroupId = placed.GroupId,
        };
        order.DoorSealed = placed.Door is { } door ? vault.Seal(DoorField, id, door) : null;
        order.ContactPhoneSealed = placed.ContactPhone is { } phone ? vault.Seal(ContactPhoneField, id, phone) : null;
        order.CareSealed = vault.Seal(CareField, id, placed.NeedsCare ? "1" : "0");
        order.AgainstSealed = placed.Against is { } against ? vault.Seal(AgainstField, id, against.Place) : null;
        order.AgainstDwellingId = placed.Against?.DwellingId;
        return order;
    }

    public string? Door(PersonalDataVault vault) => vault.OpenOrNull(DoorField, Id, DoorSealed);

    public string? ContactPhone(PersonalDataVault vault) => vault.OpenOrNull(ContactPhoneField, Id, ContactPhoneSealed);

    public string? Against(PersonalDataVault vault) => vault.OpenOrNull(AgainstField, Id, AgainstSealed);

    public bool NeedsCare(PersonalDataVault vault) => CareSealed.Length > 0 && vault.Open(CareField, Id, CareSealed) == "1";

    /// <summary>One more in its state, and of those that have come to the office; and of the day on which it was opened, for all and for its group, what the figures show.</summary>
    public IEnumerable<TallyLine> Tallied() =>
        [TallyLine.One($"orders.{State}"), .. OrderLadder.HasReachedOffice(this) ? [TallyLine.One(RaisedMeasure)] : Array.Empty<TallyLine>(), .. OrderFigures.Of(OpenedOn, GroupId, OrderFigures.LinesOf(this))];

    public int NextStep() => ++Steps;

    /// <summary>Moves on; what the state itself means is kept here, so that nobody forgets it.</summary>
    public void Go(OrderEvent on, OrderRole by, DateTime now)
    {
        State = OrderStates.Machine.Next(State, on, by);
        if (State is OrderState.Open && OpenedAt is null)
            (OpenedAt, OpenedOn) = (now, Basics.ChinaTime.Today(now));
        // Whoever gave it up, or from whom it was taken, has it no more, whatever the council makes of it.
        if (State is OrderState.Open or OrderState.Escalated or OrderState.Decided)
            (VolunteerId, AlongName, AloneAllowedAt) = (null, null, null);
        // Nor has it who did it the first time, once others are asked.
        else if (State is OrderState.Dispatched)
            (VolunteerId, AlongName) = (null, null);
        EndedAt = State.HasEnded() ? now : null;
    }

    /// <param name="personId">Who has it from now on.</param>
    /// <param name="on">Accept, or AcceptFor by somebody who heard the yes.</param>
    /// <param name="by">The volunteer himself, or who heard it.</param>
    /// <param name="now">UTC.</param>
    public void Accept(Guid personId, OrderEvent on, OrderRole by, DateTime now)
    {
        Go(on, by, now);
        (VolunteerId, AcceptedAt) = (personId, now);
    }

    /// <summary>Nobody took it over: to where it was.</summary>
    public OrderEvent HowBack() => FirstContactAt is null ? OrderEvent.BackFresh : OrderEvent.Back;

    public void Contacted(DateTime now) => FirstContactAt ??= now;

    /// <param name="by">Who says so.</param>
    /// <param name="doneAt">When it was done: the clock stops there, also when paper brings it later.</param>
    /// <param name="now">UTC.</param>
    public void Finish(OrderRole by, DateTime doneAt, DateTime now)
    {
        Go(OrderEvent.Finish, by, now);
        DoneAt = doneAt;
    }

    public void Confirm(OrderEvent how, OrderRole by, DateTime now)
    {
        Go(how, by, now);
        ConfirmedAt = now;
    }

    public void Reopen(OrderEvent on, OrderRole by, DateTime now)
    {
        Go(on, by, now);
        Reopenings++;
        (DoneAt, ConfirmedAt) = (null, null);
        // What was said of the work before says nothing of the work to come.
        (Solved, SpeedStars, AttitudeStars) = (null, null, null);
        (AlongName, AloneAllowedAt) = (null, null);
    }

    public void GoesAlong(string staffName) => AlongName = staffName;

    public void AllowAlone(DateTime now) => AloneAllowedAt = now;

    public void Rate(bool solved, int speed, int attitude) => (Solved, SpeedStars, AttitudeStars) = (solved, speed, attitude);

    public void MergeInto(Guid other) => MergedIntoId = other;

    /// <summary>Whom to call, where to go, how he is and about whom he complained: gone with the person.</summary>
    public void Forget() => (DoorSealed, ContactPhoneSealed, CareSealed, AgainstSealed, AgainstDwellingId) = (null, null, "", null, null);

    /// <summary>As <see cref="SweepPhotos"/> does it, some hours before.</summary>
    public bool ArePicturesGone(DateTime now) => EndedAt < now - Photo.KeptAttached;

    public void HideText(bool hidden) => IsTextHidden = hidden;

    public void Prioritise(OrderPriority priority) => Priority = priority;
}

/// <summary>What an order is made of, checked.</summary>
public sealed record PlacedOrder(
    Guid RequesterId, Guid? ForPersonId, OrderChannel Channel, Guid EnteredBy, string EnteredByName, string Category, OrderPriority Priority, string Title, string Text,
    IReadOnlyList<Guid> PhotoIds, Guid BuildingId, Guid? StairwellId, Guid? GroupId, string? Door, string? ContactPhone, bool NeedsCare, bool IsAnonymous, bool IsPrivate, int PolicyVersion,
    AgainstHome? Against = null);

/// <summary>The home of the neighbour whom it is about.</summary>
/// <param name="Place">House, stairwell and door in words.</param>
/// <param name="DwellingId">Null when the product knows no such flat.</param>
public sealed record AgainstHome(string Place, Guid? DwellingId);
