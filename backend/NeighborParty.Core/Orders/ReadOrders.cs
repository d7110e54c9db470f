using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Orders;

/// <summary>Which orders a phone asks for.</summary>
public enum OrderView
{
    /// <summary>Asked by or for oneself.</summary>
    Mine,

    /// <summary>Offered to me and not answered, and what I have in hand.</summary>
    Work,

    /// <summary>Of the groups I lead.</summary>
    Led,

    /// <summary>Of the houses I am a neighbour of: building, type and urgency.</summary>
    Nearby,

    /// <summary>Asked by somebody else, and I want to hear of its end: building, type and urgency.</summary>
    Followed,

    /// <summary>Of the groups I lead: done, and somebody has to call or visit before it counts as solved. The longest waiting first.</summary>
    Visits,
}

/// <summary>An order in a list: building, type and urgency. Who asked, what he wrote and where he lives are not in it.</summary>
/// <param name="Title">Only for the parties.</param>
/// <param name="DueAt">When it should be solved; null while the clocks stand still.</param>
/// <param name="ContactBy">Until when somebody should have spoken with the resident; null once he has, and for who is no party.</param>
/// <param name="Hurry">How the two clocks stand; for who is no party always none.</param>
public sealed record OrderRow(
    Guid Id, string Category, string CategoryName, OrderPriority Priority, OrderState State, string Building, string? Title, DateTime CreatedAt, DateTime? DueAt, DateTime? ContactBy, OrderHurry Hurry)
{
    public static OrderRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000034"), "facility", "设施", OrderPriority.P2, OrderState.InProgress, "1号楼", "楼道灯不亮",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 17, 2, 0, 0, DateTimeKind.Utc), null, OrderHurry.None);
}

/// <summary>A step as the parties see it.</summary>
/// <param name="Who">The role; the name too for leaders and staff.</param>
/// <param name="Text">What the other side wrote only when it was checked; until then that it is being checked.</param>
/// <param name="Id">Names it in a report.</param>
public sealed record OrderStepView(DateTime At, OrderEvent On, string What, string Who, string? Code, string? Text, int? Minutes, IReadOnlyList<string> Photos, Guid Id);

/// <param name="Volunteer">Who has it; null for nobody.</param>
/// <param name="May">What the caller may do now.</param>
/// <param name="Pair">Where nobody goes alone: how it stands, in words; null when it does not matter now.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="AnswerBy">Until when the caller, who was asked to take it, should say yes or no.</param>
/// <param name="Undertaking">The project or the survey that the council started for it, for who may read of it.</param>
public sealed record OrderDetails(
    OrderRow Order, OrderRole As, string Text, IReadOnlyList<string> Photos, string? Group, OrderChannel Channel, string? Requester, string? Volunteer, bool InPairs,
    IReadOnlyList<OrderStepView> Steps, IReadOnlyList<OrderEvent> May, int Reopenings, Guid? MergedIntoId, int Version,
    OrderPair? Pair = null, CouncilUndertakingRow? Undertaking = null, DateTime? AnswerBy = null)
{
    public static OrderDetails Example => new(
        OrderRow.Example, OrderRole.Requester, "三楼到四楼的灯坏了一个星期。", [], "1号楼党小组", OrderChannel.Self, "王芳", "陈大明", false,
        [new OrderStepView(new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), OrderEvent.Place, "点单", "点单人", null, null, null, [], new Guid("01950000-0000-7000-8000-000000000042"))], [OrderEvent.Cancel], 0, null, 5);
}

/// <summary>Lists and one order, for phones. What a list shows depends on who asks.</summary>
public sealed class ReadOrders(
    NeighborPartyDb db, OrderRoles roles, OrderCategories categories, Neighbourhood neighbourhood, Leadership leadership, PhotoAddresses addresses, TextRules rules, OrderStepSight sight, PairRule pairs, ReturnVisits visits, ReadUndertakings undertakings, CurrentActor current, TimeProvider time)
{
    /// <summary>The branch secretary has been asked to look after it, as <see cref="OrderRoles.LeadsAsync"/> lets him.</summary>
    private static readonly OrderRung[] Late = [OrderRung.Secretary, OrderRung.Staff, OrderRung.Council];

    /// <summary>Of these, in the given order, as neighbours see them.</summary>
    public async Task<IReadOnlyList<OrderRow>> NearbyAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id)
            .Select(o => new { Order = o, Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).First() }).ToListAsync(ct);
        return found.ConvertAll(f => RowOf(f.Order, f.Building, asParty: false));
    }

    /// <param name="view">Whose.</param>
    /// <param name="state">Null: all. What waits for a visit is done, whatever is said here.</param>
    /// <param name="after">The last row of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<OrderRow>> ListAsync(OrderView view, OrderState? state, Cursor? after, int limit, CancellationToken ct)
    {
        var person = current.RequirePerson();
        if (view == OrderView.Visits)
            return await VisitsAsync(person, after, limit, ct);
        var found = await OfViewAsync(view, person, ct) is { } orders ? await NewestAsync(orders, state, after, limit + 1, ct) : [];
        if (view == OrderView.Led)
            found = [.. found.Concat(await BeyondOwnGroupsAsync(person, state, after, limit + 1, ct)).DistinctBy(f => f.Order.Id).OrderByDescending(f => f.Order.CreatedAt).ThenByDescending(f => f.Order.Id)];
        var items = found.Take(limit).Select(f => RowOf(f.Order, f.Building, view is not (OrderView.Nearby or OrderView.Followed))).ToList();
        for (var i = 0; view == OrderView.Work && i < items.Count; i++)
            if (found[i].Order.VolunteerId != person && items[i].Title is { } title)
                items[i] = items[i] with { Title = await CoverAsync(title, ct) };
        return new Page<OrderRow>(items, found.Count > limit ? new Cursor(items[^1].CreatedAt, items[^1].Id).ToString() : null);
    }

    /// <summary>Disputes of all houses for a mediator, late orders of his houses for a branch secretary: walks of their own, for with "or" between them the database would look through all orders.</summary>
    private async Task<List<(Order Order, string Building)>> BeyondOwnGroupsAsync(Guid person, OrderState? state, Cursor? after, int most, CancellationToken ct)
    {
        var found = new List<(Order Order, string Building)>();
        var his = await leadership.RolesOfAsync(person, ct);
        if (his.Contains(CommunityRole.Mediator))
            found.AddRange(await NewestAsync(roles.Readable(db.Orders).Where(o => o.IsPrivate && o.OpenedAt != null && o.RequesterId != person), state, after, most, ct));
        if (his.Contains(CommunityRole.BranchSecretary))
        {
            var (houses, groups) = (leadership.HousesOfSecretary(person), leadership.GroupsOfSecretary(person));
            found.AddRange(await NewestAsync(
                db.Orders.Where(o => OrderStates.Live.Contains(o.State) && (Late.Contains(o.RespondRung) || Late.Contains(o.ResolveRung)) && !o.IsPrivate
                    && o.RequesterId != person && o.ForPersonId != person && (houses.Contains(o.BuildingId) || groups.Contains(o.GroupId!.Value))),
                state, after, most, ct));
        }

        return found;
    }

    private async Task<Page<OrderRow>> VisitsAsync(Guid person, Cursor? after, int limit, CancellationToken ct)
    {
        var led = (await leadership.GroupsLedByAsync(person, ct)).Select(g => (Guid?)g).ToList();
        // About a named neighbour: the mediators, unless it is their own household.
        var mediates = await roles.IsMediatorAsync(person, ct);
        // Who did the work or asked for it does not say himself that it is solved.
        var waiting = roles.Readable(await visits.WaitingAsync(ct)).Where(o => (o.IsPrivate ? mediates : led.Contains(o.GroupId)) && o.RequesterId != person && o.ForPersonId != person && o.VolunteerId != person);
        var rows = await ReturnVisits.Page(waiting.AsNoTracking(), after, limit + 1)
            .Select(o => new { Order = o, Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).First() }).ToListAsync(ct);
        return new Page<OrderRow>([.. rows.Take(limit).Select(r => RowOf(r.Order, r.Building, asParty: true))], rows.Count > limit ? ReturnVisits.After(rows[limit - 1].Order) : null);
    }

    private async Task<List<(Order Order, string Building)>> NewestAsync(IQueryable<Order> orders, OrderState? state, Cursor? after, int most, CancellationToken ct)
    {
        var rows = orders.AsNoTracking();
        if (state is { } only)
            rows = rows.Where(o => o.State == only);
        if (after is not null)
            rows = rows.Where(o => o.CreatedAt < after.At || (o.CreatedAt == after.At && o.Id.CompareTo(after.Id) < 0));
        return (await rows.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(most)
            .Select(o => new { Order = o, Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).First() }).ToListAsync(ct)).ConvertAll(f => (f.Order, f.Building));
    }

    /// <exception cref="RefusedException">404 for who is no party to it.</exception>
    public async Task<OrderDetails> OneAsync(Guid orderId, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var person = current.RequirePerson();
        var offer = await db.OrderOffers.Where(o => o.OrderId == orderId && o.PersonId == person && o.EndedAt == null).Select(o => new { o.State, o.AnswerBy }).FirstOrDefaultAsync(ct);
        var asked = offer is not null;
        var role = asked || roles.IsVolunteer(order) ? OrderRole.Volunteer : await roles.RequireRequesterOrLeadAsync(order, ct);
        // Before it was checked only its author and the office see it.
        var own = order.RequesterId == person;
        if (!own && order.OpenedAt is null)
            throw OrderRefusals.NotFound();
        var onlyAsked = role == OrderRole.Volunteer && !roles.IsVolunteer(order);
        var hidden = order.IsTextHidden && !own ? await WhyHiddenAsync(order, ct) : null;
        var row = RowOf(order, building: await db.Buildings.Where(b => b.Id == order.BuildingId).Select(b => b.Name).FirstAsync(ct), asParty: true);
        if (onlyAsked && row.Title is { } title)
            row = row with { Title = await CoverAsync(title, ct) };
        var group = await db.Groups.Where(g => g.Id == order.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        var requester = await db.People.Where(p => p.Id == (order.ForPersonId ?? order.RequesterId)).Select(p => p.Name).FirstAsync(ct);
        var volunteer = await db.People.Where(p => p.Id == order.VolunteerId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        var accepted = order.AcceptedAt is not null && (role != OrderRole.Volunteer || roles.IsVolunteer(order));
        var pair = role == OrderRole.Requester ? null : await pairs.OfAsync(order, ct);
        var steps = await StepsAsync(order, role, onlyAsked, ct);
        return new OrderDetails(
            row, role, hidden ?? (onlyAsked ? await CoverAsync(order.Text, ct) : order.Text),
            hidden is not null || onlyAsked || order.ArePicturesGone(time.Now()) ? [] : order.PhotoIds.ConvertAll(addresses.For), group, order.Channel,
            accepted || role is OrderRole.Leader or OrderRole.Requester ? requester : order.IsAnonymous ? "匿名居民" : Masking.Name(requester), volunteer, categories.Find(order.Category)?.InPairs == true,
            steps, [.. await MayAsync(order, role, onlyAsked, pair, ct)], order.Reopenings, order.MergedIntoId, order.Version, pair,
            steps.Exists(s => UndertakingDesk.IsStartedBy(s.On, s.Code)) ? await undertakings.OfOrderAsync(orderId, ct) : null,
            offer?.State == OfferState.Offered ? offer.AnswerBy : null);
    }

    /// <summary>Phones and doors in the words are for who takes it on, not for everybody who is asked.</summary>
    private async Task<string> CoverAsync(string text, CancellationToken ct) => Redaction.Hide(text, (await rules.LookAsync(text, ct)).Details);

    private async Task<string> WhyHiddenAsync(Order order, CancellationToken ct) =>
        await db.ModerationItems.AnyAsync(i => i.ContentKind == ModeratedOrders.ContentKind && i.ContentId == order.Id && i.State == ModerationState.Hidden, ct)
            ? "（内容已由社区工作人员隐藏，请联系社区了解情况）"
            : "（内容正在复核）";

    /// <param name="order">Seen by the caller.</param>
    /// <param name="role">The caller's.</param>
    /// <param name="onlyAsked">Not accepted yet: what was said at the door is not for him.</param>
    /// <param name="ct">Cancels.</param>
    private async Task<List<OrderStepView>> StepsAsync(Order order, OrderRole role, bool onlyAsked, CancellationToken ct)
    {
        var steps = await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == order.Id).OrderBy(s => s.Number).Take(200).ToListAsync(ct);
        // One's own words, and all for the leader, at once; the other side's when they were checked.
        var read = onlyAsked ? null : await sight.OfAsync(steps, ct);
        return steps.ConvertAll(s =>
        {
            var seen = role == OrderRole.Leader || s.ActorId == current.Actor.Id ? read?[s.Id] : read?[s.Id].FromOutside;
            return new OrderStepView(
                s.At, s.On, OrderStates.Label(s.On), role == OrderRole.Leader || (s.By is OrderRole.Leader or OrderRole.Volunteer && MayRead(s, role)) ? $"{OrderStates.Label(s.By)} {s.ActorName}" : OrderStates.Label(s.By),
                MayRead(s, role) ? s.Code : null, MayRead(s, role) ? seen?.Text : null, s.Minutes, seen is null || order.ArePicturesGone(time.Now()) ? [] : [.. seen.PhotoIds.Select(addresses.For)], s.Id);
        });
    }

    private static bool MayRead(OrderStep step, OrderRole role) => role == OrderRole.Leader || OrderStep.IsForBothSides(step.On);

    private async Task<List<OrderEvent>> MayAsync(Order order, OrderRole role, bool onlyAsked, OrderPair? pair, CancellationToken ct)
    {
        // Somebody else has it: one may only go along, or not.
        if (onlyAsked && order.State.StaysWithVolunteer())
            return pair?.IsLacking == true ? [OrderEvent.Accept, OrderEvent.Decline] : [OrderEvent.Decline];
        var may = OrderStates.Machine.Rows.Where(r => r.From == order.State && r.By.Contains(role)).Select(r => r.On).Distinct().ToList();
        if (pair?.IsLacking == true && role is OrderRole.Volunteer or OrderRole.Leader && order.State.StaysWithVolunteer())
            may.AddRange(role == OrderRole.Leader ? [OrderEvent.AskAlong, OrderEvent.GoAlong, OrderEvent.AllowAlone] : [OrderEvent.AskAlong]);
        if (role != OrderRole.Leader || !may.Exists(on => on is OrderEvent.AcceptFor or OrderEvent.DeclineFor or OrderEvent.Contact))
            return may;
        // For a volunteer only while he has no phone of his own.
        var without = await db.OrderOffers.Where(o => o.OrderId == order.Id && o.EndedAt == null && db.People.Any(p => p.Id == o.PersonId && p.AccountId == null)).Select(o => o.State).ToListAsync(ct);
        if (pair?.IsLacking == true && without.Contains(OfferState.Offered) && !may.Contains(OrderEvent.AcceptFor))
            may.Add(OrderEvent.AcceptFor);
        may.RemoveAll(on => (on == OrderEvent.AcceptFor && !without.Contains(OfferState.Offered)) || (on == OrderEvent.DeclineFor && without.Count == 0)
            || (on == OrderEvent.Contact && !order.IsWithOffice && !without.Contains(OfferState.Accepted)));
        return may;
    }

    /// <returns>Null when there can be none.</returns>
    private async Task<IQueryable<Order>?> OfViewAsync(OrderView view, Guid person, CancellationToken ct)
    {
        switch (view)
        {
            case OrderView.Mine:
                // Either way along an index of its own: asked with "or", the database walks through all orders of the community.
                var mine = db.Orders.Where(o => o.RequesterId == person).Select(o => o.Id).Union(db.Orders.Where(o => o.ForPersonId == person && o.OpenedAt != null).Select(o => o.Id));
                return db.Orders.Where(o => mine.Contains(o.Id));
            case OrderView.Work:
                var work = db.OrderOffers.Where(x => x.PersonId == person && x.EndedAt == null).Select(x => x.OrderId)
                    .Union(db.Orders.Where(o => o.VolunteerId == person && o.State == OrderState.Reopened).Select(o => o.Id));
                return db.Orders.Where(o => work.Contains(o.Id));
            case OrderView.Led:
                var led = (await leadership.GroupsLedByAsync(person, ct)).Select(g => (Guid?)g).ToList();
                return led.Count == 0 ? null : db.Orders.Where(o => led.Contains(o.GroupId) && o.OpenedAt != null && o.RequesterId != person && !o.IsPrivate);
            case OrderView.Followed:
                // Also when it has ended: that is what he waited for. Where it became one about a named neighbour it is none of his.
                var followed = db.OrderFollowers.Where(f => f.PersonId == person).Select(f => f.OrderId);
                return db.Orders.Where(o => followed.Contains(o.Id) && !o.IsPrivate);
            default:
                var buildings = (await neighbourhood.OfAsync(person, ct)).Buildings;
                return db.Orders.Where(o => !o.IsPrivate && buildings.Contains(o.BuildingId) && OrderStates.Shown.Contains(o.State));
        }
    }

    private OrderRow RowOf(Order o, string building, bool asParty) => new(
        o.Id, o.Category, categories.NameOf(o.Category), o.Priority, o.State, building, asParty && !o.IsTextHidden ? o.Title : null, o.CreatedAt, o.ResolveBy, asParty ? o.RespondBy : null, asParty ? o.HurryAt(time.Now()) : OrderHurry.None);
}
