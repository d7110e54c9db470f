using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Places;

namespace NeighborParty.Api.Places;

/// <param name="Scene">As the mini-program got it with the scan, decoded once.</param>
public sealed record ResolveDoor([property: Required, StringLength(32, MinimumLength = 1)] string Scene)
{
    public static ResolveDoor Example => new("Zk3vQ0uYt8mB1xPqL5nDfA");
}

/// <param name="CommunityId">Where to go.</param>
/// <param name="Scene">Of a code scanned there; needed where the account is nobody yet.</param>
public sealed record GoToCommunity([property: Required] Guid CommunityId, [property: StringLength(32)] string? Scene = null)
{
    public static GoToCommunity Example => new(Guid.Parse("0195678a-0000-7000-8000-000000000001"), "Zk3vQ0uYt8mB1xPqL5nDfA");
}

/// <param name="Groups">The groups that cover this door; may be none.</param>
/// <param name="Entered">False: the session stays in another community where the account has a person; <c>POST /session/community</c> changes over.</param>
public sealed record DoorAnswer(
    Guid CommunityId, string Community, string Compound, Guid BuildingId, string Building, Guid? StairwellId, string? Stairwell,
    IReadOnlyList<DoorGroup> Groups, bool Entered)
{
    public static DoorAnswer Example => new(
        Guid.Parse("0195678a-0000-7000-8000-000000000001"), "桂园社区", "幸福小区", Guid.Parse("0195678a-0000-7000-8000-000000000002"), "3栋",
        Guid.Parse("0195678a-0000-7000-8000-000000000003"), "2单元", [new DoorGroup(Guid.Parse("0195678a-0000-7000-8000-000000000004"), "3栋党小组")], true);
}

/// <summary>The door of a building, as a phone meets it.</summary>
public static class PlacesEndpoints
{
    public static void MapPlaces(this RouteGroupBuilder api)
    {
        api.MapPost("/door-codes/resolve", Resolve).RequireRateLimiting(Limits.DoorCode).WithTags("楼栋")
            .WithSummary("扫楼栋门码：得到楼栋和小组，并进入该社区")
            .Refuses("door_code.unknown", "door_code.revoked", "door_code.expired");
        api.MapPost("/session/community", Enter).RequireRateLimiting(Limits.DoorCode).WithTags("楼栋")
            .WithSummary("切换到另一个社区").Refuses("not_found", "door_code.unknown", "door_code.revoked", "door_code.expired");
    }

    private static async Task<Ok<DoorAnswer>> Resolve(ResolveDoor request, ResolveDoorCode resolve, CancellationToken ct)
    {
        var d = await resolve.RunAsync(request.Scene, ct);
        return TypedResults.Ok(new DoorAnswer(d.CommunityId, d.Community, d.Compound, d.BuildingId, d.Building, d.StairwellId, d.Stairwell, d.Groups, d.Entered));
    }

    private static async Task<NoContent> Enter(GoToCommunity request, EnterCommunity enter, CancellationToken ct)
    {
        await enter.RunAsync(request.CommunityId, request.Scene, ct);
        return TypedResults.NoContent();
    }
}
