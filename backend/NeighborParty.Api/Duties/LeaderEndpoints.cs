using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;

namespace NeighborParty.Api.Duties;

/// <summary>What the leader or the office says of one person.</summary>
/// <param name="Kind">in or out.</param>
/// <param name="Decision">confirm also records somebody who has no phone.</param>
/// <param name="At">Only after the end: when it really was.</param>
public sealed record ConfirmRequest(
    AttendanceKind Kind, AttendanceDecision Decision, [property: Required, StringLength(200, MinimumLength = 1)] string Reason, DateTimeOffset? At = null)
{
    public static ConfirmRequest Example => new(AttendanceKind.In, AttendanceDecision.Confirm, "人在现场，地下室没有信号");
}

/// <summary>What only the leaders of a shift may do: plan, show the code, keep the list.</summary>
public static class LeaderEndpoints
{
    public static void MapDutyLeaders(this RouteGroupBuilder api)
    {
        var shifts = api.MapGroup("/shifts").WithTags("值守（组长）");
        shifts.MapPost("", Plan).Idempotent().WithSummary("安排一次值守").Refuses("not_found", "duty_place.exists");
        shifts.MapPut("/{id:guid}", Change).RunsAgainWhenSentBack().WithSummary("修改还没开始的班次；时间、地点有变会通知名单上的人")
            .Refuses("not_found", "duty_place.exists", "shift.begun", "shift.cancelled", "shift.has_people", "shift.exists");
        shifts.MapPost("/{id:guid}/cancel", Cancel).Idempotent().WithSummary("取消班次，报名的人都会收到通知")
            .Refuses("not_found", "shift.wrong_state", "shift.wrong_role", "signup.wrong_role");
        shifts.MapGet("/{id:guid}/rotating-code", Code).WithSummary("签到签退码，每 30 秒换一次；direction=in 或 out").Refuses("not_found", "shift.codes_not_yet", "shift.codes_ended");
        shifts.MapGet("/{id:guid}/attendance", List).Polls().WithSummary("名单：谁到了、谁没到、谁等确认").Refuses("not_found");
        shifts.MapPost("/{id:guid}/attendance/{signupId:guid}/confirm", Confirm).Idempotent().WithSummary("确认、不确认或代为记录一个人的签到签退")
            .Refuses("not_found", "attendance.own", "attendance.none", "attendance.other_officer", "attendance.wrong_role", "check_in.too_early", "check_in.closed",
                "check_out.not_checked_in", "shift.cancelled", "signup.wrong_state");
        api.MapGet("/duty-places", Places).Polls().WithTags("值守（组长）").WithSummary("已有的签到地点");
    }

    private static async Task<Created<PlannedAnswer>> Plan(PlanShiftRequest request, PlanShift plan, HttpContext http, CancellationToken ct)
    {
        var shift = await plan.RunAsync(request.ToPlan(), new PlaceChoice(request.PlaceId, request.Place?.ToPlace()), request.StartsAt.UtcDateTime, ct);
        http.Response.Tag(shift.Version);
        return TypedResults.Created($"/api/v1/shifts/{shift.Id}", new PlannedAnswer(shift.Id, shift.Version));
    }

    private static async Task<Ok<PlannedAnswer>> Change(Guid id, ChangeShiftRequest request, IfMatch? ifMatch, ChangeShift change, HttpContext http, CancellationToken ct)
    {
        var shift = await change.RunAsync(id, request.ToPlan(), new PlaceChoice(request.PlaceId, request.Place?.ToPlace()), request.StartsAt.UtcDateTime, ifMatch?.Version, ct);
        http.Response.Tag(shift.Version);
        return TypedResults.Ok(new PlannedAnswer(shift.Id, shift.Version));
    }

    private static async Task<Ok<PlannedAnswer>> Cancel(Guid id, CancelShiftRequest request, IfMatch? ifMatch, CancelShift cancel, HttpContext http, CancellationToken ct)
    {
        var shift = await cancel.RunAsync(id, request.Reason, ifMatch?.Version, ct);
        http.Response.Tag(shift.Version);
        return TypedResults.Ok(new PlannedAnswer(shift.Id, shift.Version));
    }

    /// <param name="direction">in (default) or out.</param>
    private static async Task<Ok<ShownCode>> Code(Guid id, string? direction, ShowRotatingCode show, CancellationToken ct) =>
        TypedResults.Ok(await show.RunAsync(id, QueryWords.Read<AttendanceKind>("direction", direction) ?? AttendanceKind.In, ct));

    private static async Task<Ok<Roster>> List(Guid id, ReadRoster roster, CancellationToken ct) => TypedResults.Ok(await roster.RunAsync(id, ct));

    private static async Task<Ok<AttendanceAnswer>> Confirm(Guid id, Guid signupId, ConfirmRequest request, ConfirmAttendance confirm, CancellationToken ct) =>
        TypedResults.Ok(AttendanceAnswer.Of(
            await confirm.RunAsync(id, signupId, new AttendanceWord(request.Kind, request.Decision, request.Reason, request.At?.UtcDateTime), ct), null));

    private static async Task<Ok<IReadOnlyList<PlaceAnswer>>> Places(CurrentActor current, Leadership leadership, NeighborPartyDb db, CancellationToken ct)
    {
        if ((await leadership.GroupsLedByAsync(current.RequirePerson(), ct)).Count == 0)
            throw Refusals.NotFound("地点");
        var rows = await db.DutyPlaces.AsNoTracking().OrderBy(p => p.Name).Take(100)
            .Select(p => new PlaceAnswer(p.Id, p.Name, p.Latitude, p.Longitude, p.RadiusMetres)).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<PlaceAnswer>>(rows);
    }
}
