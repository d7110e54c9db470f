using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;

namespace NeighborParty.Api.Duties;

/// <summary>What the leader says of one unmarked person.</summary>
/// <param name="Outcome">came (somebody of the office confirms it), noShow or excused.</param>
/// <param name="Reason">Needed but for noShow.</param>
/// <param name="From">With came: when the person arrived; null: the planned start.</param>
/// <param name="Until">With came: when the person left; null: the planned end.</param>
public sealed record MarkRequest(Guid SignupId, ResolveOutcome Outcome, [property: StringLength(200)] string? Reason = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    public static MarkRequest Example => new(new Guid("01950000-0000-7000-8000-000000000002"), ResolveOutcome.Excused, "临时出差，已打招呼");

    internal ResolveMark ToMark() => new(SignupId, Outcome, Reason, From?.UtcDateTime, Until?.UtcDateTime);
}

/// <summary>All marks count, or none.</summary>
public sealed record ResolveRequest([property: Required, MaxLength(500)] IReadOnlyList<MarkRequest> Marks)
{
    public static ResolveRequest Example => new([MarkRequest.Example]);
}

public sealed record AppealRequest([property: Required, StringLength(600, MinimumLength = 1)] string Text)
{
    public static AppealRequest Example => new("我当天在 2 号楼门口，和陈组员一起值守");
}

/// <param name="Answer">Null before it is decided.</param>
public sealed record AppealAnswer(Guid Id, Guid ShiftId, AppealState State, DateTime SubmittedAt, string? Answer)
{
    public static AppealAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000011"), new Guid("01950000-0000-7000-8000-000000000001"), AppealState.Open, new DateTime(2026, 3, 7, 1, 0, 0, DateTimeKind.Utc), null);

    internal static AppealAnswer Of(NoShowAppeal a) => new(a.Id, a.ShiftId, a.State, a.SubmittedAt, a.Answer);
}

/// <summary>Wish to put a service's hours right. Somebody of the office who did not ask decides.</summary>
/// <param name="Kind">time: the service was from–until; nothing: there was no service.</param>
public sealed record CorrectionRequest(
    CorrectionKind Kind, [property: Required, StringLength(200, MinimumLength = 1)] string Reason, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    public static CorrectionRequest Example => new(
        CorrectionKind.Time, "忘了签退，其实 20:30 就走了", new DateTimeOffset(2026, 3, 6, 11, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 6, 12, 30, 0, TimeSpan.Zero));
}

/// <param name="ResultMinutes">What stands afterwards; null before it is decided.</param>
public sealed record CorrectionAnswer(Guid Id, CorrectionKind Kind, CorrectionState State, DateTime AskedAt, int? ResultMinutes, string? Answer)
{
    public static CorrectionAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000012"), CorrectionKind.Time, CorrectionState.Asked, new DateTime(2026, 3, 7, 1, 0, 0, DateTimeKind.Utc), null, null);

    internal static CorrectionAnswer Of(HoursCorrection c) => new(c.Id, c.Kind, c.State, c.AskedAt, c.ResultMinutes, c.Answer);
}

/// <summary>What is left to do when a shift is over: the list, appeals, corrections.</summary>
public static class AfterShiftEndpoints
{
    public static void MapAfterShift(this RouteGroupBuilder api)
    {
        var shift = api.MapGroup("/shifts/{id:guid}").WithTags("值守之后");
        shift.MapGet("/unmarked", Unmarked).Polls().WithSummary("值守结束后还没有记录是否到场的人（组长）").Refuses("not_found");
        shift.MapPost("/resolve", Resolve).Idempotent().WithSummary("核对名单：到场、未到或请假，一批要么全部成功要么都不成功（组长）")
            .Refuses("not_found", "shift.not_ended", "shift.settled", "shift.cancelled", "check_in.closed", "attendance.own", "signup.wrong_state", "signup.wrong_role");
        shift.MapPost("/no-show-appeal", Appeal).Idempotent().WithSummary("对“未到”申诉")
            .Refuses("not_found", "signup.none", "appeal.no_no_show", "appeal.exists", "appeal.closed");
        shift.MapGet("/no-show-appeal", OwnAppeal).WithSummary("我的申诉和结果").Refuses("not_found");
        shift.MapPost("/signups/{signupId:guid}/corrections", Correct).Idempotent().WithSummary("请求更正服务时长（本人或组长），由社区另一位工作人员确认")
            .Refuses("not_found", "correction.not_served", "correction.closed", "correction.exists", "shift.cancelled");
        api.MapPost("/hours-corrections/{id:guid}/withdraw", Withdraw).Idempotent().WithTags("值守之后").WithSummary("撤回自己提出的更正")
            .Refuses("not_found", "correction.wrong_state");
    }

    private static async Task<Ok<UnmarkedList>> Unmarked(Guid id, ReadUnmarked read, CancellationToken ct) => TypedResults.Ok(await read.RunAsync(id, ct));

    private static async Task<Ok<Resolved>> Resolve(Guid id, ResolveRequest request, ResolveShift resolve, CancellationToken ct) =>
        TypedResults.Ok(await resolve.RunAsync(id, request.Marks.Select(m => m.ToMark()).ToList(), ct));

    private static async Task<Ok<AppealAnswer>> Appeal(Guid id, AppealRequest request, AppealNoShow appeal, CancellationToken ct) =>
        TypedResults.Ok(AppealAnswer.Of(await appeal.RunAsync(id, request.Text, ct)));

    private static async Task<Ok<AppealAnswer>> OwnAppeal(Guid id, CurrentActor current, NeighborPartyDb db, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return TypedResults.Ok(AppealAnswer.Of(await db.NoShowAppeals.AsNoTracking().FirstOrDefaultAsync(a => a.ShiftId == id && a.PersonId == person, ct) ?? throw Refusals.NotFound("申诉")));
    }

    private static async Task<Ok<CorrectionAnswer>> Correct(Guid id, Guid signupId, CorrectionRequest request, AskCorrection ask, CancellationToken ct) =>
        TypedResults.Ok(CorrectionAnswer.Of(await ask.RunAsync(id, signupId, new CorrectionWish(request.Kind, request.From?.UtcDateTime, request.Until?.UtcDateTime, request.Reason), ct)));

    private static async Task<Ok<CorrectionAnswer>> Withdraw(Guid id, DecideCorrection decide, CancellationToken ct) => TypedResults.Ok(CorrectionAnswer.Of(await decide.WithdrawAsync(id, ct)));
}
