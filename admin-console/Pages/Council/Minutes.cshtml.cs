using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>The public words about the meeting and about each item, beside the notes that stay in the office.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class MinutesModel(NeighborPartyDb db, AgendaSight sight, PublishMinutes publish, OrderCategories categories, PersonalDataVault vault) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty, StringLength(PublishMinutes.MinutesLength, ErrorMessage = "最多 2000 个字。")]
    public string? Minutes { get; set; }

    [BindProperty, StringLength(PublishMinutes.NotesLength, ErrorMessage = "最多 4000 个字。")]
    public string? Notes { get; set; }

    [BindProperty]
    public List<ItemInput> Items { get; set; } = [];

    /// <summary>What was not decided; it has a title alone.</summary>
    [BindProperty]
    public List<ItemInput> Carried { get; set; } = [];

    private bool _isTyped;

    public CouncilDay Day { get; private set; } = null!;

    public IReadOnlyList<AgendaRow> Rows { get; private set; } = [];

    public IReadOnlyList<LeftItem> Left { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        _isTyped = true;
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await publish.SaveAsync(Id, Version, Minutes, Notes, [.. Items.Concat(Carried).Select(i => new PublicItem(i.ItemId, i.Title, i.Text))], ct);
        this.Flash("已保存，还没有公开。");
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostPublishAsync(int version, bool namesChecked, CancellationToken ct)
    {
        await publish.PublishAsync(Id, version, namesChecked, ct);
        this.Flash("纪要已公开，提出人会收到通知。");
        return RedirectToPage("Details", new { Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Day = await db.CouncilDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id && d.State == CouncilDayState.MinutesDraft, cancel) ?? throw CouncilRefusals.DayNotFound();
        Rows = await db.Rows(sight.Readable(db.AgendaItems.AsNoTracking()).Where(i => i.CouncilDayId == Id).OrderBy(i => i.Position).ThenBy(i => i.Id)).ToListAsync(cancel);
        Left = await db.CarriedItems.AsNoTracking().Where(c => c.CouncilDayId == Id).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Join(sight.Readable(db.AgendaItems), c => c.AgendaItemId, i => i.Id, (c, i) => new LeftItem(
                i.Id, c.Position, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(), c.PublicTitle, i.IsPrivate)).ToListAsync(cancel);
        // The form that publishes sends no words: what was saved is shown again.
        if (!_isTyped || Items.Count != Rows.Count || Carried.Count != Left.Count)
            Show();
    }

    private void Show()
    {
        // What the page shows is of this version, whatever the form before was of.
        ModelState.Remove(nameof(Version));
        (Version, Minutes, Notes) = (Day.Version, Day.Minutes, Day.Notes(vault));
        Items = [.. Rows.Select(r => new ItemInput { ItemId = r.Item.Id, Title = r.Item.PublicTitle ?? r.NeutralTitle(categories), Text = r.Item.PublicText })];
        Carried = [.. Left.Select(l => new ItemInput { ItemId = l.ItemId, Title = l.PublicTitle })];
    }

    /// <param name="Title">As the office knows it.</param>
    public sealed record LeftItem(Guid ItemId, int Position, string Title, string PublicTitle, bool IsPrivate);

    public sealed class ItemInput
    {
        public Guid ItemId { get; set; }

        [StringLength(PublishMinutes.TitleLength, ErrorMessage = "最多 60 个字。")]
        public string? Title { get; set; }

        [StringLength(PublishMinutes.TextLength, ErrorMessage = "最多 500 个字。")]
        public string? Text { get; set; }
    }
}
