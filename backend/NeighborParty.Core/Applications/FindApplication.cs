using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Applications;

/// <summary>The one place that says who may touch which application; what is not theirs does not exist for them.</summary>
public sealed class FindApplication(NeighborPartyDb db, Leadership leadership, LeaderConflicts conflicts, CurrentActor current)
{
    /// <summary>The signed-in resident's own, or one that staff handle for somebody without a phone.</summary>
    /// <exception cref="RefusedException">404 otherwise.</exception>
    public async Task<JoinApplication> AsApplicantAsync(Guid id, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return await db.Applications.FirstOrDefaultAsync(a => a.Id == id && a.Channel != ApplicationChannel.Self, ct) ?? throw ApplicationRefusals.NotFound();
        var person = current.RequirePerson();
        return await db.Applications.FirstOrDefaultAsync(a => a.Id == id && a.PersonId == person, ct) ?? throw ApplicationRefusals.NotFound();
    }

    /// <summary>As leader of the group it asks for.</summary>
    /// <exception cref="RefusedException">404 for another group's; 403 for the own or the family's.</exception>
    public async Task<(JoinApplication Application, Guid Leader)> AsLeaderAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var led = await leadership.GroupsLedByAsync(person, ct);
        var application = await db.Applications.FirstOrDefaultAsync(a => a.Id == id && led.Contains(a.GroupId), ct) ?? throw ApplicationRefusals.NotFound();
        return await (await conflicts.HandledByAsync(person, ct)).AnyAsync(a => a.Id == id, ct)
            ? (application, person)
            : throw ApplicationRefusals.OwnOrFamily();
    }

    /// <exception cref="RefusedException">403 for anybody but staff; 404 for another community's.</exception>
    public async Task<(JoinApplication Application, Guid Officer)> AsStaffAsync(Guid id, CancellationToken ct) => current.Actor.Kind == ActorKind.Staff
        ? (await db.Applications.FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw ApplicationRefusals.NotFound(), current.Actor.Id)
        : throw Refusals.Forbidden();
}
