using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>A photo before the moderator, with what the machine says of it.</summary>
public sealed record PhotoRow(Guid Id, string Url, MachineVerdict Verdict, int Label)
{
    public static async Task<IReadOnlyList<PhotoRow>> OfAsync(NeighborPartyDb db, PhotoAddresses addresses, Guid itemId, IEnumerable<Guid> photos, CancellationToken ct)
    {
        var checks = await db.MediaChecks.AsNoTracking().Where(m => m.ItemId == itemId).ToDictionaryAsync(m => m.PhotoId, ct);
        return [.. photos.Select(p => new PhotoRow(p, addresses.For(p), checks.GetValueOrDefault(p)?.Verdict ?? MachineVerdict.None, checks.GetValueOrDefault(p)?.Label ?? 0))];
    }
}
