using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.Patrols;

namespace NeighborParty.Api.Patrols;

/// <summary>巡逻: routes of the leaders, rounds of who is on duty.</summary>
public static class PatrolEndpoints
{
    private const int PageSize = 50;

    public static void MapPatrols(this RouteGroupBuilder api)
    {
        var routes = api.MapGroup("/patrol-routes").WithTags("巡逻（组长）");
        routes.MapGet("", List).Polls().WithSummary("我负责的小组的巡逻路线，按编号翻页").Refuses("consent_required");
        routes.MapGet("/{id:guid}", Get).WithSummary("一条路线，含点位码（组长）").Refuses("consent_required", "not_found");
        routes.MapPost("", Plan).Idempotent().WithSummary("新建路线（组长）").Refuses("consent_required", "not_found", "patrol_route.exists");
        routes.MapPut("/{id:guid}", Change).RunsAgainWhenSentBack().WithSummary("修改路线；保留编号的点位，码不变（组长）").Refuses("consent_required", "not_found", "patrol_route.exists", "patrol_route.retired");
        routes.MapPost("/{id:guid}/retire", Retire).Idempotent().WithSummary("停用路线（组长）").Refuses("consent_required", "not_found", "patrol_route.retired");
        routes.MapPost("/{id:guid}/points/{pointId:guid}/renew-code", RenewCode).Idempotent().WithSummary("点位码被翻拍或撕走时换一个（组长）")
            .Refuses("consent_required", "not_found", "patrol_route.retired");

        var shifts = api.MapGroup("/shifts/{id:guid}").WithTags("巡逻");
        shifts.MapGet("/patrol-routes", OfShift).Polls().WithSummary("这次值守可以走的路线，计划要走的在前").Refuses("consent_required", "not_found");
        shifts.MapGet("/patrol-rounds", Rounds).Polls().WithSummary("这次值守的巡逻记录：组长看全部，组员看自己的").Refuses("consent_required", "not_found");
        shifts.MapPost("/patrol-rounds", Begin).Idempotent().WithSummary("开始走一圈（先签到）；不选路线就走计划的那条")
            .Refuses("consent_required", "not_found", "patrol_round.not_on_duty", "patrol_route.retired", "patrol_round.walking");

        var rounds = api.MapGroup("/patrol-rounds/{id:guid}").WithTags("巡逻");
        rounds.MapGet("", Round).Polls().WithSummary("一圈：每个点何时经过").Refuses("consent_required", "not_found");
        rounds.MapPost("/passes", Pass).Idempotent().WithSummary("扫点位码，记下经过").Refuses("consent_required", "not_found", "patrol_point.bad_code", "patrol_round.wrong_state");
        rounds.MapPost("/end", End).Idempotent().WithSummary("结束这一圈，或补一句情况说明").Refuses("consent_required", "not_found", "patrol_round.wrong_state");
    }

    /// <param name="after">The last id of the page before.</param>
    private static async Task<Ok<Page<PatrolRouteAnswer>>> List(Guid? after, CurrentActor current, Leadership leadership, NeighborPartyDb db, CancellationToken ct)
    {
        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        var rows = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points)
            .Where(r => r.RetiredAt == null && r.GroupId != null && led.Contains(r.GroupId.Value) && (after == null || r.Id > after))
            .OrderBy(r => r.Id).Take(PageSize + 1).ToListAsync(ct);
        var items = rows.Take(PageSize).Select(r => PatrolRouteAnswer.Of(r, withCodes: true)).ToList();
        return TypedResults.Ok(new Page<PatrolRouteAnswer>(items, rows.Count > PageSize ? items[^1].Id.ToString() : null));
    }

    private static async Task<Ok<PatrolRouteAnswer>> Get(Guid id, NeighborPartyDb db, DutyRoles roles, HttpContext http, CancellationToken ct)
    {
        var route = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (route is not { GroupId: { } group })
            throw Refusals.NotFound("巡逻路线");
        await roles.RequirePlannerAsync(group, ct);
        return Answer(route, http);
    }

    private static async Task<Created<PatrolRouteAnswer>> Plan(PlanPatrolRouteRequest request, SavePatrolRoute save, HttpContext http, CancellationToken ct)
    {
        var route = await save.PlanAsync(request.GroupId, request.ToPlan(), ct);
        http.Response.Tag(route.Version);
        return TypedResults.Created($"/api/v1/patrol-routes/{route.Id}", PatrolRouteAnswer.Of(route, withCodes: true));
    }

    private static async Task<Ok<PatrolRouteAnswer>> Change(Guid id, ChangePatrolRouteRequest request, IfMatch? ifMatch, SavePatrolRoute save, HttpContext http, CancellationToken ct) =>
        Answer(await save.ChangeAsync(id, request.ToPlan(), ifMatch?.Version, ct), http);

    private static async Task<Ok<PatrolRouteAnswer>> Retire(Guid id, IfMatch? ifMatch, SavePatrolRoute save, HttpContext http, CancellationToken ct) =>
        Answer((await save.RetireAsync(id, ifMatch?.Version, ct)).Route, http);

    private static async Task<Ok<PatrolRouteAnswer>> RenewCode(Guid id, Guid pointId, IfMatch? ifMatch, SavePatrolRoute save, HttpContext http, CancellationToken ct) =>
        Answer(await save.RenewCodeAsync(id, pointId, ifMatch?.Version, ct), http);

    private static async Task<Ok<IReadOnlyList<PatrolRouteAnswer>>> OfShift(Guid id, DutyRoles roles, NeighborPartyDb db, CancellationToken ct)
    {
        var shift = await (await roles.InSightAsync(ct)).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守");
        var rows = await db.PatrolRoutes.AsNoTracking().Include(r => r.Points)
            .Where(r => r.RetiredAt == null && (r.GroupId == null || r.GroupId == shift.GroupId)).OrderBy(r => r.Name).ThenBy(r => r.Id).Take(PageSize).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<PatrolRouteAnswer>>([.. rows.Select(r => PatrolRouteAnswer.Of(r, withCodes: false) with { Planned = r.Id == shift.RouteId }).OrderByDescending(r => r.Planned)]);
    }

    private static async Task<Ok<IReadOnlyList<RoundView>>> Rounds(Guid id, ReadPatrolRound read, CancellationToken ct) => TypedResults.Ok(await read.OfShiftAsync(id, ct));

    private static async Task<Ok<RoundView>> Begin(Guid id, StartPatrolRequest request, WalkPatrol walk, ReadPatrolRound read, CancellationToken ct) =>
        TypedResults.Ok(await read.RunAsync((await walk.BeginAsync(id, request.RouteId, ct)).Id, ct));

    private static async Task<Ok<RoundView>> Round(Guid id, ReadPatrolRound read, CancellationToken ct) => TypedResults.Ok(await read.RunAsync(id, ct));

    private static async Task<Ok<RoundView>> Pass(Guid id, PassPointRequest request, WalkPatrol walk, ReadPatrolRound read, CancellationToken ct) =>
        TypedResults.Ok(await read.RunAsync((await walk.PassAsync(id, request.ToClaim(), ct)).Id, ct));

    private static async Task<Ok<RoundView>> End(Guid id, EndPatrolRequest request, WalkPatrol walk, ReadPatrolRound read, CancellationToken ct) =>
        TypedResults.Ok(await read.RunAsync((await walk.EndAsync(id, request.Note, ct)).Id, ct));

    private static Ok<PatrolRouteAnswer> Answer(PatrolRoute route, HttpContext http)
    {
        http.Response.Tag(route.Version);
        return TypedResults.Ok(PatrolRouteAnswer.Of(route, withCodes: true));
    }
}
