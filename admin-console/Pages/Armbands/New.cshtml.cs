using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Takes a range of numbers into stock.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class NewModel(NeighborPartyDb db, CreateArmbands create) : PageModel, ILoadAgain
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Compounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var serials = await create.RunAsync(new NewArmbands(Input.CompoundId!.Value, Input.Code, Input.Kind, Input.First, Input.Count!.Value, Input.Batch()), ct);
        this.Flash($"已入库 {serials.Count} 个：{serials[0]} 到 {serials[^1]}。可以打印标签贴在红袖标上。");
        return RedirectToPage("Labels", new { from = serials[0], to = serials[^1] });
    }

    /// <summary>The compounds, each with the code that its armbands already have.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var compounds = await db.Compounds.AsNoTracking().OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, Last = db.Armbands.Where(a => a.CompoundId == c.Id).OrderByDescending(a => a.Serial).Select(a => a.Serial).FirstOrDefault() })
            .ToListAsync(ct);
        Compounds = compounds.ConvertAll(c => new SelectListItem(c.Last is null ? c.Name : $"{c.Name}（最后编号 {c.Last}）", c.Id.ToString()));
        if (compounds is [var only])
        {
            Input.CompoundId ??= only.Id;
            if (HttpMethods.IsGet(Request.Method) && only.Last is not null)
                Input.Code = ArmbandSerial.CodeOf(only.Last);
        }
    }

    public sealed class NewInput
    {
        [Required(ErrorMessage = "请选择小区。")]
        public Guid? CompoundId { get; set; }

        [Required(ErrorMessage = "请填写小区代号。"), StringLength(6, ErrorMessage = "代号最多 6 个字母或数字。")]
        public string? Code { get; set; }

        public ArmbandKind Kind { get; set; }

        public ArmbandSize? Size { get; set; }

        [StringLength(30, ErrorMessage = "批次名称最多 30 个字。")]
        public string? Name { get; set; }

        [StringLength(30, ErrorMessage = "供货方最多 30 个字。")]
        public string? Supplier { get; set; }

        [Range(0, 10_000, ErrorMessage = "单价应在 0 到 10000 元之间。")]
        public decimal? UnitCost { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        [StringLength(200, ErrorMessage = "备注最多 200 个字。")]
        public string? Note { get; set; }

        [Range(1, ArmbandSerial.MaxNumber, ErrorMessage = "号码在 1 到 9999 之间。")]
        public int? First { get; set; }

        [Required(ErrorMessage = "请填写数量。"), Range(1, 500, ErrorMessage = "一次 1 到 500 个。")]
        public int? Count { get; set; } = 20;

        public NewBatch Batch() => new(Name, Supplier, Size, UnitCost is { } yuan ? (int)Math.Round(yuan * 100, MidpointRounding.AwayFromZero) : null, ReceivedOn, Note);
    }
}
