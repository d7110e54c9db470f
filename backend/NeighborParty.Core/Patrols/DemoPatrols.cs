using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Patrols;

/// <summary>The demo's first community has one route for its patrols: the doors of its buildings.</summary>
public sealed class DemoPatrols(NeighborPartyDb db) : IDemoPart
{
    public int Order => 40;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        var route = new PatrolRoute { Id = Ids.New(town.Now), CommunityId = town.CommunityId, CreatedAt = town.Now };
        var doors = town.Buildings.Values.OrderBy(b => b.Name, StringComparer.Ordinal).Take(3)
            .Select(b => new PointPlan(null, b.Name + "门口", b.Latitude, b.Longitude, 50)).ToList();
        route.Describe(new RoutePlan("夜间巡逻", "看消防通道、楼道灯、非机动车停放。", [.. doors, new PointPlan(null, "地下车库入口", null, null, 50)]), town.Now);
        db.PatrolRoutes.Add(route);
        await db.SaveChangesAsync(ct);
    }
}
