using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

public sealed record CancelSignupRequest([property: StringLength(200)] string? Reason = null)
{
    public static CancelSignupRequest Example => new("孩子发烧");
}

/// <summary>The shifts in sight, and the caller's place in them.</summary>
public static class ShiftEndpoints
{
    private const int DefaultPage = 20;
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(24);

    public static void MapShifts(this RouteGroupBuilder api)
    {
        var shifts = api.MapGroup("/shifts").WithTags("值守");
        shifts.MapGet("", List).Polls().WithSummary("我能看到的班次，按开始时间排列；mine=true 只看我报名的");
        shifts.MapGet("/{id:guid}", Get).WithSummary("一个班次").Refuses("not_found");
        shifts.MapPost("/{id:guid}/signups", SignUp).Idempotent().WithSummary("报名")
            .Refuses("not_found", "membership_required", "signup.closed", "signup.full", "signup.overlap", "shift.cancelled");
        shifts.MapPost("/{id:guid}/signups/cancel", Cancel).Idempotent().WithSummary("取消报名；开始前 24 小时内算临时取消")
            .Refuses("not_found", "signup.none", "signup.started", "signup.wrong_state");
    }

    private static async Task<Ok<Page<ShiftAnswer>>> List(
        CurrentActor current, DutyRoles roles, NeighborPartyDb db, TimeProvider time, CancellationToken ct,
        string? after = null, [Range(1, 100)] int limit = DefaultPage, bool mine = false)
    {
        var person = current.RequirePerson();
        var since = time.Now() - LookBack;
        var rows = (await roles.InSightAsync(ct)).Where(s => s.EndsAt > since);
        if (mine)
            rows = rows.Where(s => db.ShiftSignups.Any(x => x.ShiftId == s.Id && x.PersonId == person && x.Slot != null));
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(s => s.StartsAt > cursor.At || (s.StartsAt == cursor.At && s.Id > cursor.Id));
        var page = await rows.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(limit + 1).Select(Answer(db, person)).ToListAsync(ct);
        var next = page.Count > limit ? new Cursor(page[limit - 1].StartsAt, page[limit - 1].Id).ToString() : null;
        return TypedResults.Ok(new Page<ShiftAnswer>(page.Take(limit).ToList(), next));
    }

    private static async Task<Ok<ShiftAnswer>> Get(Guid id, CurrentActor current, DutyRoles roles, NeighborPartyDb db, HttpContext http, CancellationToken ct)
    {
        var rows = (await roles.InSightAsync(ct)).Where(s => s.Id == id);
        var answer = await rows.Select(Answer(db, current.RequirePerson())).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("值守");
        http.Response.Tag(await rows.Select(s => s.Version).FirstAsync(ct));
        return TypedResults.Ok(answer);
    }

    private static async Task<Ok<SignupAnswer>> SignUp(Guid id, SignUpForShift signUp, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await signUp.RunAsync(id, ct)));

    private static async Task<Ok<SignupAnswer>> Cancel(Guid id, CancelSignupRequest request, CancelSignup cancel, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await cancel.RunAsync(id, request.Reason, ct)));

    private static Expression<Func<Shift, ShiftAnswer>> Answer(NeighborPartyDb db, Guid person) => s => new ShiftAnswer(
        s.Id, s.Title, s.Details, s.GroupId, s.PlaceName, s.Latitude, s.Longitude, s.RadiusMetres,
        s.StartsAt, s.EndsAt, s.LocksAt, s.ArrivalOpensAt, s.State, s.CancelReason, s.Evidence, s.CapacityMin, s.CapacityMax,
        db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null),
        db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null) >= s.CapacityMax,
        db.ShiftSignups.Where(x => x.ShiftId == s.Id && x.PersonId == person).OrderByDescending(x => x.SignedUpAt).Select(x => new OwnSignup(
            x.Id, x.State,
            x.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (DateTime?)e.At).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (AttendanceState?)e.State).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused).Select(e => (DateTime?)e.At).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused).Select(e => (AttendanceState?)e.State).FirstOrDefault()))
            .FirstOrDefault());
}
