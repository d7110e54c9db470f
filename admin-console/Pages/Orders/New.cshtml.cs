using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>Staff take an order in on behalf of somebody: found by name or phone, asked at the desk, by telephone or on paper.</summary>
[Permission(StaffPermissions.OrdersManage)]
[RequestSizeLimit(FormPhotos.MostRequestBytes)]
public sealed class NewModel(NeighborPartyDb db, OrderCategories categories, SearchPeople search, PlaceOrder place, FollowOrder follow) : PageModel, ILoadAgain
{
    /// <summary>Enough to show what is broken; a resident may send more himself.</summary>
    public const int MostPhotos = 3;

    /// <summary>A name from its beginning, or a whole phone number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? PersonId { get; set; }

    [BindProperty]
    public OrderInput Input { get; set; } = new();

    public string? Person { get; private set; }

    public IReadOnlyList<PersonRow> Found { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Categories => [.. categories.All.Select(c => new SelectListItem(c.Name, c.Code))];

    public static IReadOnlyList<SelectListItem> Channels { get; } =
        [.. new[] { OrderChannel.Phone, OrderChannel.Staff, OrderChannel.Paper, OrderChannel.Visit }.Select(c => new SelectListItem(OrderWords.Label(c), c.ToString()))];

    /// <summary>Perhaps the same thing: asked once before it is written down a second time.</summary>
    public IReadOnlyList<SimilarOrder> Similar { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || PersonId is not { } person || await this.ReadPhotosAsync("Input.Photos", Input.Photos, ct) is not { } pictures)
        {
            await LoadAsync(ct);
            return Page();
        }

        if (!Input.IsAnother && (Similar = await follow.SimilarForAsync(Input.Category!, Input.BuildingId, person, ct)).Count > 0)
        {
            await LoadAsync(ct);
            return Page();
        }

        var order = await place.OnBehalfAsync(Input.ToDraft() with { Pictures = pictures }, person, Input.Channel, ct);
        this.Flash("已录入。内容由另一位同事审核后即可派单。");
        return RedirectToPage("Details", new { order.Id });
    }

    public async Task<IActionResult> OnPostFollowAsync(Guid orderId, CancellationToken ct)
    {
        var order = await follow.OnBehalfAsync(orderId, PersonId ?? Guid.Empty, ct);
        this.Flash("没有重复录入。那一件办完时会告诉这位居民。");
        return RedirectToPage("Details", new { order.Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        this.AskAgain("Input.Photos", Input.Photos);
        Buildings = await db.BuildingChoicesAsync(cancel);
        Person = PersonId is { } id ? await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        if (Person is null && !string.IsNullOrWhiteSpace(Q))
            Found = [.. (await search.RunAsync(new PeopleSearch(Q, null, null), cancel)).Items.Where(p => p.Status == PersonStatus.Active).Take(20)];
    }

    public sealed class OrderInput
    {
        public OrderChannel Channel { get; set; } = OrderChannel.Phone;

        [Required(ErrorMessage = "请选择类别。")]
        public string? Category { get; set; }

        public OrderPriority? Priority { get; set; }

        [Required(ErrorMessage = "请填写标题。"), StringLength(40, ErrorMessage = "标题最多 40 个字。")]
        public string? Title { get; set; }

        [Required(ErrorMessage = "请填写内容。"), StringLength(1000, ErrorMessage = "内容最多 1000 个字。")]
        public string? Text { get; set; }

        [MaxLength(MostPhotos, ErrorMessage = "照片最多 3 张。")]
        public IReadOnlyList<IFormFile> Photos { get; set; } = [];

        public Guid? BuildingId { get; set; }

        [StringLength(20, ErrorMessage = "门牌号最多 20 个字。")]
        public string? Door { get; set; }

        [StringLength(20, ErrorMessage = "电话最多 20 个字。")]
        public string? ContactPhone { get; set; }

        public bool NeedsCare { get; set; }

        public bool Anonymous { get; set; }

        public bool AgainstNeighbour { get; set; }

        public Guid? AgainstBuildingId { get; set; }

        [StringLength(20, ErrorMessage = "单元最多 20 个字。")]
        public string? AgainstStairwell { get; set; }

        [StringLength(20, ErrorMessage = "门牌号最多 20 个字。")]
        public string? AgainstDoor { get; set; }

        public bool NoEmergency { get; set; }

        /// <summary>Was shown what is like it, and says it is something else.</summary>
        public bool IsAnother { get; set; }

        internal OrderDraft ToDraft() => new(
            Category!, Priority, Title!, Text!, [], BuildingId, null, Door, ContactPhone, NeedsCare, Anonymous, AgainstNeighbour, false, NoEmergency, KeepDetails: true,
            string.IsNullOrWhiteSpace(AgainstDoor) ? null : new AgainstDraft(AgainstBuildingId, null, AgainstDoor, AgainstStairwell));
    }
}
