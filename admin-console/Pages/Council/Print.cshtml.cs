using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>
/// On paper: the agenda to write on before the meeting, the public minutes after it. Neither says what a resident wrote. Until they are published the minutes are
/// a draft of the office, because nobody has checked them for names.
/// </summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class PrintModel(NeighborPartyDb db, OrderCategories categories) : PageModel
{
    private const int PerSheet = 12;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CouncilDay Day { get; private set; } = null!;

    public string Community { get; private set; } = "";

    public bool IsMinutes => Day.State is CouncilDayState.Held or CouncilDayState.MinutesDraft or CouncilDayState.Published;

    /// <summary>Not checked, not published: it stays in the office.</summary>
    public bool IsDraft => IsMinutes && Day.State != CouncilDayState.Published;

    public string Heading => IsDraft ? "周五议事日纪要（草稿·内部）" : IsMinutes ? "周五议事日纪要" : "周五议事日议程";

    /// <summary>How many of each kind.</summary>
    public string Guests { get; private set; } = "";

    public IReadOnlyList<Line[]> Sheets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Day = await db.CouncilDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id, ct) ?? throw CouncilRefusals.DayNotFound();
        Community = await db.Communities.Where(c => c.Id == Day.CommunityId).Select(c => c.Name).FirstAsync(ct);
        var minutes = IsMinutes;
        var guests = await db.CouncilGuests.Where(g => g.CouncilDayId == Id && (!minutes || g.Came)).GroupBy(g => g.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        Guests = string.Join("、", guests.OrderBy(g => g.Key).Select(g => $"{CouncilGuest.Label(g.Key)} {g.Count} 人"));
        var rows = await db.Rows(db.AgendaItems.AsNoTracking().Where(i => i.CouncilDayId == Id).OrderBy(i => i.Position).ThenBy(i => i.Id)).ToListAsync(ct);
        var lines = rows.ConvertAll(r => new Line(r.Item.Position, TitleOf(r), minutes && !r.Item.IsPrivate ? r.Item.PublicText ?? "" : ""));
        if (minutes)
            lines.AddRange(await CarriedItems.PublicOf(db, Id).Select(c => new Line(c.Position, c.PublicTitle, ReadCouncil.CarriedText)).ToListAsync(ct));
        Sheets = lines.Count == 0 ? [[]] : [.. lines.Chunk(PerSheet)];
    }

    private string TitleOf(AgendaRow row) => row.Item.IsPrivate ? "邻里调解（不公开）"
        : IsMinutes ? row.Item.PublicTitle ?? "（公开标题待写）" : row.NeutralTitle(categories);

    public sealed record Line(int Position, string Title, string Text);
}
