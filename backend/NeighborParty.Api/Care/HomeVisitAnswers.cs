using NeighborParty.Api.Orders;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;

namespace NeighborParty.Api.Care;

/// <summary>一次走访</summary>
/// <param name="Visitor">由谁走访。</param>
/// <param name="Building">楼栋和单元，不含门牌号。</param>
/// <param name="Household">这户人家；走访人看到全名，组长只看到姓。</param>
/// <param name="DueOn">请在这一天之前走访。</param>
/// <param name="Attempts">敲门无人应的次数；几次后请组长打听，由社区规定。</param>
public sealed record HomeVisitRow(
    Guid Id, string Visitor, bool VisitorIsMe, string Building, string? Stairwell, IReadOnlyList<HomeVisitPerson> Household, HomeVisitState State, string StateName, int Attempts, DateOnly DueOn)
{
    public static HomeVisitRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000043"), "陈大明", true, "1号楼", "1单元", [HomeVisitPerson.Example], HomeVisitState.Due, "待走访", 0, new DateOnly(2026, 3, 20));

    internal static HomeVisitRow Of(HomeVisitFound v, Guid me) => new(
        v.Id, v.Visitor, v.PersonId == me, v.Building, v.Stairwell, [.. v.Household.Select(h => v.PersonId == me ? new HomeVisitPerson(h.Id, h.Name) : new HomeVisitPerson(null, Masking.Name(h.Name)))],
        v.State, HomeVisitStates.Label(v.State), v.Attempts, v.DueOn);
}

/// <summary>住户</summary>
/// <param name="Id">只有走访人能看到，用来代录需求。</param>
public sealed record HomeVisitPerson(Guid? Id, string Name)
{
    public static HomeVisitPerson Example => new(new Guid("01950000-0000-7000-8000-000000000031"), "王秀兰");
}

/// <summary>门牌号</summary>
public sealed record VisitDoor(string Door)
{
    public static VisitDoor Example => new("101");
}

/// <summary>走访的结果</summary>
public sealed record HomeVisitReceipt(Guid Id, HomeVisitState State, string StateName, int Attempts)
{
    public static HomeVisitReceipt Example => new(HomeVisitRow.Example.Id, HomeVisitState.Visited, "已走访", 1);

    internal static HomeVisitReceipt Of(HomeVisit v) => new(v.Id, v.State, HomeVisitStates.Label(v.State), v.Attempts);
}

/// <summary>走访时记下的一件事</summary>
/// <param name="ResidentId">这户的哪一位提出的。</param>
/// <param name="Order">点单内容；照片由代录的人先上传。</param>
/// <param name="ReadAloud">已经念给本人听，本人同意。</param>
public sealed record VisitNeed(Guid ResidentId, NewOrder Order, bool ReadAloud)
{
    public static VisitNeed Example => new(HomeVisitPerson.Example.Id!.Value, NewOrder.Example, true);
}
