using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;

namespace NeighborParty.Api.Council;

/// <summary>周五议事日 on the phone: meetings and published minutes for everybody, what became of projects and surveys, the own items and proposals.</summary>
public static class CouncilEndpoints
{
    public static void MapCouncil(this RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/council-meetings").WithTags("周五议事日");
        meetings.MapGet("", List).Polls().WithSummary("议事日列表，最近的在前").Refuses("consent_required");
        meetings.MapGet("/{id:guid}", One).WithSummary("一次议事日；纪要公开后有议题和结果，不含姓名；请来参加的人在议程定下后看到议题").Refuses("consent_required", "not_found");
        var undertakings = api.MapGroup("/council-undertakings").WithTags("周五议事日");
        undertakings.MapGet("", Undertakings).Polls().WithSummary("议事日立的项目和征求意见：我提出的，和我住的楼栋的").Refuses("consent_required");
        undertakings.MapGet("/{id:guid}", Undertaking).WithSummary("一个项目或一次征求意见办到哪里了，结果怎样").Refuses("consent_required", "not_found");
        var items = api.MapGroup("/agenda-items").WithTags("周五议事日");
        items.MapGet("", Own).Polls().WithSummary("我提出的、我的点单转来的议题和结果").Refuses("consent_required");
        items.MapPost("", Propose).Idempotent().WithSummary("给议事日提建议").Refuses("consent_required", "not_found", "agenda_item.too_many");
        items.MapPost("/{id:guid}/withdraw", Withdraw).Idempotent().WithSummary("撤回还没有议定的建议").Refuses("consent_required", "not_found", "agenda_item.wrong_state", "agenda_item.wrong_role");
    }

    private static async Task<Ok<Page<CouncilMeetingRow>>> List(ReadCouncil read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.ListAsync(Cursor.Parse(after), limit, ct));

    private static async Task<Ok<CouncilMeetingDetails>> One(Guid id, ReadCouncil read, CancellationToken ct) => TypedResults.Ok(await read.OneAsync(id, ct));

    private static async Task<Ok<Page<CouncilUndertakingRow>>> Undertakings(ReadUndertakings read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.ListAsync(Cursor.Parse(after), limit, ct));

    private static async Task<Ok<CouncilUndertakingDetails>> Undertaking(Guid id, ReadUndertakings read, CancellationToken ct) => TypedResults.Ok(await read.OneAsync(id, ct));

    private static async Task<Ok<Page<OwnAgendaItem>>> Own(ReadCouncil read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.OwnAsync(Cursor.Parse(after), limit, ct));

    private static async Task<Created<AgendaItemReceipt>> Propose(NewAgendaProposal request, AddAgendaItem add, HttpContext http, CancellationToken ct)
    {
        var item = await add.RunAsync(request.ToDraft(), ct);
        http.Response.Tag(item.Version);
        return TypedResults.Created("/api/v1/agenda-items", AgendaItemReceipt.Of(item));
    }

    private static async Task<Ok<AgendaItemReceipt>> Withdraw(Guid id, WithdrawAgendaProposal request, IfMatch? ifMatch, JudgeProposal judge, HttpContext http, CancellationToken ct)
    {
        var item = await judge.WithdrawAsync(id, ifMatch?.Version, request.Reason, readAgain: false, ct);
        http.Response.Tag(item.Version);
        return TypedResults.Ok(AgendaItemReceipt.Of(item));
    }
}
