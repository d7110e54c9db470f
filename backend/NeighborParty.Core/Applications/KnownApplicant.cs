using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>
/// People whom staff entered, and who now ask by themselves: two of name, phone and flat are the same, and no WeChat is bound.
/// A guess for the office to check; nobody is merged by a machine.
/// </summary>
public sealed class KnownApplicant(NeighborPartyDb db, PersonalDataVault vault)
{
    private const int Shown = 5;

    public async Task<List<Person>> FindAsync(JoinApplication application, CancellationToken ct)
    {
        if (!ApplicationStates.Open.Contains(application.State))
            return [];
        var applicant = await db.People.AsNoTracking().FirstAsync(p => p.Id == application.PersonId, ct);
        if (applicant.AccountId is null)
            return [];
        var (name, phone, there) = (application.Form(vault).Name, applicant.PhoneIndex, db.LivingBehind(application.DoorIndex));
        return await db.People.AsNoTracking()
            .Where(p => p.Name == name || (phone != null && p.PhoneIndex == phone))
            .Where(p => p.Id != applicant.Id && p.AccountId == null && p.Status == PersonStatus.Active)
            .Where(p => (p.Name == name && phone != null && p.PhoneIndex == phone) || there.Any(r => r.PersonId == p.Id))
            .OrderBy(p => p.Id).Take(Shown).ToListAsync(ct);
    }
}
