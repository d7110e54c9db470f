using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Armbands;

/// <summary>Finds an armband for somebody who may act on it, and says as whom. For everybody else it does not exist (404).</summary>
public sealed class FindArmband(NeighborPartyDb db, CurrentActor current, Leadership leadership)
{
    /// <summary>For the one who has it, or had it: the use case tells a repeat from a mistake.</summary>
    public async Task<(Armband Armband, Guid PersonId)> AsHolderAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var armband = await FindAsync(id, ct);
        return armband.HolderPersonId == person || await db.ArmbandEvents.AnyAsync(e => e.ArmbandId == id && e.PersonId == person && e.Step != ArmbandStep.ShowVoid, ct)
            ? (armband, person)
            : throw ArmbandRefusals.NotFound();
    }

    /// <summary>For staff, and for the leader of the group that has it or had it last.</summary>
    public async Task<(Armband Armband, ArmbandRole Role)> AsKeeperAsync(Guid id, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return (await FindAsync(id, ct), ArmbandRole.Staff);

        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        var armband = await FindAsync(id, ct);
        return armband.GroupId is { } group && led.Contains(group) ? (armband, ArmbandRole.Leader) : throw ArmbandRefusals.NotFound();
    }

    /// <summary>For whoever may report a loss: the holder, else the leader or staff.</summary>
    public async Task<(Armband Armband, ArmbandRole Role)> AsHolderOrKeeperAsync(Guid id, CancellationToken ct)
    {
        var armband = await FindAsync(id, ct);
        return current.Actor is { Kind: ActorKind.Resident, PersonId: { } person } && armband.HolderPersonId == person
            ? (armband, ArmbandRole.Holder)
            : await AsKeeperAsync(id, ct);
    }

    private async Task<Armband> FindAsync(Guid id, CancellationToken ct) =>
        await db.Armbands.FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw ArmbandRefusals.NotFound();
}
