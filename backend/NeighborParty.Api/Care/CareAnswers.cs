using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;

namespace NeighborParty.Api.Care;

/// <summary>包户</summary>
/// <param name="Member">谁来联系。</param>
/// <param name="MemberIsMe">由本人联系。</param>
/// <param name="Building">楼栋和单元，不含门牌号。</param>
/// <param name="Household">这户人家，只显示姓。</param>
/// <param name="VisitsDeclined">这户说过不需要走访。</param>
public sealed record CareRow(Guid Id, string Member, bool MemberIsMe, string Building, string? Stairwell, IReadOnlyList<string> Household, DateTime Since, bool VisitsDeclined)
{
    public static CareRow Example => new(new Guid("01950000-0000-7000-8000-000000000041"), "陈大明", true, "1号楼", "1单元", ["王**"], new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), false);

    internal static CareRow Of(CareFound c, Guid me) => new(c.Id, c.Member, c.PersonId == me, c.Building, c.Stairwell, [.. c.Household.Select(n => Masking.Name(n))], c.Since, c.VisitsDeclined);
}

/// <summary>安排包户（组长）</summary>
/// <param name="MemberId">由哪位组员联系。</param>
/// <param name="ResidentId">这户的任意一位居民。</param>
public sealed record NewCare(Guid MemberId, Guid ResidentId)
{
    public static NewCare Example => new(new Guid("01950000-0000-7000-8000-000000000032"), new Guid("01950000-0000-7000-8000-000000000031"));
}

/// <summary>要不要走访</summary>
public sealed record WantVisits(bool Wanted)
{
    public static WantVisits Example => new(false);
}

/// <summary>已安排的包户</summary>
public sealed record CareReceipt(Guid Id, DateTime Since)
{
    public static CareReceipt Example => new(new Guid("01950000-0000-7000-8000-000000000041"), new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc));
}
