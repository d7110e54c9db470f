using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;

namespace NeighborParty.Api.Aid;

/// <summary>What the two sides of an answer say of each other, hidden until both have.</summary>
public static class AidRatingEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder posts)
    {
        posts.MapGet("/{id:guid}/answers/{answerId:guid}/ratings", Ratings).WithSummary("双方的评价（双方都评价，或结束满规定天数后才显示对方的）").Refuses("consent_required", "not_found");
        posts.MapPost("/{id:guid}/answers/{answerId:guid}/ratings", Rate).WithSummary("评价对方，只能一次")
            .Refuses("consent_required", "not_found", "aid_rating.not_agreed", "aid_rating.over", "aid_rating.already_given").Idempotent();
        api.MapGet("/aid-ratings/mine", Mine).WithTags("邻里互助").WithSummary("邻居给我的评价（只有自己看得到）").Refuses("consent_required");
    }

    private static async Task<Ok<AidRatings>> Ratings(Guid id, Guid answerId, ReadAidRatings read, CancellationToken ct)
    {
        var found = await read.OfAnswerAsync(id, answerId, ct);
        return TypedResults.Ok(new AidRatings(AidRatingRow.Of(found.Mine), AidRatingRow.Of(found.Theirs), found.CanRate, found.ShownAt));
    }

    private static async Task<Created<AidRatingRow>> Rate(Guid id, Guid answerId, NewAidRating request, RateAid rate, CancellationToken ct) =>
        TypedResults.Created((string?)null, AidRatingRow.Of(await rate.RunAsync(id, answerId, request.Stars, request.Helped, ct))!);

    private static async Task<Ok<MyAidRatings>> Mine(ReadAidRatings read, CancellationToken ct)
    {
        var mine = await read.MineAsync(ct);
        return TypedResults.Ok(new MyAidRatings(mine.Count, mine.Average, mine.Helped));
    }
}

/// <param name="Stars">1 至 5。</param>
/// <param name="Helped">问题是否解决。</param>
public sealed record NewAidRating([property: Range(1, AidRating.MostStars)] int Stars, bool Helped)
{
    public static NewAidRating Example => new(5, true);
}

public sealed record AidRatingRow(int Stars, bool Helped, DateTime CreatedAt)
{
    public static AidRatingRow Example => new(5, true, new DateTime(2026, 3, 8, 3, 0, 0, DateTimeKind.Utc));

    public static AidRatingRow? Of(AidRating? rating) => rating is null ? null : new AidRatingRow(rating.Stars, rating.Helped, rating.CreatedAt);
}

/// <param name="Theirs">对方的评价；还不能显示或没有评价时为空。</param>
/// <param name="ShownAt">最迟何时显示对方的评价；互助没有结束时为空。</param>
public sealed record AidRatings(AidRatingRow? Mine, AidRatingRow? Theirs, bool CanRate, DateTime? ShownAt)
{
    public static AidRatings Example => new(AidRatingRow.Example, null, false, null);
}

/// <param name="Count">已显示的评价数。</param>
/// <param name="Average">平均星数，一位小数；没有评价时为空。</param>
/// <param name="Helped">其中问题解决的次数。</param>
public sealed record MyAidRatings(int Count, double? Average, int Helped)
{
    public static MyAidRatings Example => new(4, 4.8, 4);
}
