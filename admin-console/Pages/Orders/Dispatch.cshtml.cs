using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>Whom to ask: the suggestions with their reasons, and everybody else by name.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class DispatchModel(NeighborPartyDb db, OrderCategories categories, SuggestVolunteers suggest, DispatchOrder dispatch, TransferOrder transfer, OrderRoles roles, GoAlong along) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>Somebody has it; the second one for the visit is asked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Along { get; set; }

    [BindProperty]
    public List<Guid> People { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public Order Order { get; private set; } = null!;

    public string CategoryName { get; private set; } = "";

    /// <summary>Somebody has it already.</summary>
    public bool IsTransfer => !Along && Order.State is (OrderState.Accepted or OrderState.InProgress);

    public string Act => Along ? "请人同行" : IsTransfer ? "转办" : "派单";

    public string Place { get; private set; } = "";

    public IReadOnlyList<SuggestedVolunteer> Suggested { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Version = Order.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadOrderAsync(ct);
        if (Along)
            await along.AskAsync(Id, People, ct);
        else if (IsTransfer)
            await transfer.RunAsync(Id, People, ct);
        else
            await dispatch.RunAsync(Id, Version, People, ct);
        this.Flash(Along ? "已请人同行，等对方答复。" : IsTransfer ? "已请人接手，有人接手前仍由原来的人负责。" : "已派单，等对方答复。");
        return RedirectToPage("Details", new { Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        await ReadOrderAsync(cancel);
        CategoryName = categories.NameOf(Order.Category);
        Place = await db.Buildings.Where(b => b.Id == Order.BuildingId).Select(b => b.Name).FirstAsync(cancel);
        Suggested = await suggest.RunAsync(Order, Name, cancel);
    }

    private async Task ReadOrderAsync(CancellationToken ct) =>
        Order = await roles.Readable(db.Orders.AsNoTracking()).FirstOrDefaultAsync(o => o.Id == Id, ct) ?? throw OrderRefusals.NotFound();
}
