using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Sealing;

/// <summary>A new key for everything, in a database of many communities.</summary>
public sealed class ReSealTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Each_statement_stays_in_one_community_and_every_community_gets_its_turn()
    {
        Neighbours[] communities = [await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product)];
        var keyFile = Path.Combine(product.Folder, "keys", "vault.json");
        VaultKeys.Load(keyFile).WithNewFieldKey().Save(keyFile);
        var vault = product.Services.GetRequiredService<PersonalDataVault>();
        vault.Reread();
        // With the fence up: a statement that does not say which community fails.
        await using (var scope = product.Services.CreateAsyncScope())
            Assert.All(await scope.ServiceProvider.GetRequiredService<ReSeal>().RunAsync(default), c => Assert.Empty(c.Unreadable));
        foreach (var here in communities)
        {
            var rows = await here.ReadAsync(db => db.Memberships.AsNoTracking().ToListAsync());
            Assert.NotEmpty(rows);
            Assert.All(rows, m => Assert.StartsWith(vault.CurrentFront, m.KindSealed, StringComparison.Ordinal));
        }
    }
}
