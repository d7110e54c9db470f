using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;

namespace NeighborParty.Api.Aid;

/// <summary>Neighbours' aid on the phone: posts, and what their authors do with them.</summary>
public static class AidEndpoints
{
    private static readonly string[] Member = ["consent_required", "membership_required"];
    private static readonly string[] Text = ["moderation.asks_for_money", "moderation.personal_details", "moderation.muted", "moderation.suspended"];

    public static void MapAid(this RouteGroupBuilder api)
    {
        api.MapGet("/aid-categories", Categories).WithTags("邻里互助").WithSummary("互助类别");
        var posts = api.MapGroup("/aid-posts").WithTags("邻里互助");
        posts.MapGet("", List).Polls().WithSummary("邻居的互助，或自己发布的").Refuses(Member);
        posts.MapGet("/{id:guid}", Details).WithSummary("一条互助和它的应答").Refuses([.. Member, "not_found"]);
        posts.MapPost("", Post).WithSummary("发布求助或帮忙（检测、审核通过后邻居才能看到）")
            .Refuses([.. Member, .. Text, "order.emergency", "aid_post.not_your_building", "aid_post.too_many_open", "photo.not_usable"]).Idempotent();
        posts.MapPut("/{id:guid}", Edit).RunsAgainWhenSentBack().WithSummary("修改自己的互助（新的内容通过后才显示）")
            .Refuses([.. Member, .. Text, "order.emergency", "not_found", "photo.not_usable", "aid_post.wrong_state"]);
        posts.MapPost("/{id:guid}/close", Close).WithSummary("结束自己的互助").Refuses("consent_required", "not_found", "aid_post.wrong_state");
        posts.MapPost("/{id:guid}/withdraw", Withdraw).WithSummary("撤回自己的互助").Refuses("consent_required", "not_found", "aid_post.wrong_state");
        AidAnswerEndpoints.Map(posts);
        AidFollowEndpoints.Map(posts);
        AidRatingEndpoints.Map(api, posts);
        AidLoanEndpoints.Map(api);
        AidIntroductionEndpoints.Map(api);
    }

    private static Ok<List<AidCategoryRow>> Categories(AidCategories categories) =>
        TypedResults.Ok(categories.All.Select(c => new AidCategoryRow(c.Code, c.Name, c.Hint, c.Lend, c.Urgency, c.Mode == AidMode.Arranged)).ToList());

    private static async Task<Ok<Page<AidPostRow>>> List(
        Neighbourhood neighbourhood, ReadAidPosts read, CancellationToken ct,
        bool mine = false, AidKind? kind = null, [MaxLength(30)] string? category = null, string? after = null, [Range(1, 100)] int limit = 20)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        return TypedResults.Ok(await read.ListAsync(person, places, mine, kind, category, Cursor.Parse(after), limit, ct));
    }

    private static async Task<Ok<AidPostDetails>> Details(Guid id, Neighbourhood neighbourhood, ReadAidPosts read, HttpContext http, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        var details = await read.DetailsAsync(id, person, places, ct);
        http.Response.Tag(details.Version);
        return TypedResults.Ok(details);
    }

    private static async Task<Created<AidPostReceipt>> Post(NewAidPost request, PostAid post, HttpContext http, CancellationToken ct)
    {
        var made = await post.RunAsync(request.Kind, request.BuildingId, request.Anonymous, request.ToDraft(), ct);
        http.Response.Tag(made.Version);
        return TypedResults.Created($"/api/v1/aid-posts/{made.Id}", AidPostReceipt.Of(made));
    }

    private static async Task<Ok<AidPostReceipt>> Edit(Guid id, ChangedAidPost request, IfMatch? ifMatch, EditAidPost edit, HttpContext http, CancellationToken ct) =>
        Answer(await edit.RunAsync(id, ifMatch?.Version, request.ToDraft(), ct), http);

    private static async Task<Ok<AidPostReceipt>> Close(Guid id, IfMatch? ifMatch, EndAidPost end, HttpContext http, CancellationToken ct) =>
        Answer(await end.RunAsync(id, ifMatch?.Version, AidPostEvent.Close, ct), http);

    private static async Task<Ok<AidPostReceipt>> Withdraw(Guid id, IfMatch? ifMatch, EndAidPost end, HttpContext http, CancellationToken ct) =>
        Answer(await end.RunAsync(id, ifMatch?.Version, AidPostEvent.Withdraw, ct), http);

    private static Ok<AidPostReceipt> Answer(AidPost post, HttpContext http)
    {
        http.Response.Tag(post.Version);
        return TypedResults.Ok(AidPostReceipt.Of(post));
    }
}
