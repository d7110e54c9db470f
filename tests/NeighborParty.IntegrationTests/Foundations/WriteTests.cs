using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Foundations;

/// <summary>Transactions, the community's border and the audit row beside the act.</summary>
public sealed class WriteTests(Product product) : IClassFixture<Product>
{
    private static readonly DateTime Now = new(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc);

    private static Community NewCommunity() => new() { Id = Ids.New(Now), Name = "写入测试社区", Street = "测试街道", CreatedAt = Now };

    private Task<bool> IsThereAsync(Guid id) => product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Communities.AnyAsync(c => c.Id == id));

    [Fact]
    public async Task What_is_not_committed_leaves_nothing_and_tells_nobody()
    {
        var (community, told) = (NewCommunity(), 0);
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            await using (await db.BeginWriteAsync(default))
            {
                db.AfterCommit(() => told++);
                db.Communities.Add(community);
                await db.SaveChangesAsync();
                Assert.True(await db.Communities.AnyAsync(c => c.Id == community.Id));
            }

            Assert.Empty(db.ChangeTracker.Entries());
            db.Communities.Add(NewCommunity());
            await db.SaveChangesAsync();
        });
        Assert.False(await IsThereAsync(community.Id));
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task An_inner_write_joins_the_outer_one_which_alone_commits()
    {
        var (community, told) = (NewCommunity(), 0);
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            await using var outer = await db.BeginWriteAsync(default);
            await using (var inner = await db.BeginWriteAsync(default))
            {
                db.Communities.Add(community);
                db.AfterCommit(() => told++);
                await db.SaveChangesAsync();
                await inner.CommitAsync(default);
            }

            Assert.Equal(0, told);
            Assert.False(await IsThereAsync(community.Id));
            await outer.CommitAsync(default);
            Assert.Equal(1, told);
        });
        Assert.True(await IsThereAsync(community.Id));
    }

    [Fact]
    public async Task Sixty_four_writers_at_once_all_get_through_one_after_the_other()
    {
        var here = await Neighbours.CreateAsync(product);
        var inside = 0;
        var ids = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            await using var write = await db.BeginWriteAsync(default);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            var compound = new Compound { Id = Ids.New(Now), CommunityId = here.CommunityId, Name = $"小区{i}" };
            db.Compounds.Add(compound);
            await db.SaveChangesAsync();
            Interlocked.Decrement(ref inside);
            await write.CommitAsync(default);
            return compound.Id;
        })));
        Assert.Equal(64, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Compounds.CountAsync(c => ids.Contains(c.Id))));
    }

    [Fact]
    public async Task Without_a_community_nothing_of_any_community_is_seen()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.Equal(0, await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Buildings.CountAsync()));
        Assert.Equal(2, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Buildings.CountAsync()));
        Assert.Null(await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Buildings.FirstOrDefaultAsync(b => b.Id == here.Building1Id)));
    }

    [Fact]
    public async Task A_row_of_another_community_is_not_written()
    {
        var (here, there) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            db.Compounds.Add(new Compound { Id = Ids.New(Now), CommunityId = there.CommunityId, Name = "越界" });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            db.Remove(await db.Buildings.AcrossCommunities().FirstAsync(b => b.Id == there.Building2Id));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        Assert.Equal(2, await product.InsideAsync(there.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Buildings.CountAsync()));
    }

    [Fact]
    public void A_request_stays_in_one_community()
    {
        var scope = new CommunityScope();
        scope.Enter(Ids.New(Now));
        Assert.Throws<InvalidOperationException>(() => scope.Enter(Ids.New(Now.AddDays(1))));
    }

    [Fact]
    public async Task The_audit_row_commits_with_the_act_or_not_at_all()
    {
        var here = await Neighbours.CreateAsync(product);
        Task<int> Rows() => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "test.acted"));
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            await using var write = await db.BeginWriteAsync(default);
            s.GetRequiredService<AuditTrail>().Record(new Act("test.acted", "Test", null));
            await db.SaveChangesAsync();
        });
        Assert.Equal(0, await Rows());
        await product.InsideAsync(here.CommunityId, async s =>
        {
            s.GetRequiredService<AuditTrail>().Record(new Act("test.acted", "Test", null));
            await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        });
        Assert.Equal(1, await Rows());
        Assert.Empty(await product.InsideAsync(null, s => s.GetRequiredService<VerifyAuditTrail>().RunAsync(default)));
    }
}
