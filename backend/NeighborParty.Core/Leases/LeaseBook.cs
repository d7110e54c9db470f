using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Leases;

/// <summary>
/// The rows behind the leases. One conditional UPDATE, or for the first claim ever one INSERT, decides who has it; the same
/// on every database. Times are those of the instance: the clocks of all instances must agree within a few seconds.
/// </summary>
public sealed class LeaseBook(IServiceScopeFactory scopes, ThisInstance me, TimeProvider time)
{
    /// <summary>Half a minute: with the others looking every few seconds, a killed holder is replaced well within a minute.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    // A holder whose clock is ahead and who was killed must not keep the others waiting for his time to come.
    private static readonly TimeSpan Furthest = 2 * Length;

    /// <returns>False: another instance has it.</returns>
    public async Task<bool> ClaimAsync(string name, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var now = time.Now();
        var (until, furthest) = (now + Length, now + Furthest);
        // Looking costs less than a write in vain.
        var row = await db.Leases.AsNoTracking().FirstOrDefaultAsync(l => l.Name == name, ct);
        if (row is not null && row.Holder != me.Id && row.Until > now && row.Until <= furthest)
            return false;

        await using var write = await db.BeginWriteAsync(ct);
        var won = row is null
            ? await AddAsync(db, name, until, ct)
            : await db.Leases
                .Where(l => l.Name == name && (l.Holder == me.Id || l.Until <= now || l.Until > furthest))
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.Holder, me.Id).SetProperty(l => l.Until, until), ct) == 1;
        if (won)
            await write.CommitAsync(ct);
        return won;
    }

    /// <returns>False: it was taken over.</returns>
    public Task<bool> RenewAsync(string name, CancellationToken ct) => SetAsync(name, time.Now() + Length, ct);

    /// <summary>Lets the others take it at once.</summary>
    public Task ReleaseAsync(string name, CancellationToken ct) => SetAsync(name, time.Now(), ct);

    private async Task<bool> SetAsync(string name, DateTime until, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        await using var write = await db.BeginWriteAsync(ct);
        var rows = await db.Leases.Where(l => l.Name == name && l.Holder == me.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, until), ct);
        await write.CommitAsync(ct);
        return rows == 1;
    }

    private async Task<bool> AddAsync(NeighborPartyDb db, string name, DateTime until, CancellationToken ct)
    {
        db.Leases.Add(new Lease { Name = name, Holder = me.Id, Until = until });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return false;
        }
    }
}
