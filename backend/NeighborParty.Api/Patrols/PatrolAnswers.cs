using NeighborParty.Core.Patrols;

namespace NeighborParty.Api.Patrols;

/// <param name="Code">The text of the point's code; only for those who print the sheets.</param>
public sealed record PatrolPointAnswer(Guid Id, int Number, string Name, double? Latitude, double? Longitude, int RadiusMetres, string? Code)
{
    public static PatrolPointAnswer Example => new(new Guid("01950000-0000-7000-8000-00000000000c"), 1, "1号楼门口", 30.2741, 120.1551, 50, null);

    internal static PatrolPointAnswer Of(PatrolPoint p, bool withCode) => new(p.Id, p.Number, p.Name, p.Latitude, p.Longitude, p.RadiusMetres, withCode ? p.Token : null);
}

/// <param name="GroupId">Null: for every group.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Planned">In the list of a shift: the one to be walked, first in the list.</param>
public sealed record PatrolRouteAnswer(Guid Id, string Name, string? Note, Guid? GroupId, bool Retired, IReadOnlyList<PatrolPointAnswer> Points, int Version, bool Planned = false)
{
    public static PatrolRouteAnswer Example => new(new Guid("01950000-0000-7000-8000-00000000000b"), "夜间巡逻", null, null, false, [PatrolPointAnswer.Example], 1);

    internal static PatrolRouteAnswer Of(PatrolRoute r, bool withCodes) =>
        new(r.Id, r.Name, r.Note, r.GroupId, r.RetiredAt is not null, r.InOrder.Select(p => PatrolPointAnswer.Of(p, withCodes)).ToList(), r.Version);
}
