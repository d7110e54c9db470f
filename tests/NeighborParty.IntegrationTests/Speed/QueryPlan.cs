using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

internal static class QueryPlan
{
    /// <summary>Whether a line of a plan reads a table, or all that a community has in it, row by row.</summary>
    public static bool Walks(string line) =>
        (line.StartsWith("SCAN ", StringComparison.Ordinal) && !IsSmall(line)) || line.Contains("Seq Scan", StringComparison.Ordinal)
        // Led by the community alone it walks through all of the community's rows; of the chain's heads there is one.
        || (line.EndsWith(" (CommunityId=?)", StringComparison.Ordinal) && !line.Contains("AuditChainHeads", StringComparison.Ordinal));

    /// <summary>The lines of a plan that walk, but for those over what a bounded inner statement gave.</summary>
    public static IEnumerable<string> WalksIn(string plan)
    {
        var lines = plan.Split('\n');
        var made = lines.Where(l => l.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || l.StartsWith("MATERIALIZE ", StringComparison.Ordinal)).Select(l => "SCAN " + l.Split(' ')[1]).ToList();
        return lines.Where(l => Walks(l) && !made.Exists(m => l == m || l.StartsWith(m + " ", StringComparison.Ordinal)));
    }

    /// <summary>Whether rows are put in order after they were found, where an index could have had them in order.</summary>
    public static bool Sorts(string line) => line.Contains("ORDER BY", StringComparison.Ordinal) || line.TrimStart(' ', '-', '>').StartsWith("Sort ", StringComparison.Ordinal);

    /// <summary>A scan over what a bounded inner statement gave, or over rows that stand in the statement itself.</summary>
    private static bool IsSmall(string line) =>
        line is "SCAN CONSTANT ROW" || line.EndsWith("-ROW VALUES CLAUSE", StringComparison.Ordinal) || line[5..].TrimStart() is ['w', >= '0' and <= '9', ..] or "l" or "u" or "a" or "s" or "q" || line.StartsWith("SCAN (subquery", StringComparison.Ordinal);

    /// <summary>How SQLite goes about a query, a line for each step.</summary>
    public static Task<string> PlanAsync<T>(this Product product, Func<NeighborPartyDb, IQueryable<T>> query, Guid? community) => product.InsideAsync(community, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new StringBuilder();
        while (await reader.ReadAsync())
            lines.Append(reader.GetString(3)).Append('\n');
        return lines.ToString();
    });
}
