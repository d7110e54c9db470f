using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Slips;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Slips;

/// <summary>Checks a paper by its number, scanned or typed, and takes the third leaf back in.</summary>
[Permission(StaffPermissions.OrdersManage)]
[RequestSizeLimit(FormPhotos.MostRequestBytes)]
public sealed class IndexModel(NeighborPartyDb db, ReadSlip read, TakeInPaperLeaf take, PhotoAddresses addresses) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty]
    public PaperInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> SolvedChoices { get; } = [new("已解决", "true"), new("没有解决", "false")];

    public SlipFound? Slip { get; private set; }

    public OrderState? State { get; private set; }

    public string? Wrong { get; private set; }

    public bool MayTakeIn { get; private set; }

    public string PhotoOf(Guid id) => addresses.For(id);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Photo is not { Length: > 0 })
            ModelState.AddModelError("Input.Photo", "请选择照片。");
        if (!ModelState.IsValid || await this.ReadPhotosAsync("Input.Photo", [Input.Photo!], ct) is not [var bytes])
        {
            await LoadAsync(ct);
            return Page();
        }

        var order = await take.RunAsync(Number, new PaperLeaf(Input.What, Input.Minutes, Input.Signed, Input.Solved, Input.DoneAt is { } at ? ChinaTime.ToUtc(at) : null), bytes, ct);
        this.Flash("纸质服务单已存档。");
        return RedirectToPage("/Orders/Details", new { id = order });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        this.AskAgain("Input.Photo", Input.Photo is { Length: > 0 } photo ? [photo] : []);
        if (string.IsNullOrWhiteSpace(Number))
            return;
        try
        {
            Slip = await read.ByNumberAsync(Number, cancel);
            var order = await db.Orders.Where(o => o.Id == Slip.OrderId).Select(o => new { o.State, o.DoneAt }).FirstAsync(cancel);
            (State, MayTakeIn) = (order.State, order.DoneAt is not null || order.State is OrderState.Accepted or OrderState.InProgress);
        }
        catch (RefusedException e) when (e.Kind is RefusalKind.Invalid or RefusalKind.NotFound)
        {
            // A wrong number is an answer of this page, not a fault.
            Wrong = e.Message;
        }
    }

    public sealed class PaperInput
    {
        public IFormFile? Photo { get; set; }

        [Required(ErrorMessage = "请填写办理情况。"), StringLength(500, ErrorMessage = "办理情况最多 500 个字。")]
        public string? What { get; set; }

        [Range(1, 1440, ErrorMessage = "用时须为 1 到 1440 分钟。")]
        public int Minutes { get; set; } = 30;

        public DateTime? DoneAt { get; set; }

        public bool? Solved { get; set; }

        public bool Signed { get; set; }
    }
}
