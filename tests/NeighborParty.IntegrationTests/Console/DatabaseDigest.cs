using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ConsoleTests;

/// <summary>Every row of every table, table by table, as the file has it. When somebody was last seen does not count.</summary>
public static class DatabaseDigest
{
    private static readonly HashSet<string> Ignored = ["LastSeenAt", "LastUsedAt"];

    public static async Task<Dictionary<string, string>> DigestAsync(this Product product)
    {
        var file = Directory.EnumerateFiles(product.Folder, "*.db", SearchOption.AllDirectories).Single();
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", connection))
        await using (var reader = await names.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));

        var digest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var text = new StringBuilder();
#pragma warning disable CA2100 // the table's name comes from the database itself
            await using var rows = new SqliteCommand($"SELECT * FROM \"{table}\" ORDER BY rowid", connection);
#pragma warning restore CA2100
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    if (!Ignored.Contains(reader.GetName(i)))
                        text.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append('\u001F');
            digest[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        return digest;
    }
}
