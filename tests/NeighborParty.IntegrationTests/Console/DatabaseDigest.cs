using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsoleTests;

/// <summary>Every row of every table, table by table, as the database has it. When somebody was last seen does not count.</summary>
public static class DatabaseDigest
{
    private static readonly HashSet<string> Ignored = ["LastSeenAt", "LastUsedAt"];

    public static Task<Dictionary<string, string>> DigestAsync(this Product product) => product.InsideAsync(null, async services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var digest = new Dictionary<string, string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(t => t.Name))
            digest[table] = await OfAsync(db, table);
        return digest;
    });

    private static async Task<string> OfAsync(NeighborPartyDb db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the table's name comes from the model
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var text = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
                if (!Ignored.Contains(reader.GetName(i)))
                    text.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append('\u001F');
            rows.Add(text.ToString());
        }

        rows.Sort(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))));
    }
}
