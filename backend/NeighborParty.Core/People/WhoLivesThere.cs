using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

internal static class WhoLivesThere
{
    /// <summary>The open residencies behind one door.</summary>
    /// <param name="db">Of the community.</param>
    /// <param name="doorIndex">The door's blind index.</param>
    public static IQueryable<Residency> LivingBehind(this NeighborPartyDb db, string doorIndex) =>
        db.Residencies.Where(r => r.To == null && db.Dwellings.Any(d => d.Id == r.DwellingId && d.DoorIndex == doorIndex));
}
