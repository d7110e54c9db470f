using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Aid;

/// <summary>Answers to a post, the agreement of both sides, the contact that follows from it, and reports.</summary>
public static class AidAnswerEndpoints
{
    private const string OneAnswer = "/{id:guid}/answers/{answerId:guid}/";

    public static void Map(RouteGroupBuilder posts)
    {
        posts.MapPost("/{id:guid}/answers", Give).WithSummary("应答一条互助（检测、审核通过后发布者才能看到）")
            .Refuses("consent_required", "membership_required", "not_found", "moderation.asks_for_money", "moderation.personal_details",
                "moderation.muted", "moderation.suspended",
                "aid_answer.own_post", "aid_answer.already_answered", "aid_answer.declined", "aid_post.not_open").Idempotent();
        Reply(posts.MapPost(OneAnswer + "accept", Accept), "发布者愿意与应答人联系");
        Reply(posts.MapPost(OneAnswer + "agree", Agree), "应答人同意，之后双方可以看到对方的电话");
        Reply(posts.MapPost(OneAnswer + "decline", Decline), "发布者婉拒应答");
        Reply(posts.MapPost(OneAnswer + "withdraw", Withdraw), "应答人撤回应答");
        posts.MapGet("/{id:guid}/answers/{answerId:guid}/contact", Contact).WithSummary("双方同意后读取对方的联系方式（每次读取对方都能看到记录）")
            .Refuses("consent_required", "not_found", "aid_contact.not_agreed", "aid_contact.over", "moderation.suspended");
        posts.MapPost("/{id:guid}/reports", Report).WithSummary("举报一条互助（发布者不会知道是谁举报的）")
            .Refuses("consent_required", "membership_required", "not_found", "moderation.own_report", "moderation.suspended").Idempotent();
        posts.MapPost("/{id:guid}/answers/{answerId:guid}/reports", ReportAnswer).WithSummary("举报一条应答（只有发帖人看得到应答；应答人不会知道是谁举报的）")
            .Refuses("consent_required", "not_found", "moderation.suspended").Idempotent();
    }

    private static void Reply(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary)
            .Refuses("consent_required", "not_found", "aid_answer.wrong_state", "aid_answer.wrong_role", "aid_post.not_open", "aid_loan.still_out", "moderation.suspended");

    private static async Task<Created<AidAnswerReceipt>> Give(Guid id, NewAidAnswer request, AnswerAidPost answer, CancellationToken ct) =>
        TypedResults.Created((string?)null, AidAnswerReceipt.Of(await answer.RunAsync(id, request.Text, request.KeepDetails, ct)));

    private static Task<Ok<AidAnswerReceipt>> Accept(Guid id, Guid answerId, ReplyToAnswer reply, CancellationToken ct) => Run(id, answerId, AidAnswerEvent.Accept, reply, ct);

    private static Task<Ok<AidAnswerReceipt>> Agree(Guid id, Guid answerId, ReplyToAnswer reply, CancellationToken ct) => Run(id, answerId, AidAnswerEvent.Agree, reply, ct);

    private static Task<Ok<AidAnswerReceipt>> Decline(Guid id, Guid answerId, ReplyToAnswer reply, CancellationToken ct) => Run(id, answerId, AidAnswerEvent.Decline, reply, ct);

    private static Task<Ok<AidAnswerReceipt>> Withdraw(Guid id, Guid answerId, ReplyToAnswer reply, CancellationToken ct) => Run(id, answerId, AidAnswerEvent.Withdraw, reply, ct);

    private static async Task<Ok<AidAnswerReceipt>> Run(Guid id, Guid answerId, AidAnswerEvent what, ReplyToAnswer reply, CancellationToken ct) =>
        TypedResults.Ok(AidAnswerReceipt.Of(await reply.RunAsync(id, answerId, what, ct)));

    private static async Task<Ok<AidContact>> Contact(Guid id, Guid answerId, ReadAidContact read, CancellationToken ct)
    {
        var contact = await read.RunAsync(id, answerId, ct);
        return TypedResults.Ok(new AidContact(contact.Name, contact.Phone, contact.AgreedAt));
    }

    private static async Task<NoContent> Report(Guid id, NewReport request, ReportAidPost report, CancellationToken ct)
    {
        await report.RunAsync(id, request.Reason, request.Text, ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReportAnswer(Guid id, Guid answerId, NewReport request, ReportAidAnswer report, CancellationToken ct)
    {
        await report.RunAsync(id, answerId, request.Reason, request.Text, ct);
        return TypedResults.NoContent();
    }
}
