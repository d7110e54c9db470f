using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Groups;

/// <summary>Staff declare a group set up, or dissolve one that is empty.</summary>
public sealed class ChangeGroupStatus(NeighborPartyDb db, AuditTrail audit)
{
    /// <exception cref="RefusedException">404, 409 for the wrong state or while members or applications are left, 412, 428.</exception>
    public async Task<BuildingGroup> RunAsync(Guid id, GroupEvent on, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var group = await db.Groups.FirstOrDefaultAsync(g => g.Id == id, ct) ?? throw GroupRefusals.NotFound();
        await db.RequireVersionAsync(group, id, version, ct);
        var from = group.Status;
        group.Apply(on);
        if (on == GroupEvent.Dissolve && (await db.Memberships.AnyAsync(m => m.GroupId == id && m.To == null, ct)
            || await db.Applications.AnyAsync(a => a.GroupId == id && ApplicationStates.Open.Contains(a.State), ct)))
            throw GroupRefusals.HasMembers();
        audit.Record(new Act(on == GroupEvent.Start ? "group.started" : "group.dissolved", nameof(BuildingGroup), id) { From = from.ToString(), To = group.Status.ToString() });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return group;
    }
}
