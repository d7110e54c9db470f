using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Signals;

/// <summary>One case as its deciders see it.</summary>
/// <param name="Sentence">What was seen, for the screen.</param>
/// <param name="Version">For If-Match.</param>
public sealed record FlagView(
    Guid Id, SignalKind Kind, string KindLabel, string Sentence, Guid ShiftId, string Shift, DateTime StartsAt, Guid SubjectPersonId, string Subject, string? Other,
    FlagCaseState State, string StateLabel, DateTime RaisedAt, string? DecidedBy, DateTime? DecidedAt, string? Note, int Version)
{
    public static FlagView Example => new(
        new Guid("01950000-0000-7000-8000-00000000000e"), SignalKind.SameDevice, "同一手机", "与陈组员在一天之内用了同一部手机。夫妻、邻里代为操作都有可能。",
        new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new Guid("01950000-0000-7000-8000-000000000007"), "王组员", "陈组员",
        FlagCaseState.Open, "待核查", new DateTime(2026, 3, 6, 11, 1, 0, DateTimeKind.Utc), null, null, null, 1);
}

/// <summary>For the shift's leaders and for staff. Who is the subject of a case, leader or not, does not see it here.</summary>
public sealed class ReadFlags(NeighborPartyDb db, CurrentActor current, DutyRoles roles)
{
    private const int MostOfAShift = 200;

    /// <exception cref="RefusedException">404 for a shift of others.</exception>
    public async Task<IReadOnlyList<FlagView>> OfShiftAsync(Guid shiftId, CancellationToken ct)
    {
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        await roles.RequireLeadAsync(shift, ct);
        var self = current.Actor.PersonId;
        return await ViewsAsync(db.AttendanceFlagCases.Where(c => c.ShiftId == shiftId && (self == null || (c.SubjectPersonId != self && c.OtherPersonId != self))).OrderBy(c => c.Id).Take(MostOfAShift), ct);
    }

    /// <summary>For staff: all of a state, newest first.</summary>
    /// <param name="before">The last id of the page before.</param>
    public Task<IReadOnlyList<FlagView>> PageAsync(FlagCaseState? state, Guid? before, int size, CancellationToken ct) =>
        ViewsAsync(db.AttendanceFlagCases.Where(c => (state == null || c.State == state) && (before == null || c.Id < before)).OrderByDescending(c => c.Id).Take(size), ct);

    /// <exception cref="RefusedException">404 for a case of others.</exception>
    public async Task<FlagView> OneAsync(Guid id, CancellationToken ct)
    {
        var shiftId = await db.AttendanceFlagCases.Where(c => c.Id == id).Select(c => c.ShiftId).FirstOrDefaultAsync(ct);
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("疑点");
        await roles.RequireLeadAsync(shift, ct);
        var self = current.Actor.PersonId;
        return (await ViewsAsync(db.AttendanceFlagCases.Where(c => c.Id == id && (self == null || (c.SubjectPersonId != self && c.OtherPersonId != self))), ct)).FirstOrDefault() ?? throw Refusals.NotFound("疑点");
    }

    private async Task<IReadOnlyList<FlagView>> ViewsAsync(IQueryable<AttendanceFlagCase> cases, CancellationToken ct)
    {
        var rows = await cases.AsNoTracking().Select(c => new
        {
            Case = c,
            Shift = db.Shifts.Where(s => s.Id == c.ShiftId).Select(s => new { s.Title, s.StartsAt }).First(),
            Subject = db.People.Where(p => p.Id == c.SubjectPersonId).Select(p => p.Name).First(),
            Other = db.People.Where(p => p.Id == c.OtherPersonId).Select(p => p.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new FlagView(
            r.Case.Id, r.Case.Kind, FlagCaseWords.Label(r.Case.Kind), FlagCaseWords.Sentence(r.Case, r.Other), r.Case.ShiftId, r.Shift.Title, r.Shift.StartsAt,
            r.Case.SubjectPersonId, r.Subject, r.Other, r.Case.State, FlagCaseStates.Label(r.Case.State), r.Case.RaisedAt, r.Case.DecidedByName, r.Case.DecidedAt, r.Case.Note, r.Case.Version));
    }
}
