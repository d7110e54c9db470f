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
        var leaderOf = await roles.RequireLeadAsync(shift, ct) == DutyRole.Leader ? shift : null;
        var self = current.Actor.PersonId;
        return await ViewsAsync(db.AttendanceFlagCases.Where(c => c.ShiftId == shiftId && (self == null || (c.SubjectPersonId != self && c.OtherPersonId != self))).OrderBy(c => c.Id).Take(MostOfAShift), leaderOf, ct);
    }

    /// <summary>For staff: all of a state, newest first.</summary>
    /// <param name="before">The last id of the page before.</param>
    public Task<IReadOnlyList<FlagView>> PageAsync(FlagCaseState? state, Guid? before, int size, CancellationToken ct) =>
        ViewsAsync(db.AttendanceFlagCases.Where(c => (state == null || c.State == state) && (before == null || c.Id < before)).OrderByDescending(c => c.Id).Take(size), null, ct);

    /// <exception cref="RefusedException">404 for a case of others.</exception>
    public async Task<FlagView> OneAsync(Guid id, CancellationToken ct)
    {
        var shiftId = await db.AttendanceFlagCases.Where(c => c.Id == id).Select(c => c.ShiftId).FirstOrDefaultAsync(ct);
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("疑点");
        var leaderOf = await roles.RequireLeadAsync(shift, ct) == DutyRole.Leader ? shift : null;
        var self = current.Actor.PersonId;
        return (await ViewsAsync(db.AttendanceFlagCases.Where(c => c.Id == id && (self == null || (c.SubjectPersonId != self && c.OtherPersonId != self))), leaderOf, ct)).FirstOrDefault() ?? throw Refusals.NotFound("疑点");
    }

    /// <param name="leaderOf">For the leaders of this shift: they read no names of residents who are neither on it nor of its group. Null: for staff.</param>
    private async Task<IReadOnlyList<FlagView>> ViewsAsync(IQueryable<AttendanceFlagCase> cases, Shift? leaderOf, CancellationToken ct)
    {
        var (all, group) = (leaderOf is null, leaderOf?.GroupId);
        var rows = await cases.AsNoTracking().Select(c => new
        {
            Case = c,
            // One value each: a pair would be looked for among all shifts.
            Title = db.Shifts.Where(s => s.Id == c.ShiftId).Select(s => s.Title).First(),
            StartsAt = db.Shifts.Where(s => s.Id == c.ShiftId).Select(s => s.StartsAt).First(),
            Subject = db.People.Where(p => p.Id == c.SubjectPersonId).Select(p => p.Name).First(),
            Other = db.People.Where(p => p.Id == c.OtherPersonId).Select(p => p.Name).FirstOrDefault(),
            Known = all || db.ShiftSignups.Any(s => s.ShiftId == c.ShiftId && s.PersonId == c.OtherPersonId)
                || (group != null && db.Memberships.Any(m => m.GroupId == group && m.PersonId == c.OtherPersonId && m.To == null)),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => Of(r.Case, r.Title, r.StartsAt, r.Subject, r.Known || r.Other is null ? r.Other : FlagCaseWords.SomebodyElse));
    }

    private static FlagView Of(AttendanceFlagCase found, string shift, DateTime startsAt, string subject, string? other) => new(
        found.Id, found.Kind, FlagCaseWords.Label(found.Kind), FlagCaseWords.Sentence(found, other), found.ShiftId, shift, startsAt,
        found.SubjectPersonId, subject, other, found.State, FlagCaseStates.Label(found.State), found.RaisedAt, found.DecidedByName, found.DecidedAt, found.Note, found.Version);
}
