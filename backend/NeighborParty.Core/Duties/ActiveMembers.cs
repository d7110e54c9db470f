using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties;

internal static class ActiveMembers
{
    /// <summary>Active people with an active membership of the group; null: of any group. Who has left may neither stand nor run a shift.</summary>
    public static IQueryable<Person> MembersOf(this NeighborPartyDb db, Guid? groupId) => db.People.Where(p => p.Status == PersonStatus.Active
        && db.Memberships.Any(m => m.PersonId == p.Id && m.To == null && m.State == MembershipState.Active && (groupId == null || m.GroupId == groupId)));
}
