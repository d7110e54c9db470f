using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Aid;

/// <summary>等待介绍的应答</summary>
/// <param name="Text">帖子的内容。</param>
/// <param name="Author">“王**”或“匿名邻居”。</param>
/// <param name="Answerer">应答人的姓名，供楼长核实。</param>
/// <param name="Answer">应答的内容。</param>
/// <param name="DueAt">请在此之前核实；已超过时限为空。</param>
public sealed record AidIntroductionRow(
    Guid Id, Guid PostId, AidKind Kind, string CategoryName, string Title, string Text, string Building, string Author, string Answerer, string Answer, DateTime Since, DateTime? DueAt)
{
    public static AidIntroductionRow Example => new(
        AidAnswerRow.Example.Id, AidPostRow.Example.Id, AidKind.Request, "陪伴陪同", "周四陪我去医院", "上午八点，看眼科。", "3号楼", "王**", "陈小明", "我周四有空。",
        new DateTime(2026, 3, 6, 3, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 9, 3, 0, 0, DateTimeKind.Utc));

    internal static AidIntroductionRow Of(IntroductionFound i, AidCategories categories) => new(
        i.Id, i.PostId, i.Kind, categories.NameOf(i.Category), i.Title, i.PostText, i.Building, i.IsAnonymous ? "匿名邻居" : Masking.Name(i.Author), i.Answerer, i.Text, i.Since, i.DueAt);
}

/// <summary>不介绍的原因；应答人会看到。</summary>
public sealed record TurnedDownAnswer(TurnDownReason Reason)
{
    public static TurnedDownAnswer Example => new(TurnDownReason.SomebodyElse);
}

/// <summary>Whatever has to do with a home, a child, money or illness: a leader looks who answers before the two meet.</summary>
public static class AidIntroductionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var introductions = api.MapGroup("/aid-introductions").WithTags("邻里互助");
        introductions.MapGet("", List).Polls().WithSummary("等待楼长核实介绍的应答（自己小组的楼栋，先到先办）").Refuses("consent_required");
        Answered(introductions.MapPost("/{id:guid}/introduce", Introduce), "核实后把应答人介绍给发布者（楼长）");
        Answered(introductions.MapPost("/{id:guid}/turn-down", TurnDown), "不介绍，选一个原因（楼长）");
    }

    private static void Answered(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).Idempotent().Refuses("consent_required", "not_found", "aid_answer.wrong_state", "aid_introduction.own");

    private static async Task<Ok<Page<AidIntroductionRow>>> List(
        ReadIntroductions read, AidCategories categories, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20)
    {
        var page = await read.ForLeaderAsync(Cursor.Parse(after), limit, ct);
        return TypedResults.Ok(new Page<AidIntroductionRow>([.. page.Items.Select(i => AidIntroductionRow.Of(i, categories))], page.Next));
    }

    private static async Task<Ok<AidAnswerReceipt>> Introduce(Guid id, IntroduceAnswer introduce, CancellationToken ct) =>
        TypedResults.Ok(AidAnswerReceipt.Of(await introduce.RunAsync(id, ct)));

    private static async Task<Ok<AidAnswerReceipt>> TurnDown(Guid id, TurnedDownAnswer request, IntroduceAnswer introduce, CancellationToken ct) =>
        TypedResults.Ok(AidAnswerReceipt.Of(await introduce.TurnDownAsync(id, request.Reason, ct)));
}
