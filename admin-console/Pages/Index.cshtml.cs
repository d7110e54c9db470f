using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

/// <summary>What needs somebody today, each part for those who may act on it, and the community in figures.</summary>
[Permission(StaffPermissions.OverviewRead)]
public sealed class IndexModel(
    NeighborPartyDb db, CommunityScope scope, TimeProvider time,
    ApplicationsNeedingAction applications, ArmbandsNeedingAction armbands, DutiesToday duties, ModerationNeedingAction moderation) : PageModel
{
    private const int RowsShown = 5;
    private const int Weeks = 8;

    public ApplicationsWaiting? Applications { get; private set; }

    public ArmbandsToday? Armbands { get; private set; }

    public DutyFigures? Duties { get; private set; }

    public ModerationToDo? Moderation { get; private set; }

    public int? DeadMessages { get; private set; }

    public int People { get; private set; }

    public int Groups { get; private set; }

    public int Members { get; private set; }

    public Chart? Hours { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (User.Can(StaffPermissions.ApplicationsDecide))
            Applications = await applications.RunAsync(RowsShown, cancel);
        if (User.Can(StaffPermissions.ArmbandsManage))
            Armbands = await armbands.RunAsync(cancel);
        if (User.Can(StaffPermissions.DutiesManage))
            (Duties, Hours) = (await duties.RunAsync(cancel), await HoursByWeekAsync(cancel));
        if (User.Can(StaffPermissions.ModerationDecide))
            Moderation = await moderation.RunAsync(cancel);
        if (User.Can(StaffPermissions.SystemManage))
            DeadMessages = await db.OutboxMessages.CountAsync(m => m.CommunityId == scope.CommunityId && m.State == OutboxState.Dead, cancel);
        People = await db.People.CountAsync(cancel);
        Groups = await db.Groups.CountAsync(cancel);
        Members = await db.Memberships.CountAsync(m => m.State == MembershipState.Active || m.State == MembershipState.Inactive, cancel);
    }

    /// <summary>Weeks begin on Monday.</summary>
    private async Task<Chart?> HoursByWeekAsync(CancellationToken cancel)
    {
        var today = ChinaTime.Today(time.Now());
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = monday.AddDays(-7 * (Weeks - 1));
        var days = await db.HoursEntries.Where(h => h.Day >= first)
            .GroupBy(h => h.Day).Select(g => new { g.Key, Minutes = g.Sum(h => h.DeltaMinutes) }).ToListAsync(cancel);
        if (days.Count == 0)
            return null;
        var starts = Enumerable.Range(0, Weeks).Select(week => first.AddDays(7 * week)).ToList();
        return new Chart(ChartKind.Bar,
            [.. starts.Select(start => start.ToString("M月d日", CultureInfo.InvariantCulture))],
            new ChartSeries("小时", [.. starts.Select(start => days.Where(d => d.Key >= start && d.Key < start.AddDays(7)).Sum(d => d.Minutes) / 60.0)]));
    }
}
