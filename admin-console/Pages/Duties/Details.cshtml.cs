using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.People;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>One shift with its live list.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class DetailsModel(NeighborPartyDb db, SkillList skills, ReadRoster roster, FindVolunteer volunteers, CancelShift cancel, ReopenShift reopen, ReadFlags flags, ReadPatrolRound patrols, ReadCalls calls, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Shift Shift { get; private set; } = null!;

    public string? Group { get; private set; }

    public ShiftBoard Board { get; private set; } = null!;

    public bool MayCancel => ShiftStates.Machine.Allows(Shift.State, ShiftEvent.Cancel, DutyRole.Staff);

    public bool MayChange => Shift.State is (ShiftState.Draft or ShiftState.Open or ShiftState.Locked) && time.Now() < Shift.StartsAt;

    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];

    public IReadOnlyList<Volunteer> ToCall { get; private set; } = [];

    /// <summary>What waits to be told to them.</summary>
    public IReadOnlyList<CallView> Calls { get; private set; } = [];

    /// <summary>Leader and deputies of this shift, where it has its own.</summary>
    public string? Leads { get; private set; }

    /// <summary>Age and skill; empty: none.</summary>
    public string Asks => string.Join("，", new[] { Shift.AdultsOnly ? "只限成年人" : null, Shift.RequiredSkill is { } skill ? "需要会" + skills.NameOf(skill) : null }.OfType<string>());

    /// <summary>The planned patrol route.</summary>
    public string? Route { get; private set; }

    public bool MayReopen => ShiftStates.Machine.Allows(Shift.State, ShiftEvent.Reopen, DutyRole.Staff);

    /// <summary>Somebody is not marked, and the end has come.</summary>
    public bool MayResolve => time.Now() >= Shift.EndsAt && Shift.State is not (ShiftState.Cancelled or ShiftState.Draft)
        && Board.Roster.Lines.Any(l => l.State is SignupState.Confirmed or SignupState.Unverified);

    public ShiftFindings Findings { get; private set; } = null!;

    public bool ScansMembers => Shift.State is not (ShiftState.Cancelled or ShiftState.Draft) && time.Now() >= Shift.ArrivalOpensAt && time.Now() < Shift.AutoClosesAt;

    public bool ShowsCodes => Shift.SecretSealed is not null && time.Now() < Shift.EndsAt;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } shift)
            return NotFound();
        Shift = shift;
        Group = await db.Groups.Where(g => g.Id == shift.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        Route = shift.RouteId is { } route ? await db.PatrolRoutes.Where(r => r.Id == route).Select(r => r.Name).FirstOrDefaultAsync(ct) : null;
        Board = new ShiftBoard(Id, await roster.RunAsync(Id, ct), time.Now());
        Findings = new ShiftFindings(await flags.OfShiftAsync(Id, ct), await patrols.OfShiftAsync(Id, ct));
        Roles = (await db.ShiftRoles.AsNoTracking().Where(r => r.ShiftId == Id).OrderBy(r => r.Sort)
            .Select(r => new RoleRow(r.Name, r.Min, r.Max, db.ShiftSignups.Count(s => s.ShiftId == Id && s.RoleId == r.Id && s.Slot != null), r.RequiredSkill)).ToListAsync(ct))
            .ConvertAll(r => r with { Skill = r.Skill is { } skill ? skills.NameOf(skill) : null });
        ToCall = await volunteers.ToCallAsync(Id, ct);
        Calls = await calls.OfShiftAsync(Id, ct);
        var leaders = await db.People.AsNoTracking().Where(p => p.Id == shift.LeaderPersonId || db.ShiftDeputies.Any(d => d.ShiftId == Id && d.PersonId == p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        Leads = string.Join("、", leaders.OrderByDescending(l => l.Id == shift.LeaderPersonId).Select(l => l.Id == shift.LeaderPersonId ? l.Name : l.Name + "（副手）"));
        return Page();
    }

    public async Task<IActionResult> OnGetBoardAsync(CancellationToken ct)
    {
        try
        {
            return Partial("_Board", new ShiftBoard(Id, await roster.RunAsync(Id, ct), time.Now()));
        }
        catch (RefusedException)
        {
            return NotFound();
        }
    }

    public Task<IActionResult> OnPostReopenAsync(string? reason, int version, CancellationToken ct) =>
        DoAsync(async () => await reopen.RunAsync(Id, reason, version, ct), "已撤回结算，请重新核对。");

    public async Task<IActionResult> OnPostCancelAsync(string? reason, int version, CancellationToken ct) =>
        await DoAsync(async () => await cancel.RunAsync(Id, reason, version, ct), "已取消，报名的人都会收到通知。");

    private async Task<IActionResult> DoAsync(Func<Task> act, string done)
    {
        await act();
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    public sealed record RoleRow(string Name, int Min, int Max, int Taken, string? Skill);
}

/// <summary>The part of the page that fetches itself again.</summary>
public sealed record ShiftBoard(Guid ShiftId, Roster Roster, DateTime At);

/// <summary>What else became of a shift: signals to look at, and rounds that were walked.</summary>
public sealed record ShiftFindings(IReadOnlyList<FlagView> Flags, IReadOnlyList<RoundView> Rounds);
