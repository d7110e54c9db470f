using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Audit;

/// <summary>A job keeps its context for many transactions, and requests write to the trail in between.</summary>
public sealed class AuditChainTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_context_goes_on_where_others_have_written_since()
    {
        var community = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        await product.InsideAsync(community, async job =>
        {
            for (var i = 0; i < 3; i++)
            {
                await RecordAsync(job);
                await product.InsideAsync(community, RecordAsync);
            }
        });

        var (broken, rows) = await product.InsideAsync(community, async p =>
            (await p.GetRequiredService<VerifyAuditTrail>().OneAsync(community, default), p.GetRequiredService<NeighborPartyDb>().AuditEvents.Count()));
        Assert.Null(broken);
        Assert.Equal(6, rows);
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        await using var write = await db.BeginWriteAsync(default);
        services.GetRequiredService<AuditTrail>().Record(new Act("test.done", "Test", null));
        await db.SaveChangesAsync();
        await write.CommitAsync(default);
    }
}
