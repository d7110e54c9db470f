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
        foreach (var column in SealedColumns.Of(db))
            done.Add(await (Task<ReSealed>)ColumnMethod.MakeGenericMethod(column.Entity).Invoke(this, [column, ct])!);

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

    private async Task<ReSealed> ColumnAsync<T>(SealedColumn column, CancellationToken ct)
        where T : class
    {
        var (done, unreadable, after) = (0, new List<Guid>(), Guid.Empty);
        while (true)
        {
            await using var write = await db.BeginWriteAsync(ct);
            var rows = await OlderRows<T>(column.Property, after).Take(Batch).ToListAsync(ct);
            if (rows.Count == 0)
                return new ReSealed(column.Field, done, unreadable);
            foreach (var row in rows)
            {
                if (Again(column.Field, row) is { } fresh)
                    done += await ReplaceAsync<T>(column.Property, row, fresh, ct);
                else
                    unreadable.Add(row.Id);
            }

            after = rows[^1].Id;
            await write.CommitAsync(ct);
        }
    }

    private IQueryable<SealedRow> OlderRows<T>(string property, Guid after)
        where T : class
    {
        var front = vault.CurrentFront;
        return db.Set<T>().IgnoreQueryFilters().AsNoTracking()
            .Where(e => EF.Property<string?>(e, property) != null && !EF.Property<string>(e, property).StartsWith(front))
            .Where(e => EF.Property<Guid>(e, "Id").CompareTo(after) > 0)
            .OrderBy(e => EF.Property<Guid>(e, "Id"))
            .Select(e => new SealedRow(EF.Property<Guid>(e, "Id"), EF.Property<string>(e, property)));
    }

    private Task<int> ReplaceAsync<T>(string property, SealedRow row, string fresh, CancellationToken ct)
        where T : class =>
        db.Set<T>().IgnoreQueryFilters()
            .Where(e => EF.Property<Guid>(e, "Id") == row.Id && EF.Property<string>(e, property) == row.Text)
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
