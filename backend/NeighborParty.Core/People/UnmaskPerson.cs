using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.People;

public enum SensitiveField
{
    Phone,
    Door,
}

/// <summary>
/// Shows one full value to staff, once, for a reason. The record that the resident can read is written before the value
/// leaves; a limit per person and hour stops reading in bulk.
/// </summary>
public sealed class UnmaskPerson(NeighborPartyDb db, PersonalDataVault vault, SensitiveReads reads, StaffReads limit)
{
    /// <exception cref="RefusedException">400 without a real reason, 404 for a foreign person or an empty field, 429 beyond 30 an hour.</exception>
    public async Task<string> RunAsync(Guid personId, SensitiveField field, string? reason, CancellationToken ct)
    {
        var why = StaffReads.RequireReason(reason);
        await using var write = await db.BeginWriteAsync(ct);
        await limit.RequireRoomAsync(ct);

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, ct) ?? throw Refusals.NotFound("居民");
        var value = (field == SensitiveField.Phone ? person.Phone(vault) : await DoorAsync(personId, ct)) ?? throw PeopleRefusals.NothingToShow();
        reads.Record(personId, field == SensitiveField.Phone ? "phone" : "door", why);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return value;
    }

    private async Task<string?> DoorAsync(Guid personId, CancellationToken ct)
    {
        var dwelling = await (
            from r in db.Residencies
            join d in db.Dwellings on r.DwellingId equals d.Id
            where r.PersonId == personId && r.To == null
            orderby r.IsPrimary descending, r.From descending
            select d).AsNoTracking().FirstOrDefaultAsync(ct);
        return dwelling?.Door(vault);
    }
}
