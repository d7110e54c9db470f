using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Sealing;

/// <param name="Done">Rows sealed again.</param>
/// <param name="Unreadable">Rows that do not open: changed by somebody, or their key is gone. They are left as they are.</param>
public sealed record ReSealed(SealedField Field, int Done, IReadOnlyList<Guid> Unreadable);

/// <summary>
/// Seals everything again that an older field key sealed, in small batches beside running requests: a row that changed
/// meanwhile is left alone, it has the newest key already. May be stopped and run again.
/// </summary>
public sealed class ReSeal(NeighborPartyDb db, PersonalDataVault vault, AuditTrail audit)
{
    private const int Batch = 200;

    private static readonly MethodInfo ColumnMethod =
        typeof(ReSeal).GetMethod(nameof(ColumnAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public async Task<IReadOnlyList<ReSealed>> RunAsync(CancellationToken ct)
    {
        var done = new List<ReSealed>();
        var communities = await CommunitiesAsync(ct);
        foreach (var column in SealedColumns.Of(db))
            done.Add(await (Task<ReSealed>)ColumnMethod.MakeGenericMethod(column.Entity).Invoke(this, [column, communities, ct])!);

        audit.Record(new Act("keys.resealed", nameof(VaultKeys), null)
        {
            CommunityId = Guid.Empty,
            To = vault.CurrentFront.TrimEnd('.'),
            Result = done.TrueForAll(c => c.Unreadable.Count == 0) ? "ok" : "keys.unreadable_rows",
            Details = done.ToDictionary(c => c.Field.ToString(), c => c.Done),
        });
        await db.SaveChangesAsync(ct);
        return done;
    }

    /// <summary>All that may have rows; those of the installation itself carry the empty id.</summary>
    private async Task<List<Guid>> CommunitiesAsync(CancellationToken ct)
    {
        var known = await db.Communities.Select(c => c.Id).ToListAsync(ct);
        var written = await db.AuditChainHeads.Select(h => h.CommunityId).ToListAsync(ct);
        return [.. known.Union(written).Union([Guid.Empty]).Order()];
    }

    private async Task<ReSealed> ColumnAsync<T>(SealedColumn column, List<Guid> communities, CancellationToken ct)
        where T : class
    {
        var all = db.Set<T>().IgnoreQueryFilters();
        var (done, unreadable) = (0, new List<Guid>());
        if (!typeof(ICommunityOwned).IsAssignableFrom(typeof(T)))
            return new ReSealed(column.Field, await PartAsync(column, all, unreadable, ct), unreadable);

        // The community leads their keys: without it each row would be looked for in the whole table.
        foreach (var community in communities)
            done += await PartAsync(column, all.Where(e => EF.Property<Guid>(e, nameof(ICommunityOwned.CommunityId)) == community), unreadable, ct);
        return new ReSealed(column.Field, done, unreadable);
    }

    private async Task<int> PartAsync<T>(SealedColumn column, IQueryable<T> part, List<Guid> unreadable, CancellationToken ct)
        where T : class
    {
        var (done, after) = (0, Guid.Empty);
        while (true)
        {
            await using var write = await db.BeginWriteAsync(ct);
            var rows = await OlderRows(column.Property, part, after).Take(Batch).ToListAsync(ct);
            if (rows.Count == 0)
                return done;
            foreach (var row in rows)
            {
                if (Again(column.Field, row) is { } fresh)
                    done += await ReplaceAsync(column.Property, part, row, fresh, ct);
                else
                    unreadable.Add(row.Id);
            }

            after = rows[^1].Id;
            await write.CommitAsync(ct);
        }
    }

    private IQueryable<SealedRow> OlderRows<T>(string property, IQueryable<T> part, Guid after)
        where T : class
    {
        var front = vault.CurrentFront;
        return part.AsNoTracking()
            .Where(e => EF.Property<string?>(e, property) != null && !EF.Property<string>(e, property).StartsWith(front))
            .Where(e => EF.Property<Guid>(e, "Id").CompareTo(after) > 0)
            .OrderBy(e => EF.Property<Guid>(e, "Id"))
            .Select(e => new SealedRow(EF.Property<Guid>(e, "Id"), EF.Property<string>(e, property)));
    }

    private static Task<int> ReplaceAsync<T>(string property, IQueryable<T> part, SealedRow row, string fresh, CancellationToken ct)
        where T : class =>
        part.Where(e => EF.Property<Guid>(e, "Id") == row.Id && EF.Property<string>(e, property) == row.Text)
            .ExecuteUpdateAsync(s => s.SetProperty(e => EF.Property<string>(e, property), fresh), ct);

    private string? Again(SealedField field, SealedRow row)
    {
        try
        {
            return vault.Seal(field, row.Id, vault.Open(field, row.Id, row.Text));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private sealed record SealedRow(Guid Id, string Text);
}
