using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Core.Tallies;

/// <summary>The differences that a unit of work makes to the counts.</summary>
internal sealed class TallyBook
{
    /// <summary>Rows of one statement at most: PostgreSQL and SQL Server limit the parameters.</summary>
    private const int MostRows = 100;

    private static readonly string[] Key = [nameof(Tally.CommunityId), nameof(Tally.Part), nameof(Tally.Day), nameof(Tally.Measure)];
    private readonly Dictionary<(Guid Community, Guid Part, DateOnly Day, string Measure), long> _differences = [];

    /// <summary>Of what is about to be saved: what the rows say now less what they said before.</summary>
    public static TallyBook Of(NeighborPartyDb db)
    {
        var book = new TallyBook();
        foreach (var entry in db.ChangeTracker.Entries<ITallied>())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted)
                book.Add(entry.Entity.CommunityId, ((ITallied)entry.OriginalValues.ToObject()).Tallied(), sign: -1);
            if (entry.State is EntityState.Added or EntityState.Modified)
                book.Add(entry.Entity.CommunityId, entry.Entity.Tallied());
        }

        return book;
    }

    public void Add(Guid community, IEnumerable<TallyLine> lines, int sign = 1)
    {
        foreach (var line in lines)
            CollectionsMarshal.GetValueRefOrAddDefault(_differences, (community, line.Part, line.Day, line.Measure), out _) += sign * line.Amount;
    }

    /// <summary>Always in the same order, so that two writers never wait for each other.</summary>
    public IEnumerable<(string Text, IReadOnlyList<object?> Values)> Statements(SqlDialect dialect) =>
        _differences.Where(d => d.Value != 0).OrderBy(d => d.Key).Chunk(MostRows).Select(rows => (
            dialect.AddTo("Tallies", Key, nameof(Tally.Amount), rows.Length),
            (IReadOnlyList<object?>)rows.SelectMany(r => (object?[])[r.Key.Community, r.Key.Part, r.Key.Day, r.Key.Measure, r.Value]).ToList()));
}
