using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Orders;
using static NeighborParty.Api.Orders.OrdersEndpoints;

namespace NeighborParty.Api.Orders;

/// <summary>派单: what the leader does with the orders of the own groups.</summary>
internal static class OrderLeaderEndpoints
{
    public static void Map(RouteGroupBuilder orders)
    {
        orders.MapPost("/on-behalf", OnBehalf).Idempotent().WithSummary("代居民点单（组长上门、走访时）")
            .Refuses("consent_required", "not_found", "order.emergency", "moderation.asks_for_money", "photo.not_usable", "photo.consent_withdrawn");
        orders.MapPost("/{id:guid}/dispatch", Dispatch).Idempotent().WithSummary("派单（组长）")
            .Refuses("consent_required", "not_found", "order.wrong_state", "order.wrong_role", "order.not_a_volunteer", "order.volunteer_unavailable", "order.conflict", "order.already_asked");
        orders.MapPost("/{id:guid}/accept-for", AcceptFor).Idempotent().WithSummary("代没有手机的组员记下接单（组长）")
            .Refuses("consent_required", "not_found", "order.already_taken", "order.conflict", "order.too_many_accepted", "order.wrong_state", "order.not_a_volunteer", "order.volunteer_has_phone", "moderation.suspended");
        orders.MapPost("/{id:guid}/decline-for", DeclineFor).Idempotent().WithSummary("代没有手机的组员记下不接和原因（组长）")
            .Refuses("consent_required", "not_found", "order.already_taken", "order.wrong_state", "order.volunteer_has_phone", "moderation.asks_for_money");
        orders.MapPost("/{id:guid}/go-along", GoAlongMyself).Idempotent().WithSummary("须两人上门时，组长自己同行").Refuses("consent_required", "not_found", "order.pair_complete", "order.not_both", "order.conflict");
        orders.MapPost("/{id:guid}/allow-alone", AllowAlone).Idempotent().WithSummary("须两人上门时，同意一人上门，说明原因（组长）").Refuses("consent_required", "not_found", "order.pair_complete", "order.own_safety", "moderation.asks_for_money");
        orders.MapGet("/{id:guid}/suggestions", Suggest).WithSummary("可以派给谁，合适的在前；也可以按姓名找（组长；接单人转办时）").Refuses("consent_required", "not_found");
        orders.MapPost("/{id:guid}/extend", Extend).Idempotent().WithSummary("延长办结时限一次，说明原因（组长）").Refuses("consent_required", "not_found", "order.extended_already", "order.own_work", "moderation.asks_for_money");
        orders.MapPost("/{id:guid}/prioritise", Prioritise).Idempotent().WithSummary("改紧急程度，时限随之变化（组长）").Refuses("consent_required", "not_found", "order.ended");
        orders.MapPost("/{id:guid}/send-elsewhere", SendElsewhere).Idempotent().WithSummary("不归小组办，告诉居民该找谁（组长）").Refuses("consent_required", "not_found", "order.wrong_state", "order.wrong_role", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/merge", Merge).Idempotent().WithSummary("合并到同一件事（组长）").Refuses("consent_required", "not_found", "order.wrong_state", "order.wrong_role", "order.cannot_merge");
    }

    private static async Task<Created<OrderReceipt>> OnBehalf(NewOrderOnBehalf request, PlaceOrder place, HttpContext http, CancellationToken ct)
    {
        var order = await place.OnBehalfAsync(request.Order.ToDraft(), request.RequesterId, OrderChannel.Leader, ct);
        http.Response.Tag(order.Version);
        return TypedResults.Created($"/api/v1/orders/{order.Id}", OrderReceipt.Of(order));
    }

    private static async Task<Ok<OrderReceipt>> Dispatch(Guid id, DispatchRequest request, IfMatch? ifMatch, DispatchOrder dispatch, HttpContext http, CancellationToken ct) =>
        Receipt(await dispatch.RunAsync(id, ifMatch?.Version, [.. request.VolunteerIds], ct), http);

    private static async Task<Ok<OrderReceipt>> AcceptFor(Guid id, AcceptOrderForRequest request, AnswerOrderOffer answer, HttpContext http, CancellationToken ct) =>
        Receipt(await answer.AcceptForAsync(id, request.VolunteerId, ct), http);

    private static async Task<Ok<OrderReceipt>> DeclineFor(Guid id, DeclineOrderForRequest request, AnswerOrderOffer answer, HttpContext http, CancellationToken ct) =>
        Receipt(await answer.DeclineForAsync(id, request.VolunteerId, request.Code, request.Text, ct), http);

    private static async Task<Ok<OrderReceipt>> GoAlongMyself(Guid id, GoAlong along, HttpContext http, CancellationToken ct) => Receipt(await along.SelfAsync(id, ct), http);

    private static async Task<Ok<OrderReceipt>> AllowAlone(Guid id, AllowAloneRequest request, GoAlong along, HttpContext http, CancellationToken ct) =>
        Receipt(await along.AllowAloneAsync(id, request.Reason, ct), http);

    private static async Task<Ok<List<SuggestedVolunteerAnswer>>> Suggest(Guid id, SuggestVolunteers suggest, CancellationToken ct, [MaxLength(20)] string? name = null) =>
        TypedResults.Ok((await suggest.ForPhoneAsync(id, name, ct)).Select(SuggestedVolunteerAnswer.Of).ToList());

    private static async Task<Ok<OrderReceipt>> Extend(Guid id, ExtendOrderRequest request, IfMatch? ifMatch, SteerOrder steer, HttpContext http, CancellationToken ct) =>
        Receipt(await steer.ExtendAsync(id, ifMatch?.Version, request.Days, request.Reason, ct), http);

    private static async Task<Ok<OrderReceipt>> Prioritise(Guid id, PrioritiseOrderRequest request, IfMatch? ifMatch, SteerOrder steer, HttpContext http, CancellationToken ct) =>
        Receipt(await steer.PrioritiseAsync(id, ifMatch?.Version, request.Priority, ct), http);

    private static async Task<Ok<OrderReceipt>> SendElsewhere(Guid id, SendOrderElsewhereRequest request, IfMatch? ifMatch, RedirectOrder redirect, HttpContext http, CancellationToken ct) =>
        Receipt(await redirect.SendElsewhereAsync(id, ifMatch?.Version, request.Where, ct), http);

    private static async Task<Ok<OrderReceipt>> Merge(Guid id, MergeOrderRequest request, IfMatch? ifMatch, RedirectOrder redirect, HttpContext http, CancellationToken ct) =>
        Receipt(await redirect.MergeAsync(id, ifMatch?.Version, request.IntoId, ct), http);
}
