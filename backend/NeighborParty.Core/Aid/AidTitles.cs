using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Aid;

/// <summary>What a post is called in messages and on loans: as neighbours see it, so that nothing unchecked gets around.</summary>
public static class AidTitles
{
    /// <returns>Empty before a version was shown.</returns>
    public static async Task<string> ShownTitleAsync(this NeighborPartyDb db, AidPost post, CancellationToken ct) =>
        await db.AidPostContents.Where(c => c.PostId == post.Id && c.Number == post.ShownVersion).Select(c => c.Title).FirstOrDefaultAsync(ct) ?? "";
}
