using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>A photo before the moderator, with what the machine says of it.</summary>
/// <param name="Assurance">What the sender said of it.</param>
public sealed record PhotoRow(Guid Id, string Url, MachineVerdict Verdict, int Label, PhotoAssurance? Assurance)
{
    public static async Task<IReadOnlyList<PhotoRow>> OfAsync(NeighborPartyDb db, PhotoAddresses addresses, Guid itemId, IReadOnlyCollection<Guid> photos, CancellationToken ct)
    {
        if (photos.Count == 0)
            return [];
        var said = await db.Photos.AsNoTracking().Where(p => photos.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Assurance, ct);
        var checks = await db.MediaChecks.AsNoTracking().Where(m => m.ItemId == itemId).ToDictionaryAsync(m => m.PhotoId, ct);
        // What the sweep has taken away is still named by what was covered.
        return [.. photos.Where(said.ContainsKey).Select(p => new PhotoRow(p, addresses.For(p), checks.GetValueOrDefault(p)?.Verdict ?? MachineVerdict.None, checks.GetValueOrDefault(p)?.Label ?? 0, said.GetValueOrDefault(p)))];
    }
}
