using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Aid;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Orders;
using static NeighborParty.Api.Orders.OrdersEndpoints;

namespace NeighborParty.Api.Orders;

/// <summary>接单: what the volunteer does with an order.</summary>
internal static class OrderWorkEndpoints
{
    public static void Map(RouteGroupBuilder orders)
    {
        orders.MapPost("/{id:guid}/accept", Accept).Idempotent().WithSummary("接单；派给几位时先接的为准，须两人上门的，后接的一位同行")
            .Refuses("consent_required", "not_found", "order.already_taken", "order.conflict", "order.too_many_accepted", "order.wrong_state", "order.not_a_volunteer", "moderation.suspended");
        orders.MapPost("/{id:guid}/reports", Report).Idempotent().WithSummary("举报点单的文字或照片（组长和被派单的人；点单人不会知道是谁举报的）")
            .Refuses("consent_required", "not_found", "moderation.own_report", "moderation.suspended");
        orders.MapPost("/{id:guid}/steps/{stepId:guid}/reports", ReportStep).Idempotent().WithSummary("举报经过里对方写的一段文字或照片（对方不会知道是谁举报的）")
            .Refuses("consent_required", "not_found", "moderation.own_report", "moderation.suspended");
        orders.MapPost("/{id:guid}/decline", Decline).Idempotent().WithSummary("不接，说明原因").Refuses("consent_required", "not_found", "order.already_taken", "order.wrong_state", "moderation.asks_for_money");
        orders.MapGet("/{id:guid}/contact", Contact).WithSummary("联系方式和门牌（接单后；查看会留痕，点单人能看到）").Refuses("consent_required", "not_found", "order.contact_not_shown", "moderation.suspended");
        orders.MapPost("/{id:guid}/contacts", LogContact).Idempotent().WithSummary("记下一次电话或上门；第一次就是首次响应。接单人没有手机时由组长代记").Refuses("consent_required", "not_found", "order.wrong_state", "order.pair_needed", "order.volunteer_has_phone", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/ask", Ask).Idempotent().WithSummary("请居民补充；等待期间时限暂停").Refuses("consent_required", "not_found", "order.wrong_state", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/finish", Finish).Idempotent().WithSummary("办完：做了什么、用时、照片").Refuses("consent_required", "not_found", "order.wrong_state", "order.pair_needed", "photo.not_usable", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/transfer", Transfer).Idempotent().WithSummary("转办：有人接手前仍由原来的人负责（接单人或组长）")
            .Refuses("consent_required", "not_found", "order.wrong_state", "order.not_a_volunteer", "order.volunteer_unavailable", "order.conflict", "order.already_asked");
        orders.MapPost("/{id:guid}/ask-along", AskAlong).Idempotent().WithSummary("须两人上门时，请人同行；先答应（接单）的同行（接单人或组长）")
            .Refuses("consent_required", "not_found", "order.pair_complete", "order.not_a_volunteer", "order.volunteer_unavailable", "order.conflict", "order.already_asked");
        orders.MapPost("/{id:guid}/take-back", TakeBack).Idempotent().WithSummary("收回转办（接单人或组长）").Refuses("consent_required", "not_found", "order.wrong_state");
        orders.MapPost("/{id:guid}/resume", Resume).Idempotent().WithSummary("没有解决的，由原来的接单人继续办").Refuses("consent_required", "not_found", "order.wrong_state", "order.too_many_accepted", "order.not_a_volunteer", "order.volunteer_unavailable", "order.conflict");
        orders.MapPost("/{id:guid}/escalate", Escalate).Idempotent().WithSummary("解决不了，交周五议事日（接单人或组长）").Refuses("consent_required", "not_found", "order.wrong_state", "order.wrong_role", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
    }

    private static async Task<Ok<OrderReceipt>> Accept(Guid id, AnswerOrderOffer answer, HttpContext http, CancellationToken ct) => Receipt(await answer.AcceptAsync(id, ct), http);

    private static async Task<NoContent> Report(Guid id, NewReport request, ReportOrder report, CancellationToken ct)
    {
        await report.RunAsync(id, request.Reason, request.Text, ct);
        return TypedResults.NoContent();
    }

    /// <param name="stepId">经过里的一步，见点单详情。</param>
    private static async Task<NoContent> ReportStep(Guid id, Guid stepId, NewReport request, ReportOrder report, CancellationToken ct)
    {
        await report.OfStepAsync(id, stepId, request.Reason, request.Text, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<OrderReceipt>> Decline(Guid id, DeclineOrderRequest request, AnswerOrderOffer answer, HttpContext http, CancellationToken ct) =>
        Receipt(await answer.DeclineAsync(id, request.Code, request.Text, ct), http);

    private static async Task<Ok<OrderContact>> Contact(Guid id, ReadOrderContact read, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var found = await read.RunAsync(id, null, ct);
        return TypedResults.Ok(new OrderContact(found.Name, found.Phone, found.Door, found.Against));
    }

    private static async Task<Ok<OrderReceipt>> LogContact(Guid id, OrderContactRequest request, WorkOnOrder work, HttpContext http, CancellationToken ct) =>
        Receipt(await work.ContactAsync(id, request.Way, request.Text, ct), http);

    private static async Task<Ok<OrderReceipt>> Ask(Guid id, AskOrderInfoRequest request, WorkOnOrder work, HttpContext http, CancellationToken ct) =>
        Receipt(await work.AskAsync(id, request.Question, ct), http);

    private static async Task<Ok<OrderReceipt>> Finish(Guid id, FinishOrderRequest request, FinishOrder finish, HttpContext http, CancellationToken ct) =>
        Receipt(await finish.RunAsync(id, request.ToReport(), ct), http);

    private static async Task<Ok<OrderReceipt>> Transfer(Guid id, TransferOrderRequest request, TransferOrder transfer, HttpContext http, CancellationToken ct) =>
        Receipt(await transfer.RunAsync(id, [.. request.VolunteerIds], ct), http);

    private static async Task<Ok<OrderReceipt>> AskAlong(Guid id, AskAlongRequest request, GoAlong along, HttpContext http, CancellationToken ct) =>
        Receipt(await along.AskAsync(id, [.. request.VolunteerIds], ct), http);

    private static async Task<Ok<OrderReceipt>> TakeBack(Guid id, TransferOrder transfer, HttpContext http, CancellationToken ct) => Receipt(await transfer.TakeBackAsync(id, ct), http);

    private static async Task<Ok<OrderReceipt>> Resume(Guid id, TransferOrder transfer, HttpContext http, CancellationToken ct) => Receipt(await transfer.ResumeAsync(id, ct), http);

    private static async Task<Ok<OrderReceipt>> Escalate(Guid id, EscalateOrderRequest request, IfMatch? ifMatch, RedirectOrder redirect, HttpContext http, CancellationToken ct) =>
        Receipt(await redirect.EscalateAsync(id, ifMatch?.Version, request.Reason, ct), http);
}
