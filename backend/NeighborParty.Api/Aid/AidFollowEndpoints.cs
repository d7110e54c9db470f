using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;

namespace NeighborParty.Api.Aid;

/// <summary>Before somebody posts the same again: what is like it, and following that instead.</summary>
public static class AidFollowEndpoints
{
    public static void Map(RouteGroupBuilder posts)
    {
        posts.MapGet("/similar", Similar).WithSummary("发布前：同一楼栋最近的同类互助，可以关注而不用再发").Refuses("consent_required", "membership_required");
        posts.MapPost("/{id:guid}/follow", Follow).WithSummary("关注一条互助，结束时会收到消息")
            .Refuses("consent_required", "membership_required", "not_found", "aid_follow.own_post", "aid_post.not_open");
        posts.MapPost("/{id:guid}/unfollow", Unfollow).WithSummary("取消关注").Refuses("consent_required");
        posts.MapGet("/{id:guid}/versions", Versions).WithSummary("自己的互助的各个版本，最新的在前").Refuses("consent_required", "not_found");
    }

    private static async Task<Ok<List<AidPostRow>>> Similar(
        [Required, MaxLength(30)] string category, Guid? buildingId, Neighbourhood neighbourhood, ReadAidPosts read, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        return TypedResults.Ok(await read.SimilarAsync(person, places, category, buildingId, ct));
    }

    private static async Task<NoContent> Follow(Guid id, FollowAidPost follow, CancellationToken ct)
    {
        await follow.FollowAsync(id, ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Unfollow(Guid id, FollowAidPost follow, CancellationToken ct)
    {
        await follow.UnfollowAsync(id, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<AidVersionRow>>> Versions(Guid id, ReadAidPosts read, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20) =>
        TypedResults.Ok(await read.VersionsAsync(id, Cursor.Parse(after), limit, ct));
}
