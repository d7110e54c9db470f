using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>Many short writes, one transaction: each gets its own answer, and only what is durable is answered.</summary>
public sealed class GroupedWriterTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_member_that_fails_fails_alone()
    {
        var here = await Neighbours.CreateAsync(product);
        var compounds = await here.CompoundsAsync(40);
        var outcomes = await Task.WhenAll(compounds.Select(async (id, i) =>
        {
            var write = new RenameCompound(here.CommunityId, id, i == 17 ? null : $"新名{i}");
            var error = await Record.ExceptionAsync(() => product.Services.GetRequiredService<GroupedWriter>().RunAsync(write, default));
            return (i, write.HasHappened, error);
        }));
        Assert.NotNull(outcomes[17].error);
        Assert.All(outcomes.Where(o => o.i != 17), o => Assert.True(o.HasHappened && o.error is null));
        var names = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Compounds.Select(c => c.Name).ToListAsync());
        Assert.Equal(39, names.Count(n => n.StartsWith("新名", StringComparison.Ordinal)));
        Assert.Contains("旧名17", names);
        Assert.Equal(39, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "compound.renamed")));
    }

    [Fact]
    public async Task What_no_longer_holds_writes_nothing_and_is_no_failure()
    {
        var here = await Neighbours.CreateAsync(product);
        var write = new RenameCompound(here.CommunityId, Ids.New(DateTime.UnixEpoch), "谁");
        await product.Services.GetRequiredService<GroupedWriter>().RunAsync(write, default);
        Assert.False(write.HasHappened);
        Assert.Equal(0, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "compound.renamed")));
    }

    [Fact]
    public async Task Beside_other_writers_the_chain_of_the_trail_stays_whole()
    {
        var (here, there) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        var mine = (await here.CompoundsAsync(60)).Select(id => writer.RunAsync(new RenameCompound(here.CommunityId, id, $"一{id:N}"), default));
        var theirs = (await there.CompoundsAsync(60)).Select(id => writer.RunAsync(new RenameCompound(there.CommunityId, id, $"二{id:N}"), default));
        var others = Enumerable.Range(0, 30).Select(_ => product.InsideAsync(here.CommunityId, async s =>
        {
            s.GetRequiredService<AuditTrail>().Record(new Act("test.beside", "Test", null));
            await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        }));
        await Task.WhenAll(mine.Concat(theirs).Concat(others));
        Assert.Empty(await product.InsideAsync(null, s => s.GetRequiredService<VerifyAuditTrail>().RunAsync(default)));
        Assert.Equal(90, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.CountAsync(e => e.Action == "compound.renamed" || e.Action == "test.beside")));
    }

    /// <summary>A command of the operator's, for instance. Each alone would wait five seconds for it, one after the other.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task For_a_file_that_another_process_holds_all_wait_together_and_not_one_after_the_other()
    {
        var here = await Neighbours.CreateAsync(product);
        var compounds = await here.CompoundsAsync(20);
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        var clock = Stopwatch.StartNew();
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "neighborparty.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = await other.BeginTransactionAsync();
            var faults = await Task.WhenAll(compounds.Select(id => Record.ExceptionAsync(() => writer.RunAsync(new RenameCompound(here.CommunityId, id, "新名"), default))));
            // The first one alone, the others as the next group.
            Assert.InRange(clock.Elapsed.TotalSeconds, 4, 20);
            Assert.All(faults, e => Assert.Equal(DatabaseError.Away, DatabaseErrors.Of(e!)));
        }

        var again = new RenameCompound(here.CommunityId, compounds[0], "新名");
        await writer.RunAsync(again, default);
        Assert.True(again.HasHappened);
    }
}
