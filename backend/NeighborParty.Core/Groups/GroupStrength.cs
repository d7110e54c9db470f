using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Groups;

/// <param name="Members">Open memberships of every kind.</param>
/// <param name="PartyMembers">Those who count to the threshold.</param>
/// <param name="Threshold">Party members that a group needs, by the community's policy.</param>
public sealed record Strength(int Members, int PartyMembers, int Threshold)
{
    public bool BelowThreshold => PartyMembers < Threshold;
}

/// <summary>Counts a group against the threshold. The kind is sealed, so it is counted here and not in the database.</summary>
public sealed class GroupStrength(NeighborPartyDb db, PolicyBook policies, PersonalDataVault vault)
{
    public async Task<Strength> OfAsync(Guid groupId, CancellationToken ct) => (await OfAsync([groupId], ct))[groupId];

    public async Task<IReadOnlyDictionary<Guid, Strength>> OfAsync(IReadOnlyCollection<Guid> groups, CancellationToken ct)
    {
        var threshold = (await policies.TodayAsync(ct)).GroupThreshold;
        var members = await db.Memberships.AsNoTracking()
            .Where(m => groups.Contains(m.GroupId) && m.To == null && m.State != MembershipState.Suspended).ToListAsync(ct);
        var byGroup = members.ToLookup(m => m.GroupId);
        return groups.ToDictionary(g => g, g => new Strength(
            byGroup[g].Count(), byGroup[g].Count(m => m.Kind(vault) == MembershipKind.PartyMember), threshold));
    }
}
