using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Hours;

/// <summary>What anybody may know of a certificate who has its code.</summary>
/// <param name="MaskedName">王**</param>
public sealed record CheckedCertificate(
    string FullNumber, string Community, string MaskedName, int Year, int VerifiedMinutes, int SupplementedMinutes, int StarLevel, DateTime IssuedAt, DateTime? RevokedAt, string? RevokedReason);

/// <summary>The public check. The code names the community, so that nothing is looked up across communities.</summary>
public sealed class CheckCertificate(IServiceScopeFactory scopes)
{
    /// <returns>Null for a code that is not ours.</returns>
    public async Task<CheckedCertificate?> RunAsync(string code, CancellationToken ct)
    {
        if (ServiceCertificate.CommunityOf(code) is not { } community)
            return null;
        // A scope of its own: whoever asks may be signed in elsewhere.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(community);
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var row = await (
            from c in db.ServiceCertificates.AsNoTracking()
            join p in db.People on c.PersonId equals p.Id
            join m in db.Communities on c.CommunityId equals m.Id
            where c.Code == code
            select new { Certificate = c, p.Name, Community = m.Name }).FirstOrDefaultAsync(ct);
        return row is null ? null : new CheckedCertificate(
            row.Certificate.FullNumber, row.Community, Masking.Name(row.Name), row.Certificate.Year, row.Certificate.VerifiedMinutes, row.Certificate.SupplementedMinutes, row.Certificate.StarLevel,
            row.Certificate.IssuedAt, row.Certificate.RevokedAt, row.Certificate.RevokedReason);
    }
}
