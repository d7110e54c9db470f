using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using Details = NeighborParty.Api.Applications.JoinApplicationDetails;

namespace NeighborParty.Api.Applications;

/// <summary>Asking to join a building group, and following it.</summary>
public static class ApplicationsEndpoints
{
    public static void MapApplications(this RouteGroupBuilder api)
    {
        var applications = api.MapGroup("/join-applications").WithTags("入组申请");
        applications.MapPost("", Submit).Idempotent().WithSummary("申请加入楼栋党小组").Refuses(
            "community_required", "consent_required", "not_found", "door_code.unknown", "door_code.revoked", "door_code.expired", "application.phone_required", "application.under_age", "application.group_not_here",
            "application.already_open", "application.already_member", "application.too_many", "application.cool_down", "application.door_busy");
        api.MapGet("/me/join-applications", Mine).Polls().WithTags("入组申请").WithSummary("我的申请和办理过程").Refuses("community_required", "consent_required");
        applications.MapGet("/{id:guid}", Get).WithSummary("查看一份申请（本人或本组组长）").Refuses("community_required", "consent_required", "not_found", "application.own_or_family");
        applications.MapPost("/{id:guid}/withdraw", Withdraw).Idempotent().WithSummary("撤回申请").Refuses("community_required", "consent_required", "not_found", "application.wrong_state");
        applications.MapPost("/{id:guid}/answer", Answer).Idempotent().WithSummary("补充材料").Refuses("community_required", "consent_required", "not_found", "application.wrong_state");
        applications.MapPost("/{id:guid}/extend", Extend).Idempotent().WithSummary("延长补充材料的时间（一次）")
            .Refuses("community_required", "consent_required", "not_found", "application.wrong_state", "application.already_extended");
        applications.MapPost("/{id:guid}/appeal", Appeal).Idempotent().WithSummary("对未通过提出申诉（一次）")
            .Refuses("community_required", "consent_required", "not_found", "application.wrong_state", "application.appeal_used", "application.appeal_too_late", "application.already_open");
        applications.MapLeaderPart();
    }

    private static async Task<Created<Details>> Submit(SubmitJoinApplication request, SubmitApplication submit, ApplicationReads reads, HttpContext http, CancellationToken ct)
    {
        var made = await submit.RunAsync(request.GroupId, request.DoorToken, request.StairwellId, request.ToForm(), ct);
        http.Response.Tag(made.Version);
        return TypedResults.Created($"/api/v1/join-applications/{made.Id}", await reads.OneAsync(made, ApplicationReads.Reader.Applicant, ct));
    }

    private static async Task<Ok<Page<Details>>> Mine(string? after, CurrentActor current, NeighborPartyDb db, ApplicationReads reads, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return TypedResults.Ok(await reads.PageAsync(db.Applications.Where(a => a.PersonId == person), after, ApplicationReads.Reader.Applicant, ct));
    }

    private static async Task<Ok<Details>> Get(
        Guid id, CurrentActor current, NeighborPartyDb db, FindApplication find, ApplicationReads reads, HttpContext http, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var own = await db.Applications.FirstOrDefaultAsync(a => a.Id == id && a.PersonId == person, ct);
        var application = own ?? (await find.AsLeaderAsync(id, ct)).Application;
        http.Response.Tag(application.Version);
        return TypedResults.Ok(await reads.OneAsync(application, own is null ? ApplicationReads.Reader.Leader : ApplicationReads.Reader.Applicant, ct));
    }

    private static async Task<Ok<Details>> Withdraw(Guid id, WithdrawApplication withdraw, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Own(await withdraw.RunAsync(id, ct), reads, http, ct);

    private static async Task<Ok<Details>> Answer(Guid id, AnswerJoinQuestion request, AnswerQuestion answer, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Own(await answer.RunAsync(id, request.Answer, ct), reads, http, ct);

    private static async Task<Ok<Details>> Extend(Guid id, ExtendAnswerTime extend, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Own(await extend.RunAsync(id, ct), reads, http, ct);

    private static async Task<Ok<Details>> Appeal(Guid id, AppealJoinRejection request, AppealRejection appeal, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Own(await appeal.RunAsync(id, request.Reason, ct), reads, http, ct);

    private static async Task<Ok<Details>> Own(JoinApplication application, ApplicationReads reads, HttpContext http, CancellationToken ct)
    {
        http.Response.Tag(application.Version);
        return TypedResults.Ok(await reads.OneAsync(application, ApplicationReads.Reader.Applicant, ct));
    }
}
