using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Slips;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>One order with its history, and what the office may do with it.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class DetailsModel(
    NeighborPartyDb db, OrderCategories categories, PhotoAddresses addresses, WorkOnOrder work, AnswerOrderOffer answers, FinishOrder finish, ConfirmOrder confirm, RedirectOrder redirect,
    ReadOrderContact contact, OrderRoles roles, SteerOrder steer, TransferOrder transfer, GoAlong along, PairRule pairs, ResponsibleOffice offices, ReadSlip slips, OrderStepSight sight, WorkingCalendar calendar, PolicyBook policies, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Order Order { get; private set; } = null!;

    public OrderCategory? Category { get; private set; }

    public string CategoryName { get; private set; } = "";

    /// <summary>Where nobody goes alone: how it stands.</summary>
    public OrderPair? Pair { get; private set; }

    public bool MayFindSecond => Pair?.IsLacking == true && Order.State.StaysWithVolunteer();

    public string Place { get; private set; } = "";

    public string? Group { get; private set; }

    public string Requester { get; private set; } = "";

    public string? ForPerson { get; private set; }

    public string? Volunteer { get; private set; }

    /// <summary>Whom the council gave it to instead.</summary>
    public string? Office { get; private set; }

    /// <summary>What somebody without a phone told the office is written down here.</summary>
    public bool MayLogContact => May(OrderEvent.Contact) && (Order.IsWithOffice || Offers.Any(o => o is { HasPhone: false, State: OfferState.Accepted }));

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>Of the same kind in the same house, not ended: it may be the same thing.</summary>
    public IReadOnlyList<Alike> Similar { get; private set; } = [];

    public IReadOnlyList<string> Photos { get; private set; } = [];

    /// <summary>Null until it was asked for, which leaves a row that the resident sees.</summary>
    public OrderContactFound? Contact { get; private set; }

    /// <summary>What the council started for it.</summary>
    public CouncilUndertaking? Undertaking { get; private set; }

    public string? SlipNumber { get; private set; }

    public int UsedPercent { get; private set; }

    public bool MayExtend => Order is { ResolveBy: not null, ExtendedAt: null } && !Order.State.HasEnded();

    public bool May(OrderEvent on) => OrderStates.Machine.Allows(Order.State, on, OrderRole.Staff);

    /// <summary>As <see cref="ReadOrderContact"/> would show it.</summary>
    public bool MayShowContact { get; private set; }

    public bool MayAcceptFor(Offer offer) => offer is { HasPhone: false, State: OfferState.Offered } && (May(OrderEvent.AcceptFor) || MayFindSecond);

    public bool MayDeclineFor(Offer offer) => !offer.HasPhone && (offer.State is OfferState.Offered or OfferState.Along || (offer.State == OfferState.Accepted && May(OrderEvent.DeclineFor)));

    public bool MayAnswerFor(Offer offer) => MayAcceptFor(offer) || MayDeclineFor(offer);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostContactAsync(string? reason, CancellationToken ct)
    {
        Contact = await contact.RunAsync(Id, reason, ct);
        Response.Headers.CacheControl = "no-store";
        await LoadAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostAcceptForAsync(Guid personId, CancellationToken ct) => DoneAsync(answers.AcceptForAsync(Id, personId, ct), "已记下接单。");

    public Task<IActionResult> OnPostDeclineForAsync(Guid personId, DeclineCode code, string? text, CancellationToken ct) => DoneAsync(answers.DeclineForAsync(Id, personId, code, text, ct), "已记下不接。");

    public Task<IActionResult> OnPostStaffAlongAsync(string? name, CancellationToken ct) => DoneAsync(along.StaffAsync(Id, name, ct), "已记下同行的工作人员。");

    public Task<IActionResult> OnPostAloneAsync(string? reason, CancellationToken ct) => DoneAsync(along.AllowAloneAsync(Id, reason, ct), "已同意一人上门，原因记入办理过程。");

    public Task<IActionResult> OnPostLogContactAsync(ContactWay way, string? text, CancellationToken ct) => DoneAsync(work.ContactAsync(Id, way, text, ct), "已记下联系情况。");

    public Task<IActionResult> OnPostAskAsync(string? question, CancellationToken ct) => DoneAsync(work.AskAsync(Id, question, ct), "已请居民补充，时限暂停。");

    public Task<IActionResult> OnPostAnswerAsync(string? answer, CancellationToken ct) => DoneAsync(work.AnswerAsync(Id, answer, ct), "已记下居民的回答。");

    public Task<IActionResult> OnPostFinishAsync(string? what, int minutes, CancellationToken ct) => DoneAsync(finish.RunAsync(Id, new ServiceReport(what, minutes, []), ct), "已记为办完，请回访居民。");

    public Task<IActionResult> OnPostConfirmAsync(string? text, CancellationToken ct) => DoneAsync(confirm.ConfirmAsync(Id, text, ct), "已按回访结果确认。");

    public Task<IActionResult> OnPostReopenAsync(string? text, CancellationToken ct) => DoneAsync(confirm.ReopenAsync(Id, text, ct), "已重新办理。");

    public Task<IActionResult> OnPostExtendAsync(int version, int days, string? reason, CancellationToken ct) => DoneAsync(steer.ExtendAsync(Id, version, days, reason, ct), "已延长办结时限。");

    public Task<IActionResult> OnPostPrioritiseAsync(int version, OrderPriority priority, CancellationToken ct) => DoneAsync(steer.PrioritiseAsync(Id, version, priority, ct), "已改紧急程度，时限随之变化。");

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct) => DoneAsync(transfer.TakeBackAsync(Id, ct), "已收回转办。");

    public Task<IActionResult> OnPostCancelAsync(int version, string? reason, CancellationToken ct) => DoneAsync(redirect.CancelAsync(Id, version, reason, ct), "已取消，居民会收到通知。");

    public Task<IActionResult> OnPostElsewhereAsync(int version, string? where, CancellationToken ct) => DoneAsync(redirect.SendElsewhereAsync(Id, version, where, ct), "已告诉居民该找谁。");

    public Task<IActionResult> OnPostEscalateAsync(int version, string? reason, CancellationToken ct) => DoneAsync(redirect.EscalateAsync(Id, version, reason, ct), "已交周五议事日。");

    public Task<IActionResult> OnPostMergeAsync(int version, Guid into, CancellationToken ct) => DoneAsync(redirect.MergeAsync(Id, version, into, ct), "已合并，那一件办完时会一起告诉居民。");

    private async Task<IActionResult> DoneAsync(Task<Order> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Order = await roles.Readable(db.Orders.AsNoTracking()).FirstOrDefaultAsync(o => o.Id == Id, ct) ?? throw OrderRefusals.NotFound();
        Category = categories.Find(Order.Category);
        CategoryName = categories.NameOf(Order.Category);
        var building = await db.Buildings.Where(b => b.Id == Order.BuildingId).Select(b => b.Name).FirstAsync(ct);
        var stairwell = await db.Stairwells.Where(s => s.Id == Order.StairwellId).Select(s => s.Name).FirstOrDefaultAsync(ct);
        Place = $"{building} {stairwell}".Trim();
        Group = await db.Groups.Where(g => g.Id == Order.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        Requester = await NameAsync(Order.RequesterId, ct) ?? "";
        ForPerson = await NameAsync(Order.ForPersonId, ct);
        Volunteer = await NameAsync(Order.VolunteerId, ct);
        Pair = await pairs.OfAsync(Order, ct);
        Office = await offices.OfAsync(Order, null, ct);
        var gone = Order.ArePicturesGone(time.Now());
        Photos = gone ? [] : Order.PhotoIds.ConvertAll(addresses.For);
        Offers = await db.OrderOffers.AsNoTracking().Where(o => o.OrderId == Id).OrderBy(o => o.OfferedAt).ThenBy(o => o.Id).Take(100)
            .Select(o => new Offer(o.PersonId, db.People.Where(p => p.Id == o.PersonId).Select(p => p.Name).First(), db.People.Any(p => p.Id == o.PersonId && p.AccountId != null), o.State, o.OfferedAt, o.AnswerBy)).ToListAsync(ct);
        if (May(OrderEvent.Merge))
            Similar = await roles.Readable(db.Orders.AsNoTracking())
                .Where(o => o.Id != Id && o.BuildingId == Order.BuildingId && o.Category == Order.Category && o.IsPrivate == Order.IsPrivate && o.OpenedAt != null && OrderStates.Shown.Contains(o.State))
                .OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(20).Select(o => new Alike(o.Id, o.Title, o.State, o.CreatedAt)).ToListAsync(ct);
        SlipNumber = (await slips.OfOrderAsync(Id, ct))?.Number;
        UsedPercent = Order.UsedPercent(calendar, time.Now());
        MayShowContact = (Order.AcceptedAt is not null || Order.CouncilAt is not null) && !Order.IsContactOver(await policies.VersionAsync(Order.PolicyVersion, ct), time.Now());
        var steps = await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == Id).OrderBy(s => s.Number).Take(200).ToListAsync(ct);
        var read = await sight.OfAsync(steps, ct);
        if (steps.Exists(s => UndertakingDesk.IsStartedBy(s.On, s.Code)))
            Undertaking = await db.CouncilUndertakings.AsNoTracking().Where(u => db.AgendaItems.Any(i => i.Id == u.AgendaItemId && i.OrderId == Id))
                .OrderByDescending(u => u.CreatedAt).ThenByDescending(u => u.Id).FirstOrDefaultAsync(ct);
        Steps = steps.ConvertAll(s => new Step(s.At, OrderStates.Label(s.On), $"{OrderStates.Label(s.By)} {(s.By == OrderRole.System ? "" : s.ActorName)}".Trim(),
            Sentence.Of(OrderStatus.Code(s.Code), s.Minutes is { } m ? $"{m} 分钟" : null, read[s.Id].Text) + (read[s.Id].Instead switch { null => "", OrderStepSight.Waits => "（审核中，对方还看不到）", _ => "（对方看不到）" }),
            gone ? [] : [.. read[s.Id].PhotoIds.Select(addresses.For)]));
    }

    public DateOnly Today => ChinaTime.Today(time.Now());

    private async Task<string?> NameAsync(Guid? person, CancellationToken ct) =>
        person is null ? null : await db.People.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(ct);

    public sealed record Alike(Guid Id, string Title, OrderState State, DateTime At);

    public sealed record Offer(Guid PersonId, string Name, bool HasPhone, OfferState State, DateTime At, DateTime AnswerBy);

    public sealed record Step(DateTime At, string What, string By, string Words, IReadOnlyList<string> Photos);
}
