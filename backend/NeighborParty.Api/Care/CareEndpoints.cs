using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;

namespace NeighborParty.Api.Care;

/// <summary>包户 on the phone: the leader arranges it, both sides see it and may end it.</summary>
public static class CareEndpoints
{
    public static void MapCare(this RouteGroupBuilder api)
    {
        var care = api.MapGroup("/care-assignments").WithTags("包户");
        care.MapGet("", List).Polls().WithSummary("包户：我联系的和联系我家的（mine）、我负责小组的（led）").Refuses("consent_required");
        care.MapPost("", Assign).Idempotent().WithSummary("安排包户（组长）；双方会收到消息")
            .Refuses("consent_required", "not_found", "care.no_home", "care.not_a_member", "care.own_home", "care.too_many");
        care.MapPost("/{id:guid}/end", End).Idempotent().WithSummary("结束包户（组长、组员，或这户居民，不用说原因）").Refuses("consent_required", "not_found");
        care.MapPost("/{id:guid}/visits", Visits).Idempotent().WithSummary("要不要走访，不用说原因；恢复由这户居民自己提出").Refuses("consent_required", "forbidden", "not_found");
        HomeVisitEndpoints.Map(api);
    }

    /// <param name="view">mine 或 led。</param>
    private static async Task<Ok<Page<CareRow>>> List(ReadCare read, CurrentActor current, CancellationToken ct, string? view = null, string? after = null, [Range(1, 100)] int limit = 20)
    {
        var me = current.RequirePerson();
        var page = await read.ForPhoneAsync(QueryWords.Read<CareView>("view", view) ?? CareView.Mine, Cursor.Parse(after), limit, ct);
        return TypedResults.Ok(new Page<CareRow>([.. page.Items.Select(c => CareRow.Of(c, me))], page.Next));
    }

    private static async Task<Created<CareReceipt>> Assign(NewCare request, AssignCare assign, CancellationToken ct)
    {
        var care = await assign.RunAsync(request.MemberId, request.ResidentId, ct);
        return TypedResults.Created((string?)null, new CareReceipt(care.Id, care.From));
    }

    private static async Task<NoContent> Visits(Guid id, WantVisits request, AllowVisits allow, CancellationToken ct)
    {
        await allow.RunAsync(id, request.Wanted, ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> End(Guid id, EndCare end, CancellationToken ct)
    {
        await end.RunAsync(id, ct);
        return TypedResults.NoContent();
    }
}
