using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;

namespace NeighborParty.Api.Duties;

/// <summary>Recurring duties of the groups that the caller leads.</summary>
public static class SeriesEndpoints
{
    public static void MapDutySeries(this RouteGroupBuilder api)
    {
        var series = api.MapGroup("/duty-series").WithTags("值守（组长）");
        series.MapGet("", List).Polls().WithSummary("我负责的小组的值守计划");
        series.MapGet("/{id:guid}", Get).WithSummary("一个值守计划，带接下来的日期").Refuses("not_found");
        series.MapPost("", Plan).Idempotent().WithSummary("安排重复的值守").Refuses("not_found", "duty_place.exists");
        series.MapPut("/{id:guid}", Change).RunsAgainWhenSentBack().WithSummary("修改值守计划；已有人报名的班次保持原样").Refuses("not_found", "duty_place.exists");
        series.MapPost("/{id:guid}/stop", Stop).Idempotent().WithSummary("停止值守计划；已有人报名的班次保持原样").Refuses("not_found");
    }

    private static async Task<Ok<IReadOnlyList<SeriesAnswer>>> List(
        CurrentActor current, Leadership leadership, NeighborPartyDb db, PolicyBook policies, WorkingCalendar calendar, TimeProvider time, CancellationToken ct)
    {
        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        var rows = await db.DutySeries.AsNoTracking().Where(s => s.GroupId != null && led.Contains(s.GroupId.Value)).OrderBy(s => s.Id).Take(100).ToListAsync(ct);
        var weeks = (await policies.TodayAsync(ct)).GenerateWeeksAhead;
        return TypedResults.Ok<IReadOnlyList<SeriesAnswer>>(rows.ConvertAll(s => SeriesAnswer.Of(s, s.StartsAhead(time.Now(), weeks, calendar).ToList())));
    }

    private static async Task<Ok<SeriesAnswer>> Get(
        Guid id, DutyRoles roles, NeighborPartyDb db, PolicyBook policies, WorkingCalendar calendar, TimeProvider time, HttpContext http, CancellationToken ct)
    {
        var series = await db.DutySeries.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.GroupId != null, ct) ?? throw Refusals.NotFound("值守计划");
        await roles.RequirePlannerAsync(series.GroupId, ct);
        http.Response.Tag(series.Version);
        return TypedResults.Ok(SeriesAnswer.Of(series, series.StartsAhead(time.Now(), (await policies.TodayAsync(ct)).GenerateWeeksAhead, calendar).ToList()));
    }

    private static async Task<Created<PlannedAnswer>> Plan(PlanSeriesRequest request, PlanSeries plan, HttpContext http, TimeProvider time, CancellationToken ct)
    {
        var series = await plan.RunAsync(request.ToPlan(), new PlaceChoice(request.PlaceId, request.Place?.ToPlace()), request.ToRule(ChinaTime.Today(time.Now())), ct);
        http.Response.Tag(series.Version);
        return TypedResults.Created($"/api/v1/duty-series/{series.Id}", new PlannedAnswer(series.Id, series.Version));
    }

    private static async Task<Ok<SeriesChangeAnswer>> Change(Guid id, PlanSeriesRequest request, IfMatch? ifMatch, ChangeSeries change, HttpContext http, TimeProvider time, CancellationToken ct)
    {
        var rule = request.ToRule(ChinaTime.Today(time.Now()));
        return Answer(http, await change.RunAsync(id, request.ToPlan(), new PlaceChoice(request.PlaceId, request.Place?.ToPlace()), rule, ifMatch?.Version, ct));
    }

    private static async Task<Ok<SeriesChangeAnswer>> Stop(Guid id, IfMatch? ifMatch, ChangeSeries change, HttpContext http, CancellationToken ct) =>
        Answer(http, await change.StopAsync(id, ifMatch?.Version, ct));

    private static Ok<SeriesChangeAnswer> Answer(HttpContext http, SeriesChange done)
    {
        http.Response.Tag(done.Series.Version);
        return TypedResults.Ok(new SeriesChangeAnswer(done.Series.Id, done.Series.Version, done.Changed, done.Removed, done.KeptStarts));
    }
}
