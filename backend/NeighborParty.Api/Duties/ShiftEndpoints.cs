using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;

namespace NeighborParty.Api.Duties;

public sealed record CancelSignupRequest([property: StringLength(200)] string? Reason = null)
{
    public static CancelSignupRequest Example => new("孩子发烧");
}

/// <param name="RoleId">One of the shift's roles; null: whichever has room and asks for nothing that the caller has not named.</param>
public sealed record SignUpRequest(Guid? RoleId = null)
{
    public static SignUpRequest Example => new(RoleAnswer.Example.Id);
}

/// <summary>The shifts in sight, and the caller's place in them.</summary>
public static class ShiftEndpoints
{
    private const int DefaultPage = 20;
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(24);

    public static void MapShifts(this RouteGroupBuilder api)
    {
        var shifts = api.MapGroup("/shifts").WithTags("值守");
        shifts.MapGet("", List).Polls().WithSummary("我能看到的班次，按开始时间排列；mine=true 只看我报名和候补的；from、until 是日期");
        shifts.MapGet("/{id:guid}", Get).WithSummary("一个班次").Refuses("not_found");
        shifts.MapGet("/{id:guid}/calendar", Calendar).WithSummary("一个班次的日历文件（.ics），用 wx.downloadFile 取，可加入手机日历").Produces(StatusCodes.Status200OK, contentType: "text/calendar").Refuses("not_found");
        shifts.MapPost("/{id:guid}/signups", SignUp).Idempotent().WithSummary("报名")
            .Refuses("not_found", "membership_required", "signup.closed", "signup.full", "signup.overlap", "signup.invite_only", "signup.needs_skill", "signup.needs_birth_year", "signup.adults_only", "shift.cancelled");
        shifts.MapPost("/{id:guid}/wait-list", Wait).Idempotent().WithSummary("候补：满员时排队，有空位就直接报上")
            .Refuses("not_found", "membership_required", "signup.closed", "signup.overlap", "signup.invite_only", "signup.needs_skill", "signup.needs_birth_year", "signup.adults_only", "shift.cancelled");
        shifts.MapPost("/{id:guid}/offer/accept", Accept).Idempotent().WithSummary("候补轮到了，确认参加")
            .Refuses("not_found", "signup.none", "signup.overlap", "signup.wrong_state", "offer.expired", "signup.not_a_member", "signup.needs_skill", "signup.needs_birth_year", "signup.adults_only");
        shifts.MapPost("/{id:guid}/offer/decline", Decline).Idempotent().WithSummary("候补轮到了，让给下一位")
            .Refuses("not_found", "signup.none", "signup.started", "offer.none");
        shifts.MapPost("/{id:guid}/signups/cancel", Cancel).Idempotent().WithSummary("取消报名；开始前 24 小时内算临时取消")
            .Refuses("not_found", "signup.none", "signup.started", "signup.wrong_state");
    }

    /// <param name="mine">Only what the caller signed up or waits for.</param>
    /// <param name="from">First day in China; none: from yesterday on.</param>
    /// <param name="until">Last day in China.</param>
    private static async Task<Ok<Page<ShiftAnswer>>> List(
        CurrentActor current, DutyRoles roles, NeighborPartyDb db, WaitQueue queue, TimeProvider time, CancellationToken ct,
        string? after = null, [Range(1, 100)] int limit = DefaultPage, bool mine = false, DateOnly? from = null, DateOnly? until = null)
    {
        var person = current.RequirePerson();
        var rows = from is { } first ? (await roles.InSightAsync(ct)).Where(Since(first)) : (await roles.InSightAsync(ct)).Where(Recent(time.Now() - LookBack));
        if (until is { } last)
            rows = rows.Where(Before(last));
        if (mine)
            rows = rows.Where(s => db.ShiftSignups.Any(x => x.ShiftId == s.Id && x.PersonId == person && (x.Slot != null || x.State == SignupState.Waitlisted)));
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(s => s.StartsAt > cursor.At || (s.StartsAt == cursor.At && s.Id > cursor.Id));
        var page = await rows.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(limit + 1).Select(Answer(db, person)).ToListAsync(ct);
        var next = page.Count > limit ? new Cursor(page[limit - 1].StartsAt, page[limit - 1].Id).ToString() : null;
        return TypedResults.Ok(new Page<ShiftAnswer>(await WithRolesAsync(db, queue, page.Take(limit).ToList(), ct), next));
    }

    private static async Task<Ok<ShiftAnswer>> Get(Guid id, CurrentActor current, DutyRoles roles, NeighborPartyDb db, WaitQueue queue, HttpContext http, CancellationToken ct)
    {
        var rows = (await roles.InSightAsync(ct)).Where(s => s.Id == id);
        var answer = await rows.Select(Answer(db, current.RequirePerson())).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("值守");
        http.Response.Tag(await rows.Select(s => s.Version).FirstAsync(ct));
        return TypedResults.Ok((await WithRolesAsync(db, queue, [answer], ct))[0]);
    }

    private static async Task<FileContentHttpResult> Calendar(Guid id, DutyRoles roles, CancellationToken ct)
    {
        var shift = await (await roles.InSightAsync(ct)).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守");
        return TypedResults.File(Encoding.UTF8.GetBytes(ShiftCalendar.Write(shift)), ShiftCalendar.ContentType, "shift.ics");
    }

    /// <summary>A shift is a day long at most: the index on the start narrows it down.</summary>
    private static Expression<Func<Shift, bool>> Recent(DateTime since)
    {
        var earliest = since.AddMinutes(-DutyPlan.MaxLengthMinutes);
        return s => s.StartsAt > earliest && s.EndsAt > since;
    }

    /// <summary>Days in China; what lies out of reach of a calendar is nobody's wish.</summary>
    private static Expression<Func<Shift, bool>> Since(DateOnly day)
    {
        var start = StartOf("from", day);
        return s => s.StartsAt >= start;
    }

    private static Expression<Func<Shift, bool>> Before(DateOnly day)
    {
        var end = StartOf("until", day).AddDays(1);
        return s => s.StartsAt < end;
    }

    private static DateTime StartOf(string field, DateOnly day) => day.Year is > 2000 and < 2200
        ? ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue))
        : throw Refusals.Invalid(field, "日期不对。");

    private static async Task<Ok<SignupAnswer>> SignUp(Guid id, SignUpRequest? request, SignUpForShift signUp, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await signUp.RunAsync(id, request?.RoleId, mayWait: false, ct)));

    private static async Task<Ok<SignupAnswer>> Wait(Guid id, SignUpRequest? request, SignUpForShift signUp, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await signUp.RunAsync(id, request?.RoleId, mayWait: true, ct)));

    private static async Task<Ok<SignupAnswer>> Accept(Guid id, AnswerOffer answer, CancellationToken ct) => TypedResults.Ok(SignupAnswer.Of(await answer.AcceptAsync(id, ct)));

    private static async Task<Ok<SignupAnswer>> Decline(Guid id, AnswerOffer answer, CancellationToken ct) => TypedResults.Ok(SignupAnswer.Of(await answer.DeclineAsync(id, ct)));

    private static async Task<Ok<SignupAnswer>> Cancel(Guid id, CancelSignupRequest request, CancelSignup cancel, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await cancel.RunAsync(id, request.Reason, ct)));

    private static Expression<Func<Shift, ShiftAnswer>> Answer(NeighborPartyDb db, Guid person) => s => new ShiftAnswer(
        s.Id, s.Title, s.Details, s.GroupId, s.PlaceName, s.Latitude, s.Longitude, s.RadiusMetres,
        s.StartsAt, s.EndsAt, s.LocksAt, s.ArrivalOpensAt, s.State, s.CancelReason, s.Evidence, s.ArmbandRequired, s.CapacityMin, s.CapacityMax,
        db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null),
        db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null) >= s.CapacityMax,
        db.ShiftSignups.Where(x => x.ShiftId == s.Id && x.PersonId == person).OrderByDescending(x => x.SignedUpAt).Select(x => new OwnSignup(
            x.Id, x.State,
            x.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (DateTime?)e.At).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (AttendanceState?)e.State).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused).Select(e => (DateTime?)e.At).FirstOrDefault(),
            x.Attendance.Where(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused).Select(e => (AttendanceState?)e.State).FirstOrDefault(),
            x.RoleId, null, x.OfferedUntil, null))
            .FirstOrDefault(),
        db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.Waitlisted), s.InviteOnly, s.WeatherNote, new List<RoleAnswer>(),
        s.AdultsOnly, s.RequiredSkill, s.RouteId, db.PatrolRoutes.Where(r => r.Id == s.RouteId).Select(r => r.Name).FirstOrDefault());

    /// <summary>Roles, and the place in the queue where the caller waits: for the whole page at once, and nothing for what nobody has.</summary>
    private static async Task<List<ShiftAnswer>> WithRolesAsync(NeighborPartyDb db, WaitQueue queue, List<ShiftAnswer> page, CancellationToken ct)
    {
        var ids = page.ConvertAll(s => s.Id);
        var roles = (await db.ShiftRoles.AsNoTracking().Where(r => ids.Contains(r.ShiftId)).OrderBy(r => r.Sort)
            .Select(r => new { r.ShiftId, Role = new RoleAnswer(r.Id, r.Name, r.Min, r.Max, db.ShiftSignups.Count(x => x.ShiftId == r.ShiftId && x.RoleId == r.Id && x.Slot != null), r.RequiredSkill) })
            .ToListAsync(ct)).ToLookup(r => r.ShiftId, r => r.Role);
        var places = await queue.PlacesAsync(page.Where(s => s.Mine?.State == SignupState.Waitlisted).Select(s => s.Id).ToList(), ct);
        return page.ConvertAll(s => s with
        {
            Roles = [.. roles[s.Id]],
            Mine = s.Mine is not { } mine ? null : mine with
            {
                Waiting = places.TryGetValue(mine.Id, out var place) ? place : null,
                Hours = HoursStandings.Of(mine.State, mine.CheckInState, mine.CheckOutState, s.State),
            },
        });
    }
}
