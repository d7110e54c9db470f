using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Armbands;

/// <param name="HolderName">Only for whoever looks after it.</param>
/// <param name="IsMine">The one who asks has it.</param>
/// <param name="MayKeep">The one who asks may issue it, take it back or report it lost.</param>
public sealed record SerialFound(Armband Armband, string? HolderName, bool IsMine, bool MayKeep);

/// <summary>What a scanned number is. For the holder, and for leaders about what belongs to the compounds of their groups; for nobody else it exists.</summary>
public sealed class FindArmbandBySerial(NeighborPartyDb db, CurrentActor current, Leadership leadership)
{
    /// <exception cref="RefusedException">400 for what is no number, 404.</exception>
    public async Task<SerialFound> RunAsync(string? serial, CancellationToken ct)
    {
        var clean = ArmbandSerial.Clean(serial);
        var person = current.RequirePerson();
        var armband = await db.Armbands.AsNoTracking().FirstOrDefaultAsync(a => a.Serial == clean, ct) ?? throw ArmbandRefusals.NotFound();
        var led = await leadership.GroupsLedByAsync(person, ct);
        var mine = armband.HolderPersonId == person;
        var near = led.Count > 0 && await leadership.CompoundsOf(led).ContainsAsync(armband.CompoundId, ct);
        var keeps = (armband.GroupId is { } group && led.Contains(group)) || (near && armband.HolderPersonId is null);
        if (!mine && !near && !keeps)
            throw ArmbandRefusals.NotFound();
        var holder = mine || keeps ? await db.People.Where(p => p.Id == armband.HolderPersonId).Select(p => p.Name).FirstOrDefaultAsync(ct) : null;
        return new SerialFound(armband, holder, mine, keeps);
    }
}
