using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Consents;

/// <summary>
/// Asks before data is used. The core consent (<see cref="ConsentPurpose.Membership"/>) needs no call: without it the
/// session has no person. Call <see cref="RequireAsync"/> before taking party attribute, location, photos and the like,
/// and <see cref="HasAsync"/> where the product simply does less without.
/// </summary>
public sealed class ConsentCheck(NeighborPartyDb db, ConsentTexts texts)
{
    /// <summary>Whether the person agreed to the text that holds today.</summary>
    public Task<bool> HasAsync(Guid personId, ConsentPurpose purpose, CancellationToken ct)
    {
        var version = texts.Of(purpose).Version;
        return db.Consents.AnyAsync(c => c.PersonId == personId && c.Purpose == purpose && c.EndedAt == null && c.Version == version, ct);
    }

    /// <summary>
    /// Whether one of them said no after a yes, for what others bring along about them. Who was never asked has not: whoever
    /// has no phone signs one paper for the office, and comes to it of his own will.
    /// </summary>
    public Task<bool> AnyWithdrewAsync(IReadOnlyCollection<Guid> people, ConsentPurpose purpose, CancellationToken ct) =>
        db.Consents.AnyAsync(c => people.Contains(c.PersonId) && c.Purpose == purpose && c.EndedBy == ConsentEnd.Withdrawn
            && !db.Consents.Any(o => o.PersonId == c.PersonId && o.Purpose == purpose && o.EndedAt == null), ct);

    /// <exception cref="Basics.RefusedException">403 <c>consent_required</c> with the purpose.</exception>
    public async Task RequireAsync(Guid personId, ConsentPurpose purpose, CancellationToken ct)
    {
        if (!await HasAsync(personId, purpose, ct))
            throw ConsentRefusals.Required(purpose);
    }

    /// <summary>The ids of the open consents, for a case that remembers what it was made under.</summary>
    public async Task<IReadOnlyList<Guid>> OpenIdsAsync(Guid personId, CancellationToken ct) =>
        await db.Consents.Where(c => c.PersonId == personId && c.EndedAt == null).OrderBy(c => c.Purpose).Select(c => c.Id).ToListAsync(ct);
}
