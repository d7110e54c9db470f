using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Moderation;

/// <summary>Moderation on the author's phone: a look before posting, what was decided and why, and the appeal.</summary>
public static class ModerationEndpoints
{
    public static void MapModeration(this RouteGroupBuilder api)
    {
        api.MapPost("/texts/preview", Preview).WithTags("内容审核").WithSummary("发布前预览：找出电话、身份证号、门牌号、车牌号，给出隐去后的文字；不保存任何内容").Refuses("consent_required");
        var own = api.MapGroup("/moderation").WithTags("内容审核");
        own.MapGet("/decisions", Decisions).Polls().WithSummary("对自己内容的审核决定和理由").Refuses("consent_required");
        own.MapPost("/decisions/{id:guid}/appeal", Appeal).Idempotent().WithSummary("对一个决定申诉（一次，由另一位工作人员复核）")
            .Refuses("consent_required", "not_found", "moderation_appeal.exists", "moderation_appeal.closed", "moderation_appeal.nothing");
        own.MapGet("/pending", Pending).Polls().WithSummary("自己还在检测或等待审核的内容，最晚什么时候有人看").Refuses("consent_required");
        own.MapGet("/measures", Measures).Polls().WithSummary("对自己采取的措施和期限").Refuses("consent_required");
    }

    private static async Task<Ok<TextPreview>> Preview(TextToPreview request, CurrentActor current, PreviewText preview, CancellationToken ct)
    {
        current.RequirePerson();
        return TypedResults.Ok(await preview.RunAsync(request, ct));
    }

    private static async Task<Ok<Page<ModerationDecisionRow>>> Decisions(ReadOwnModeration read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.DecisionsAsync(Cursor.Parse(after), limit, ct));

    private static async Task<Ok<ModerationAppealAnswer>> Appeal(Guid id, NewModerationAppeal request, AppealDecision appeal, CancellationToken ct) =>
        TypedResults.Ok(ModerationAppealAnswer.Of(await appeal.RunAsync(id, request.Text, ct)));

    private static async Task<Ok<List<PendingContentRow>>> Pending(ReadOwnModeration read, CancellationToken ct) => TypedResults.Ok(await read.PendingAsync(ct));

    private static async Task<Ok<List<MeasureRow>>> Measures(ReadOwnModeration read, CancellationToken ct) => TypedResults.Ok(await read.MeasuresAsync(ct));
}
