using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>A resident applies on the phone, after scanning the code at the door.</summary>
public sealed class SubmitApplication(NeighborPartyDb db, ApplicationPlaces places, FileApplication file, CurrentActor current)
{
    /// <param name="doorToken">Fills in the building; proves nothing.</param>
    /// <exception cref="RefusedException">403 without the consents the form needs; else as <see cref="FileApplication"/>.</exception>
    public async Task<JoinApplication> RunAsync(Guid groupId, string doorToken, Guid? stairwellId, ApplicationForm form, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == person && p.PhoneSealed != null, ct))
            throw ApplicationRefusals.PhoneRequired();
        var place = await places.OfDoorAsync(doorToken, stairwellId, ct);
        var application = await file.RunAsync(person, groupId, place, form, ApplicationChannel.Self, ct);
        await write.CommitAsync(ct);
        return application;
    }
}
