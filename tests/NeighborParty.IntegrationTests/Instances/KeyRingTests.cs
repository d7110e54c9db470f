using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>H08: the key ring is the database's, sealed, and what earlier versions kept in files is taken in.</summary>
public sealed class KeyRingTests
{
    [Fact]
    public async Task Keys_of_an_earlier_version_are_taken_in_from_their_files()
    {
        using var folder = new TemporaryFolder();
        string browserHas;
        var first = new At(folder.Path);
        await ((IAsyncLifetime)first).InitializeAsync();
        try
        {
            browserHas = Protector(first).Protect("a page that is open");
            // As an earlier version left it: the keys in files, nothing in the table.
            foreach (var entry in await EntriesAsync(first))
            {
                Assert.DoesNotContain("<value>", entry.Value, StringComparison.Ordinal);
                await File.WriteAllTextAsync(folder.File($"keys/{entry.Key}.xml"), entry.Value);
            }

            await File.WriteAllTextAsync(folder.File("keys/key-cut-off.xml"), "<key><half");
            await first.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().KeyRingEntries.ExecuteDeleteAsync());
        }
        finally
        {
            await first.DisposeAsync();
        }

        var second = new At(folder.Path);
        await ((IAsyncLifetime)second).InitializeAsync();
        try
        {
            Assert.Equal("a page that is open", Protector(second).Unprotect(browserHas));
            Assert.Single(await EntriesAsync(second));
        }
        finally
        {
            await second.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_make_one_key_and_one_demo()
    {
        using var folder = new TemporaryFolder();
        var programs = await Task.WhenAll(
            ProgramProcess.StartReadyAsync(folder.Path, "Development"), ProgramProcess.StartReadyAsync(folder.Path, "Development"));
        foreach (var program in programs)
            await program.DisposeAsync();
        var look = new At(folder.Path);
        await ((IAsyncLifetime)look).InitializeAsync();
        try
        {
            Assert.Single(await EntriesAsync(look));
            Assert.Equal(2, await look.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Communities.CountAsync()));
        }
        finally
        {
            await look.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    private static IDataProtector Protector(Product product) => product.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<Dictionary<string, string>> EntriesAsync(Product product) =>
        product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().KeyRingEntries.ToDictionaryAsync(e => e.Name, e => e.Xml));

    private sealed class At(string folder) : Product
    {
        protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["Data:Directory"] = folder };
    }
}
