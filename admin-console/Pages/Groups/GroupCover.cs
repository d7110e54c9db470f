using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>A covered place as people call it: 1号楼, or 2号楼 1单元.</summary>
public sealed record GroupCover(Guid GroupId, string Label)
{
    public static async Task<IReadOnlyList<GroupCover>> OfAsync(NeighborPartyDb db, IReadOnlyCollection<Guid> groups, CancellationToken cancel)
    {
        var rows = await (
            from p in db.GroupPlaces.AsNoTracking()
            join b in db.Buildings on p.BuildingId equals b.Id
            from s in db.Stairwells.Where(s => s.Id == p.StairwellId).DefaultIfEmpty()
            where groups.Contains(p.GroupId)
            orderby b.Name.Length, b.Name, s!.Name, p.Id
            select new { p.GroupId, Building = b.Name, Stairwell = (string?)s!.Name }).ToListAsync(cancel);
        return rows.ConvertAll(r => new GroupCover(r.GroupId, $"{r.Building} {r.Stairwell}".Trim()));
    }
}
