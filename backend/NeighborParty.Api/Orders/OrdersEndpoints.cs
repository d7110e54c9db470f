using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;

namespace NeighborParty.Api.Orders;

/// <summary>点单 on the phone: what the resident does with an order.</summary>
public static class OrdersEndpoints
{
    public static void MapOrders(this RouteGroupBuilder api)
    {
        api.MapGet("/order-categories", Categories).WithTags("点单").WithSummary("点单类别");
        var orders = api.MapGroup("/orders").WithTags("点单");
        orders.MapGet("", List).Polls().WithSummary("点单列表：自己的（mine）、要我办的（work）、我负责小组的（led）、附近的（nearby，只有楼栋、类别和紧急程度）、我关注的（followed，同样只有这些）、待我的小组回访的（visits，等得最久的在前）").Refuses("consent_required");
        orders.MapGet("/{id:guid}", Details).WithSummary("一件点单和它的经过").Refuses("consent_required", "not_found");
        orders.MapPost("", Place).Idempotent().WithSummary("点单（审核后组长才能看到）")
            .Refuses("consent_required", "not_found", "order.emergency", "order.too_many_open", "moderation.asks_for_money", "moderation.personal_details", "photo.not_usable", "photo.consent_withdrawn");
        orders.MapPost("/{id:guid}/cancel", Cancel).Idempotent().WithSummary("取消点单").Refuses("consent_required", "not_found", "order.wrong_state", "order.wrong_role", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/answer", Answer).Idempotent().WithSummary("回答办理人的问题").Refuses("consent_required", "not_found", "order.wrong_state", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/confirm", Confirm).Idempotent().WithSummary("确认已经解决；组长回访后也可以代为确认").Refuses("consent_required", "not_found", "order.wrong_state", "order.own_work", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/reopen", Reopen).Idempotent().WithSummary("说没有解决，重新办理；多次则交周五议事").Refuses("consent_required", "not_found", "order.wrong_state", "order.too_late_to_reopen", "order.own_work", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapPost("/{id:guid}/rate", Rate).Idempotent().WithSummary("评价并办结（只能由点单人）").Refuses("consent_required", "not_found", "order.wrong_state", "order.conflict", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        orders.MapGet("/similar", Similar).WithSummary("同楼同类、最近提出的点单：可以关注，不必重复点单").Refuses("consent_required");
        orders.MapPost("/{id:guid}/follow", Follow).Idempotent().WithSummary("关注同一件事，办完时告诉我").Refuses("consent_required", "membership_required", "not_found");
        orders.MapPost("/{id:guid}/unfollow", Unfollow).Idempotent().WithSummary("取消关注").Refuses("consent_required");
        api.MapGet("/groups/{id:guid}/orders", OfGroup).Polls().WithTags("点单").WithSummary("小组的点单一览：各种状态多少件、各楼多少件、多久响应和办结（组长）").Refuses("consent_required", "not_found");
        OrderWorkEndpoints.Map(orders);
        OrderVolunteerEndpoints.Map(api);
        OrderLeaderEndpoints.Map(orders);
    }

    private static Ok<List<OrderCategoryRow>> Categories(OrderCategories categories) => TypedResults.Ok(categories.All.Select(OrderCategoryRow.Of).ToList());

    /// <param name="view">mine、work、led、nearby、followed 或 visits。</param>
    /// <param name="state">只要这一种状态的；不填为全部。</param>
    private static async Task<Ok<Page<OrderRow>>> List(ReadOrders read, CancellationToken ct, string? view = null, string? state = null, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.ListAsync(QueryWords.Read<OrderView>("view", view) ?? OrderView.Mine, QueryWords.Read<OrderState>("state", state), Cursor.Parse(after), limit, ct));

    /// <param name="months">从本月往前数几个月，1 到 12。</param>
    private static async Task<Ok<GroupOrders>> OfGroup(Guid id, ReadGroupOrders read, CancellationToken ct, [Range(1, 12)] int months = 6) => TypedResults.Ok(await read.RunAsync(id, months, ct));

    /// <param name="category">见 /order-categories。</param>
    /// <param name="buildingId">在哪一栋楼。</param>
    private static async Task<Ok<IReadOnlyList<OrderRow>>> Similar([MaxLength(30)] string category, Guid buildingId, FollowOrder follow, ReadOrders read, CancellationToken ct) =>
        TypedResults.Ok(await read.NearbyAsync(await follow.SimilarAsync(category, buildingId, ct), ct));

    private static async Task<Ok<OrderReceipt>> Follow(Guid id, FollowOrder follow, HttpContext http, CancellationToken ct) => Receipt(await follow.RunAsync(id, ct), http);

    private static async Task<NoContent> Unfollow(Guid id, FollowOrder follow, CancellationToken ct)
    {
        await follow.UnfollowAsync(id, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<OrderDetails>> Details(Guid id, ReadOrders read, HttpContext http, CancellationToken ct)
    {
        var details = await read.OneAsync(id, ct);
        http.Response.Tag(details.Version);
        return TypedResults.Ok(details);
    }

    private static async Task<Created<OrderReceipt>> Place(NewOrder request, PlaceOrder place, HttpContext http, CancellationToken ct)
    {
        var order = await place.RunAsync(request.ToDraft(), request.ForPersonId, ct);
        http.Response.Tag(order.Version);
        return TypedResults.Created($"/api/v1/orders/{order.Id}", OrderReceipt.Of(order));
    }

    private static async Task<Ok<OrderReceipt>> Cancel(Guid id, CancelOrderRequest request, IfMatch? ifMatch, RedirectOrder redirect, HttpContext http, CancellationToken ct) =>
        Receipt(await redirect.CancelAsync(id, ifMatch?.Version, request.Reason, ct), http);

    private static async Task<Ok<OrderReceipt>> Answer(Guid id, GiveOrderInfoRequest request, WorkOnOrder work, HttpContext http, CancellationToken ct) =>
        Receipt(await work.AnswerAsync(id, request.Answer, ct), http);

    private static async Task<Ok<OrderReceipt>> Confirm(Guid id, ConfirmOrderRequest request, ConfirmOrder confirm, HttpContext http, CancellationToken ct) =>
        Receipt(await confirm.ConfirmAsync(id, request.Text, ct), http);

    private static async Task<Ok<OrderReceipt>> Reopen(Guid id, ReopenOrderRequest request, ConfirmOrder confirm, HttpContext http, CancellationToken ct) =>
        Receipt(await confirm.ReopenAsync(id, request.Text, ct), http);

    private static async Task<Ok<OrderReceipt>> Rate(Guid id, RateOrderRequest request, ConfirmOrder confirm, HttpContext http, CancellationToken ct) =>
        Receipt(await confirm.RateAsync(id, request.Solved, request.Speed, request.Attitude, request.Text, ct), http);

    internal static Ok<OrderReceipt> Receipt(Order order, HttpContext http)
    {
        http.Response.Tag(order.Version);
        return TypedResults.Ok(OrderReceipt.Of(order));
    }
}
