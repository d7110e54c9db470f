using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Displays;

/// <summary>Staff put up a screen and take it down.</summary>
public sealed class ManageDisplays(NeighborPartyDb db, CurrentActor current, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    private const int MostAtOnce = 20;

    /// <returns>The token for the address; shown once, never kept.</returns>
    /// <exception cref="RefusedException">400 without a name; 409 beyond twenty screens.</exception>
    public async Task<(WallDisplay Display, string Token)> PutUpAsync(string? name, CancellationToken ct)
    {
        var clean = CleanText.Required("name", name, 20, "名称");
        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.WallDisplays.CountAsync(d => d.RevokedAt == null, ct) >= MostAtOnce)
            throw new RefusedException(RefusalKind.Conflict, "display.too_many", $"最多 {MostAtOnce} 块大屏，请先停用不用的。");
        var (now, token) = (time.Now(), WallDisplay.NewToken(community));
        var display = new WallDisplay
        {
            Id = Ids.New(now), CommunityId = community, Name = clean, TokenHash = WallDisplay.HashOf(token), CreatedBy = current.Actor.Id, CreatedByName = current.Actor.Name, CreatedAt = now,
        };
        db.WallDisplays.Add(display);
        audit.Record(new Act("display.opened", nameof(WallDisplay), display.Id) { Details = new { display.Name } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return (display, token);
    }

    /// <exception cref="RefusedException">404 for a screen of others; 409 when it was revoked before.</exception>
    public async Task TakeDownAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var display = await db.WallDisplays.FirstOrDefaultAsync(d => d.Id == id, ct) ?? throw Refusals.NotFound("大屏");
        display.Revoke(time.Now());
        audit.Record(new Act("display.revoked", nameof(WallDisplay), display.Id) { Details = new { display.Name } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
