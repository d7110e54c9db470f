using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

internal static class QueryPlan
{
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
