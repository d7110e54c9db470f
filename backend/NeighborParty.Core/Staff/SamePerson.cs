using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>
/// One human may come through both doors, with a phone and with a staff account. Whatever takes two people, and whatever
/// nobody may do for oneself, asks here instead of comparing the ids of accounts.
/// </summary>
public sealed class SamePerson(NeighborPartyDb db, CurrentActor current)
{
    /// <summary>The resident who acts now; null for the system and for staff who are no residents here.</summary>
    public async Task<Guid?> ActingAsync(CancellationToken ct) => current.Actor.Kind switch
    {
        ActorKind.Resident => current.Actor.PersonId,
        ActorKind.Staff => await db.StaffAccounts.Where(s => s.Id == current.Actor.Id).Select(s => s.PersonId).FirstOrDefaultAsync(ct),
        _ => null,
    };

    /// <summary>Whether who acts now is this resident.</summary>
    public async Task<bool> IsActingAsync(Guid personId, CancellationToken ct) => await ActingAsync(ct) == personId;

    /// <summary>Whether who acts now is also who acted then.</summary>
    /// <param name="actorId">The account or staff account that the act was written down with.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> ActedAsync(Guid actorId, CancellationToken ct)
    {
        if (actorId == current.Actor.Id)
            return true;
        return await ActingAsync(ct) is { } person
            && (await db.People.AnyAsync(p => p.Id == person && p.AccountId == actorId, ct)
                || await db.StaffAccounts.AnyAsync(s => s.Id == actorId && s.PersonId == person, ct));
    }
}
