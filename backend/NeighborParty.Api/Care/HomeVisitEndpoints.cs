using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Api.Orders;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;

namespace NeighborParty.Api.Care;

/// <summary>敲门问需 on the phone: whom I have to visit, and what came of it.</summary>
internal static class HomeVisitEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var visits = api.MapGroup("/home-visits").WithTags("包户");
        visits.MapGet("", List).Polls().WithSummary("待走访的住户：我要走访的（mine）、我负责小组的，和无人应门、过期而报到支部书记的（led），最急的在前").Refuses("consent_required");
        visits.MapGet("/{id:guid}/door", Door).WithSummary("门牌号（走访人；查看会留痕，这户居民能看到）").Refuses("consent_required", "not_found", "home_visit.over");
        Recorded(visits.MapPost("/{id:guid}/no-answer", NoAnswer), "敲门无人应；换个时间再来，多次后请组长打听", "home_visit.too_soon");
        Recorded(visits.MapPost("/{id:guid}/visited", Visited), "已走访");
        Recorded(visits.MapPost("/{id:guid}/declined", Declined), "住户不需要走访，不问原因");
        visits.MapPost("/{id:guid}/needs", Need).WithSummary("走访时替住户记下一件事，成为点单").Idempotent()
            .Refuses("consent_required", "not_found", "home_visit.wrong_state", "home_visit.read_aloud", "home_visit.too_long_ago", "moderation.muted", "order.too_many_open", "order.emergency", "moderation.asks_for_money", "photo.not_usable", "photo.consent_withdrawn");
    }

    private static void Recorded(RouteHandlerBuilder endpoint, string summary, params string[] refusals) =>
        endpoint.WithSummary(summary).Idempotent().Refuses(["consent_required", "not_found", "home_visit.wrong_state", "home_visit.wrong_role", .. refusals]);

    /// <param name="view">mine 或 led。</param>
    private static async Task<Ok<Page<HomeVisitRow>>> List(ReadHomeVisits read, CurrentActor current, CancellationToken ct, string? view = null, string? after = null, [Range(1, 100)] int limit = 20)
    {
        var me = current.RequirePerson();
        var page = await read.ForPhoneAsync(QueryWords.Read<HomeVisitView>("view", view) ?? HomeVisitView.Mine, Cursor.Parse(after), limit, ct);
        return TypedResults.Ok(new Page<HomeVisitRow>([.. page.Items.Select(v => HomeVisitRow.Of(v, me))], page.Next));
    }

    private static async Task<Ok<VisitDoor>> Door(Guid id, ReadVisitDoor read, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new VisitDoor(await read.RunAsync(id, ct)));
    }

    private static async Task<Ok<HomeVisitReceipt>> NoAnswer(Guid id, RecordHomeVisit record, CancellationToken ct) => TypedResults.Ok(HomeVisitReceipt.Of(await record.NobodyOpenedAsync(id, ct)));

    private static async Task<Ok<HomeVisitReceipt>> Visited(Guid id, RecordHomeVisit record, CancellationToken ct) => TypedResults.Ok(HomeVisitReceipt.Of(await record.VisitedAsync(id, ct)));

    private static async Task<Ok<HomeVisitReceipt>> Declined(Guid id, RecordHomeVisit record, CancellationToken ct) => TypedResults.Ok(HomeVisitReceipt.Of(await record.DeclinedAsync(id, ct)));

    private static async Task<Created<OrderReceipt>> Need(Guid id, VisitNeed request, RecordHomeVisit record, HttpContext http, CancellationToken ct)
    {
        var order = await record.NeedAsync(id, request.ResidentId, request.Order.ToDraft(), request.ReadAloud, ct);
        http.Response.Tag(order.Version);
        return TypedResults.Created($"/api/v1/orders/{order.Id}", OrderReceipt.Of(order));
    }
}
