using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using Details = NeighborParty.Api.Applications.JoinApplicationDetails;

namespace NeighborParty.Api.Applications;

/// <summary>What the leader does with applications to the own group.</summary>
internal static class LeaderEndpoints
{
    internal static void MapLeaderPart(this RouteGroupBuilder applications)
    {
        applications.MapPost("/{id:guid}/open", Open).Idempotent().WithSummary("组长打开申请资料（会留痕）")
            .Refuses("community_required", "consent_required", "not_found", "application.own_or_family");
        applications.MapPost("/{id:guid}/opinion", Opinion).Idempotent().WithSummary("组长填写意见")
            .Refuses("community_required", "consent_required", "not_found", "application.own_or_family", "application.not_opened", "application.wrong_state");
        applications.MapPost("/{id:guid}/ask", Ask).Idempotent().WithSummary("组长请申请人补充材料")
            .Refuses("community_required", "consent_required", "not_found", "application.own_or_family", "application.wrong_state", "application.wrong_role");
    }

    internal static void MapGroupApplications(this RouteGroupBuilder groups) =>
        groups.MapGet("/{id:guid}/join-applications", OfGroup).Polls().WithTags("入组申请").WithSummary("组长查看本组的申请").Refuses("community_required", "consent_required", "not_found");

    /// <param name="open">true（默认）只看办理中的；false 看全部。</param>
    private static async Task<Ok<Page<Details>>> OfGroup(
        Guid id, Leadership leadership, LeaderConflicts conflicts, ApplicationReads reads, CancellationToken ct, bool open = true, string? after = null)
    {
        var leader = await leadership.RequireLeaderOfAsync(id, ct);
        var rows = (await conflicts.HandledByAsync(leader, ct)).Where(a => a.GroupId == id && (!open || ApplicationStates.Open.Contains(a.State)));
        return TypedResults.Ok(await reads.PageAsync(rows, after, ApplicationReads.Reader.Leader, ct));
    }

    private static async Task<Ok<Details>> Open(Guid id, OpenApplication opening, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Shown((await opening.ForLeaderAsync(id, ct)).Application, ApplicationReads.Reader.LeaderWhoOpened, reads, http, ct);

    private static async Task<Ok<Details>> Opinion(
        Guid id, GiveJoinOpinion request, IfMatch? ifMatch, GiveLeaderOpinion give, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Shown(await give.RunAsync(id, request.Opinion, request.Remark, ifMatch?.Version, ct), ApplicationReads.Reader.Leader, reads, http, ct);

    private static async Task<Ok<Details>> Ask(
        Guid id, AskJoinApplicant request, IfMatch? ifMatch, AskApplicant ask, ApplicationReads reads, HttpContext http, CancellationToken ct) =>
        await Shown(await ask.RunAsync(id, request.Question, ifMatch?.Version, ct), ApplicationReads.Reader.Leader, reads, http, ct);

    private static async Task<Ok<Details>> Shown(JoinApplication application, ApplicationReads.Reader reader, ApplicationReads reads, HttpContext http, CancellationToken ct)
    {
        http.Response.Tag(application.Version);
        return TypedResults.Ok(await reads.OneAsync(application, reader, ct));
    }
}
