using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Staff;

[Permission(StaffPermissions.StaffManage)]
public sealed class IndexModel(NeighborPartyDb db, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The last user name of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var after = After ?? "";
        var now = time.Now();
        var rows = await db.StaffAccounts.AsNoTracking()
            .Where(s => string.Compare(s.UserName, after) > 0)
            .OrderBy(s => s.UserName)
            .Select(s => new Row(s.Id, s.UserName, s.DisplayName, s.Role, s.IsActive, s.LockedUntil > now, s.MustChangePassword, s.TotpSealed != null,
                db.StaffSessions.Where(x => x.StaffId == s.Id).Max(x => (DateTime?)x.LastSeenAt)))
            .Take(PageSize + 1).ToListAsync(cancel);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].UserName : null;
    }

    public sealed record Row(Guid Id, string UserName, string DisplayName, StaffRole Role, bool IsActive, bool IsLocked, bool MustChangePassword, bool HasTotp, DateTime? SeenAt)
    {
        public Status Status => this switch
        {
            { IsActive: false } => new("已停用", Tone.Neutral),
            { IsLocked: true } => new("已锁定", Tone.Bad),
            { MustChangePassword: true } => new("待改初始密码", Tone.Warning),
            _ => new("正常", Tone.Good),
        };
    }
}
