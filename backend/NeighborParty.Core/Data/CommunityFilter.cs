using Microsoft.EntityFrameworkCore;

namespace NeighborParty.Core.Data;

public static class CommunityFilter
{
    public const string Name = "community";

    /// <summary>
    /// Looks beyond one community. Only for what has no community yet (signing in, resolving a door code)
    /// and for background jobs; every use is a place for a reviewer to look at.
    /// </summary>
    public static IQueryable<T> AcrossCommunities<T>(this IQueryable<T> rows)
        where T : class, ICommunityOwned => rows.IgnoreQueryFilters([Name]);
}
