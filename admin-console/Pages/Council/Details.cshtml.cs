using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>One meeting: agenda, who was there, what was decided.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class DetailsModel(NeighborPartyDb db, AgendaSight sight, ArrangeAgenda arrange, RunCouncilDay run, InviteGuests invite, PublishMinutes minutes, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public GuestInput Guest { get; set; } = new();

    public CouncilDay Day { get; private set; } = null!;

    public IReadOnlyList<AgendaRow> Items { get; private set; } = [];

    public IReadOnlyList<CarriedItem> Carried { get; private set; } = [];

    public IReadOnlyList<CouncilGuest> Guests { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public bool MayMark => Day.State is CouncilDayState.Held or CouncilDayState.MinutesDraft;

    public bool May(CouncilDayEvent on) => CouncilDayStates.Machine.Allows(Day.State, on, CouncilRole.Staff);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Day = await db.CouncilDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id, ct) ?? throw CouncilRefusals.DayNotFound();
        Items = await db.Rows(sight.Readable(db.AgendaItems.AsNoTracking()).Where(i => i.CouncilDayId == Id).OrderBy(i => i.Position).ThenBy(i => i.Id)).ToListAsync(ct);
        Carried = await db.AgendaSteps.AsNoTracking().Where(s => s.CouncilDayId == Id && s.On == AgendaItemEvent.CarryOver).OrderBy(s => s.At).ThenBy(s => s.Id).Take(50)
            .Join(sight.Readable(db.AgendaItems), s => s.AgendaItemId, i => i.Id, (_, i) => new CarriedItem(i.Id, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First())).ToListAsync(ct);
        Guests = await db.CouncilGuests.AsNoTracking().Where(g => g.CouncilDayId == Id).OrderBy(g => g.AddedAt).ThenBy(g => g.Id).ToListAsync(ct);
        People = May(CouncilDayEvent.Attend) ? await PeopleAsync(ct) : [];
    }

    public Task<IActionResult> OnPostFixAsync(int version, CancellationToken ct) => DoneAsync(arrange.FixAsync(Id, version, ct), "议程已确定，提出人会收到通知。");

    public Task<IActionResult> OnPostHoldAsync(int version, CancellationToken ct) => DoneAsync(run.HoldAsync(Id, version, ct), "开始议事，请逐件议定。");

    public Task<IActionResult> OnPostDraftAsync(int version, CancellationToken ct) => DoneAsync(run.DraftAsync(Id, version, ct), "议完了，请写公开的纪要。");

    public Task<IActionResult> OnPostCancelAsync(int version, string? reason, CancellationToken ct) => DoneAsync(run.CancelAsync(Id, version, reason, ct), "已取消，议题等下一次。");

    public Task<IActionResult> OnPostRescheduleAsync(int version, DateTime startsAt, string? place, CancellationToken ct) => DoneAsync(run.RescheduleAsync(Id, version, startsAt, place, ct), "已改。");

    public Task<IActionResult> OnPostRecallAsync(int version, string? reason, CancellationToken ct) => DoneAsync(minutes.RecallAsync(Id, version, reason, ct), "已撤回，居民现在看不到。");

    public Task<IActionResult> OnPostMoveAsync(Guid itemId, bool up, CancellationToken ct) => DoneAsync(arrange.MoveAsync(Id, itemId, up, ct), "顺序已改。");

    public Task<IActionResult> OnPostTakeOffAsync(Guid itemId, int version, CancellationToken ct) => DoneAsync(arrange.TakeOffAsync(itemId, version, ct), "已移出，这次不再自动列入，等下一次。");

    public Task<IActionResult> OnPostInviteAsync([Bind(Prefix = nameof(Guest))] GuestInput guest, CancellationToken ct) =>
        DoneAsync(invite.AddAsync(Id, guest.Kind, guest.PersonId, guest.Name, ct), "已加入名单。");

    public Task<IActionResult> OnPostRemoveAsync(Guid guestId, CancellationToken ct) => DoneAsync(invite.RemoveAsync(Id, guestId, ct), "已移除。");

    public Task<IActionResult> OnPostCameAsync(Guid guestId, bool came, CancellationToken ct) => DoneAsync(invite.MarkAsync(Id, guestId, came, ct), "已记录。");

    private async Task<IActionResult> DoneAsync(Task act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    /// <summary>Who may be asked with one press: the leaders, and who brought something in.</summary>
    private async Task<List<SelectListItem>> PeopleAsync(CancellationToken ct)
    {
        var (now, shown) = (time.Now(), sight.Readable(db.AgendaItems));
        var found = await db.People.AsNoTracking().Where(p => p.Status == PersonStatus.Active
                && !db.CouncilGuests.Any(g => g.CouncilDayId == Id && g.PersonId == p.Id)
                && (shown.Any(i => i.CouncilDayId == Id && i.PersonId == p.Id)
                    || db.RoleGrants.Any(g => g.PersonId == p.Id && g.Role == CommunityRole.GroupLeader && g.From <= now && (g.To == null || g.To > now))))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(200).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return found.ConvertAll(p => new SelectListItem(p.Name, p.Id.ToString()));
    }

    public sealed record CarriedItem(Guid Id, string Title);

    public sealed class GuestInput
    {
        public GuestKind Kind { get; set; }

        public Guid? PersonId { get; set; }

        [StringLength(InviteGuests.NameLength, ErrorMessage = "姓名最多 20 个字。")]
        public string? Name { get; set; }
    }
}
