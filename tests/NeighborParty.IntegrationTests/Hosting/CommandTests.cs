using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.HostingTests;

[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("np-command-").FullName;

    [Fact]
    public async Task An_operator_makes_keys_and_the_first_administrator_once()
    {
        Assert.Equal(1, (await RunAsync("audit", "verify")).Exit);
        Assert.Equal(0, (await RunAsync("keys", "create")).Exit);
        var keys = await File.ReadAllBytesAsync(Path.Combine(_folder, "keys", "vault.json"));
        Assert.Equal(1, (await RunAsync("keys", "create")).Exit);
        Assert.Equal(keys, await File.ReadAllBytesAsync(Path.Combine(_folder, "keys", "vault.json")));
        Assert.Equal(2, (await RunAsync("keys", "burn")).Exit);

        var made = await RunAsync("setup-admin", "测试社区", "测试街道", "Office01");
        Assert.Equal(0, made.Exit);
        var password = Regex.Match(made.Output, @"密码\s+(\S{16})\s").Groups[1].Value;
        Assert.Equal(16, password.Length);
        Assert.Equal(("office01", 1L, "Administrator"), await ReadAsync("SELECT UserName, MustChangePassword, Role FROM StaffAccounts", r => (r.GetString(0), r.GetInt64(1), r.GetString(2))));
        Assert.Equal(72, await ReadAsync("SELECT ROUND((julianday(InitialPasswordExpiresAt) - julianday(CreatedAt)) * 24) FROM StaffAccounts", r => r.GetInt64(0)));
        Assert.False((await File.ReadAllTextAsync(Path.Combine(_folder, "neighborparty.db"), System.Text.Encoding.Latin1)).Contains(password, StringComparison.Ordinal));

        var second = await RunAsync("setup-admin", "测试社区", "测试街道", "office02");
        Assert.Equal(1, second.Exit);
        Assert.Contains("setup.administrator_exists", second.Errors, StringComparison.Ordinal);
        var taken = await RunAsync("setup-admin", "另一社区", "测试街道", "office01");
        Assert.Contains("setup.user_name_taken", taken.Errors, StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync("SELECT COUNT(*) FROM Communities", r => r.GetInt64(0)));
    }

    [Fact]
    public async Task Audit_verify_names_the_first_bad_row_and_fails()
    {
        Assert.Equal(0, (await RunAsync("setup-admin", "测试社区", "测试街道", "office01")).Exit);
        Assert.Equal(0, (await RunAsync("audit", "verify")).Exit);
        await ReadAsync("UPDATE AuditEvents SET ActorName = '别人' WHERE Sequence = 1 RETURNING Sequence", r => r.GetInt64(0));
        var verdict = await RunAsync("audit", "verify");
        Assert.Equal(1, verdict.Exit);
        Assert.Matches("community [0-9a-f]{32} sequence 1: changed", verdict.Errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandLine.Outcome> RunAsync(params string[] command) => CommandLine.RunAsync(_folder, command);

    private async Task<T> ReadAsync<T>(string sql, Func<SqliteDataReader, T> read)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "neighborparty.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return read(reader);
    }
}
