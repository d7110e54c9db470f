using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Places;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>What somebody asks for.</summary>
/// <param name="Priority">Null: as the category says.</param>
/// <param name="BuildingId">Null: the requester's home.</param>
/// <param name="Door">Null: at home.</param>
/// <param name="ContactPhone">Null: the requester's own.</param>
/// <param name="NeedsCare">Old, ill or alone: nothing is confirmed by itself.</param>
/// <param name="AgainstNeighbour">About a named neighbour.</param>
/// <param name="Emergency">Said to be one: the form stops.</param>
/// <param name="NoEmergency">Was asked, because it sounds like one, and says it is none.</param>
/// <param name="KeepDetails">Was warned of personal details in the text and wants them to stay.</param>
public sealed record OrderDraft(
    string Category, OrderPriority? Priority, string Title, string Text, IReadOnlyList<Guid> PhotoIds, Guid? BuildingId = null, Guid? StairwellId = null,
    string? Door = null, string? ContactPhone = null, bool NeedsCare = false, bool Anonymous = false, bool AgainstNeighbour = false,
    bool Emergency = false, bool NoEmergency = false, bool KeepDetails = false, AgainstDraft? Against = null)
{
    /// <summary>Files of pictures that staff were given at the desk, not checked yet. A phone sends its pictures before, and names them in <see cref="PhotoIds"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pictures { get; init; } = [];
}

/// <summary>Where the neighbour lives whom it is about.</summary>
/// <param name="BuildingId">Null: the house of the order.</param>
/// <param name="StairwellId">Needed where the house has several and the door is named.</param>
/// <param name="Door">Null: unknown.</param>
/// <param name="Stairwell">By its name instead.</param>
public sealed record AgainstDraft(Guid? BuildingId, Guid? StairwellId, string? Door, string? Stairwell = null);

/// <summary>Takes an order in: by the resident, or by a leader or staff on behalf of somebody. Nobody but the office sees it before it was checked.</summary>
public sealed class PlaceOrder(
    NeighborPartyDb db, OrderCategories categories, TextRules rules, AttachPhotos photos, TakeInStaffPhoto desk, ConsentCheck consents, SubmitForModeration moderation, OrderHistory history,
    PersonalDataVault vault, PolicyBook policies, Leadership leadership, CurrentActor current, CommunityScope scope, TimeProvider time)
{
    public const int TitleLength = 40;
    public const int TextLength = 1000;

    /// <param name="draft">What is asked.</param>
    /// <param name="forPersonId">For whom, when not for oneself.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">422 for an emergency, too many open ones, asking for money, unconfirmed personal details, foreign photos; 400 with the field.</exception>
    public Task<Order> RunAsync(OrderDraft draft, Guid? forPersonId, CancellationToken ct) =>
        TakeInAsync(draft, current.RequirePerson(), forPersonId, OrderChannel.Self, ct);

    /// <summary>On behalf of somebody: a leader at the door, staff at the desk, on the phone, from a slip of paper.</summary>
    /// <exception cref="RefusedException">404 for a foreign person or, for a leader, one outside the own groups' houses; otherwise as above.</exception>
    public async Task<Order> OnBehalfAsync(OrderDraft draft, Guid requesterId, OrderChannel channel, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == requesterId && p.Status == PersonStatus.Active, ct))
            throw Refusals.NotFound("居民");
        if (current.Actor.Kind != ActorKind.Staff)
        {
            await RequireOwnNeighbourAsync(requesterId, ct);
            channel = OrderChannel.Leader;
        }

        return await TakeInAsync(draft, requesterId, null, channel is OrderChannel.Self ? OrderChannel.Staff : channel, ct);
    }

    /// <summary>During a visit, in the caller's write: who may visit is the visit's to know.</summary>
    /// <inheritdoc cref="OnBehalfAsync"/>
    public async Task<Order> OnVisitAsync(OrderDraft draft, Guid requesterId, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == requesterId && p.Status == PersonStatus.Active, ct))
            throw Refusals.NotFound("居民");
        // They would be looked through while others wait to write.
        return draft.Pictures.Count == 0 ? await TakeInAsync(draft, requesterId, null, OrderChannel.Visit, ct) : throw new InvalidOperationException("Pictures of a visit are uploaded before.");
    }

    private async Task RequireOwnNeighbourAsync(Guid requesterId, CancellationToken ct)
    {
        var led = leadership.GroupsLedBy(current.RequirePerson());
        var homes = leadership.DwellingsOf(led);
        var here = await db.Memberships.AnyAsync(m => m.PersonId == requesterId && m.To == null && led.Contains(m.GroupId), ct)
            || await db.Residencies.AnyAsync(r => r.PersonId == requesterId && r.To == null && homes.Contains(r.DwellingId), ct);
        if (!here)
            throw Refusals.NotFound("居民");
    }

    /// <summary>For somebody of the own household, or whom the requester looks after as a leader: nobody writes to a stranger by an order.</summary>
    private async Task RequireNearAsync(Guid requester, Guid other, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == other && p.Status == PersonStatus.Active, ct))
            throw Refusals.NotFound("居民");
        var together = await db.Residencies.AnyAsync(r => r.PersonId == requester && r.To == null
            && db.Residencies.Any(o => o.PersonId == other && o.To == null && o.DwellingId == r.DwellingId), ct);
        if (!together)
            await RequireOwnNeighbourAsync(other, ct);
    }

    private async Task<Order> TakeInAsync(OrderDraft draft, Guid requester, Guid? forPerson, OrderChannel channel, CancellationToken ct)
    {
        var category = categories.Require(draft.Category);
        var title = CleanText.Required("title", draft.Title, TitleLength, "标题");
        var text = CleanText.Required("text", draft.Text, TextLength, "内容");
        if (draft.Emergency || (!draft.NoEmergency && categories.SoundsLikeEmergency($"{title}\n{text}")))
            throw OrderRefusals.Emergency();
        if (draft.PhotoIds.Count + draft.Pictures.Count > Order.MaxPhotos)
            throw Refusals.Invalid("photoIds", $"照片最多 {Order.MaxPhotos} 张。");
        var phone = string.IsNullOrWhiteSpace(draft.ContactPhone) ? null : PhoneNumbers.Normalize(draft.ContactPhone) ?? throw PeopleRefusals.BadPhone();
        var door = CleanText.Optional("door", draft.Door, 20, "门牌号");
        // Never public by mistake: the leader may be the neighbour.
        if (draft.AgainstNeighbour && !category.MayNameNeighbour)
            throw OrderRefusals.NotForNeighbours(categories.All.FirstOrDefault(c => c.MayNameNeighbour)?.Name);
        var against = CleanText.Optional("againstDoor", draft.Against?.Door, 20, "对方门牌号");
        if (!draft.AgainstNeighbour && against is not null)
            throw Refusals.Invalid("againstNeighbour", "要说明对方住处，请先勾选“涉及某一户邻居”。");
        var findings = await rules.CheckAsync($"{title}\n{text}", draft.KeepDetails || channel != OrderChannel.Self, ct);

        // Before the transaction, which must not wait for a picture.
        var stored = new List<StoredPhoto>();
        foreach (var picture in draft.Pictures)
            stored.Add(await desk.StoreAsync(picture, [requester, forPerson ?? requester], "photos", ct));
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var policy = await policies.TodayAsync(ct);
        if (channel is OrderChannel.Self or OrderChannel.Visit && current.Actor.Kind != ActorKind.Staff && await db.Orders.CountAsync(o => o.RequesterId == requester && OrderStates.Live.Contains(o.State), ct) >= policy.OrderMaxOpenPerPerson)
            throw OrderRefusals.TooManyOpen(policy.OrderMaxOpenPerPerson);
        if (forPerson is { } other && other != requester)
            await RequireNearAsync(requester, other, ct);
        // The desk's pictures were asked for it where they are taken in.
        if (draft.PhotoIds.Count > 0 && await consents.AnyWithdrewAsync([requester, forPerson ?? requester], ConsentPurpose.Photos, ct))
            throw PhotoRefusals.ConsentWithdrawn("photoIds");
        var (building, stairwell) = await PlaceAsync(draft, forPerson ?? requester, ct);
        var id = Ids.New(now);
        List<Guid> pictures = [.. draft.PhotoIds, .. stored.Select(s => desk.Add(s, requester, id).Id)];
        var order = Order.Place(id, scope.CommunityId!.Value, new PlacedOrder(
            requester, forPerson == requester ? null : forPerson, channel, current.Actor.Id, current.Actor.Name, category.Code, draft.Priority ?? category.Priority, title, text,
            pictures, building, stairwell, await GroupOfAsync(building, stairwell, ct), door, phone, draft.NeedsCare, draft.Anonymous,
            draft.AgainstNeighbour, policy.Version, against is null ? null : await AgainstAsync(draft.Against!, building, against, ct)), now, vault);
        order.SetLimits(policy);
        db.Orders.Add(order);
        // Whoever writes it down for somebody has made the pictures too.
        if (draft.PhotoIds.Count > 0)
            await photos.RunAsync(current.RequirePerson(), id, draft.PhotoIds, ct);
        await history.AddAsync(order, OrderEvent.Place, order.State, channel switch { OrderChannel.Self => OrderRole.Requester, OrderChannel.Leader => OrderRole.Leader, OrderChannel.Visit when current.Actor.Kind != ActorKind.Staff => OrderRole.Visitor, _ => OrderRole.Staff }, null, ct);
        await moderation.RunAsync(new Submission(ModeratedOrders.ContentKind, order.Id, 1, requester, findings, pictures) { Text = $"{title}\n{text}" }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>The neighbour's home in words, and as a flat where the product knows it: then whoever lives there keeps out of it.</summary>
    private async Task<AgainstHome> AgainstAsync(AgainstDraft said, Guid here, string door, CancellationToken ct)
    {
        var building = said.BuildingId ?? here;
        var house = await db.Buildings.Where(b => b.Id == building).Select(b => b.Name).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("楼栋");
        var stairwells = await db.Stairwells.Where(s => s.BuildingId == building).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var (id, name) = (said.StairwellId, string.IsNullOrWhiteSpace(said.Stairwell) ? null : said.Stairwell.Trim());
        var stairwell = stairwells.Find(s => id is null ? s.Name == name : s.Id == id);
        if (stairwell is null && (id is not null || name is not null || stairwells.Count > 1))
            throw Refusals.Invalid("againstStairwellId", "请选择对方住在哪个单元；不知道就不填门牌号。");
        stairwell ??= stairwells.SingleOrDefault();
        var index = Dwelling.IndexOf(scope.CommunityId!.Value, building, stairwell?.Id, door, vault);
        return new AgainstHome($"{house} {stairwell?.Name} {door}".Replace("  ", " ", StringComparison.Ordinal), await db.Dwellings.Where(d => d.DoorIndex == index).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct));
    }

    /// <summary>Nobody is asked for the house they live in.</summary>
    private async Task<(Guid Building, Guid? Stairwell)> PlaceAsync(OrderDraft draft, Guid person, CancellationToken ct)
    {
        if (draft.BuildingId is { } building)
            return await db.Buildings.AnyAsync(b => b.Id == building, ct)
                && (draft.StairwellId is null || await db.Stairwells.AnyAsync(s => s.Id == draft.StairwellId && s.BuildingId == building, ct))
                ? (building, draft.StairwellId)
                : throw Refusals.NotFound("楼栋");
        var home = await db.Residencies.Where(r => r.PersonId == person && r.To == null && r.IsPrimary)
            .Join(db.Dwellings, r => r.DwellingId, d => d.Id, (_, d) => new { d.BuildingId, d.StairwellId }).FirstOrDefaultAsync(ct);
        if (home is not null)
            return (home.BuildingId, home.StairwellId);
        var covered = await db.Memberships.Where(m => m.PersonId == person && m.To == null)
            .Join(db.GroupPlaces, m => m.GroupId, p => p.GroupId, (_, p) => p.BuildingId).Distinct().Order().Take(2).ToListAsync(ct);
        return covered.Count == 1 ? (covered[0], null) : throw Refusals.Invalid("buildingId", "请选择楼栋。");
    }

    /// <summary>The group of the stairwell before that of the whole house.</summary>
    private async Task<Guid?> GroupOfAsync(Guid building, Guid? stairwell, CancellationToken ct) =>
        await (from place in db.GroupPlaces
               join g in db.Groups on place.GroupId equals g.Id
               where g.Status == GroupStatus.Active && place.BuildingId == building && (place.StairwellId == null || place.StairwellId == stairwell)
               orderby place.StairwellId == null, g.CreatedAt, g.Id
               select (Guid?)g.Id).FirstOrDefaultAsync(ct);
}
