using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>H08: the key ring is the database's, sealed, and what earlier versions kept in files is taken in.</summary>
public sealed class KeyRingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Keys_of_an_earlier_version_are_taken_in_from_their_files()
    {
        var first = new Product();
        await ((IAsyncLifetime)first).InitializeAsync();
        try
        {
            var browserHas = Protector(first).Protect("a page that is open");
            // As an earlier version left it: the keys in files, nothing in the table.
            foreach (var entry in await EntriesAsync(first))
            {
                Assert.DoesNotContain("<value>", entry.Value, StringComparison.Ordinal);
                await File.WriteAllTextAsync(Path.Combine(first.Folder, "keys", entry.Key + ".xml"), entry.Value);
            }

            await File.WriteAllTextAsync(Path.Combine(first.Folder, "keys", "key-cut-off.xml"), "<key><half");
            await first.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().KeyRingEntries.ExecuteDeleteAsync());

            var second = new At(first.Folder, first.Database!);
            await ((IAsyncLifetime)second).InitializeAsync();
            Assert.Equal("a page that is open", Protector(second).Unprotect(browserHas));
            Assert.Single(await EntriesAsync(second));
            await ((IAsyncLifetime)second).DisposeAsync();
        }
        finally
        {
            await ((IAsyncLifetime)first).DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_make_one_key_and_one_demo()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = TestDatabase.Provider, ["Database:ConnectionString"] = database.ConnectionString ?? "",
        };
        await using (var migrate = ProgramProcess.Start(folder.Path, "Development", settings, arguments: ["migrate", "--Data:Directory", folder.Path]))
            Assert.Equal(0, await migrate.ExitCodeAsync());
        var programs = await Task.WhenAll(
            ProgramProcess.StartReadyAsync(folder.Path, "Development", settings), ProgramProcess.StartReadyAsync(folder.Path, "Development", settings));
        foreach (var program in programs)
            await program.DisposeAsync();
        var look = new At(folder.Path, database);
        await ((IAsyncLifetime)look).InitializeAsync();
        try
        {
            var (keys, communities) = ((await EntriesAsync(look)).Count, await look.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Communities.CountAsync()));
            output.WriteLine($"H08: two programs that started at once on an empty database left {keys} key and {communities} communities of the demo");
            Assert.Equal((1, 2), (keys, communities));
        }
        finally
        {
            await ((IAsyncLifetime)look).DisposeAsync();
        }
    }

    private static IDataProtector Protector(Product product) => product.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<Dictionary<string, string>> EntriesAsync(Product product) =>
        product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().KeyRingEntries.ToDictionaryAsync(e => e.Name, e => e.Xml));

    private sealed class At : Product
    {
        private readonly string _folder;

        public At(string folder, TestDatabase database) => (_folder, Database) = (folder, database);

        protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["Data:Directory"] = _folder };
    }
}
