using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Moderation;

/// <summary>WeChat judges contents of its own users only.</summary>
public sealed class AuthorOpenId(NeighborPartyDb db, PersonalDataVault vault)
{
    /// <summary>Null for somebody without an account.</summary>
    public async Task<string?> OfAsync(Guid personId, CancellationToken ct)
    {
        var account = await (
            from p in db.People.AsNoTracking()
            join a in db.Accounts.AsNoTracking() on p.AccountId equals a.Id
            where p.Id == personId
            select a).FirstOrDefaultAsync(ct);
        return account?.OpenId(vault);
    }
}
