using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;

namespace NeighborParty.Api.Calls;

/// <param name="Title">What to tell, in short.</param>
/// <param name="Body">What to tell, in full.</param>
/// <param name="OnWeChat">WeChat did not deliver the message; false: the person has no WeChat.</param>
/// <param name="ShiftId">The shift that it is about, if it is about one.</param>
public sealed record CallAnswer(Guid Id, Guid PersonId, string Name, string Title, string Body, DateTime Since, bool OnWeChat, Guid? ShiftId)
{
    public static CallAnswer Example => new(
        new Guid("01997c3e-5f00-7a10-8000-000000000021"), new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", "值守取消了", "“周五巡楼”（3月6日 19:00）取消了：下雨。不用再来了。",
        new DateTime(2026, 3, 5, 2, 0, 0, DateTimeKind.Utc), false, new Guid("01997c3e-5f00-7a10-8000-000000000022"));

    internal static CallAnswer Of(CallView c) => new(c.Id, c.PersonId, c.Name, c.Title, c.Body, c.Since, c.OnWeChat, c.AboutKind == ReadCalls.Shifts ? c.AboutId : null);
}

/// <summary>Whom a leader has to call, because WeChat does not reach them.</summary>
public static class CallsEndpoints
{
    public static void MapCalls(this RouteGroupBuilder api)
    {
        api.MapGet("/groups/{groupId:guid}/calls", OfGroup).Polls().WithTags("电话通知").WithSummary("本组消息到不了、要打电话或上门告诉的事（组长）").Refuses("consent_required", "not_found");
        api.MapGet("/shifts/{id:guid}/calls", OfShift).Polls().WithTags("电话通知").WithSummary("这次值守要打电话告诉的人（组长、负责人）").Refuses("consent_required", "not_found");
        api.MapPost("/calls/{id:guid}/told", Told).WithTags("电话通知").WithSummary("已经电话或当面告诉（组长、负责人）").Idempotent().Refuses("consent_required", "not_found");
    }

    private static async Task<Ok<Page<CallAnswer>>> OfGroup(Guid groupId, string? after, ReadCalls read, Leadership leadership, CancellationToken ct)
    {
        await leadership.RequireLeaderOfAsync(groupId, ct);
        var page = await read.RunAsync(groupId, after, ct);
        return TypedResults.Ok(new Page<CallAnswer>([.. page.Items.Select(CallAnswer.Of)], page.Next));
    }

    private static async Task<Ok<IReadOnlyList<CallAnswer>>> OfShift(Guid id, ReadCalls read, DutyRoles roles, NeighborPartyDb db, CancellationToken ct)
    {
        await roles.RequireLeadAsync(await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守"), ct);
        return TypedResults.Ok<IReadOnlyList<CallAnswer>>([.. (await read.OfShiftAsync(id, ct)).Select(CallAnswer.Of)]);
    }

    private static async Task<NoContent> Told(Guid id, MarkTold told, CancellationToken ct)
    {
        await told.RunAsync(id, ct);
        return TypedResults.NoContent();
    }
}
