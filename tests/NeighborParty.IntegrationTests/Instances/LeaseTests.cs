using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>H05, H13: what only one may do at a time is done by one, and taken over from one who was killed.</summary>
public sealed class LeaseTests(TwoInstances two, ITestOutputHelper output) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Of_many_who_claim_at_once_one_wins_and_the_next_when_he_is_done()
    {
        for (var round = 0; round < 10; round++)
        {
            var name = $"race-{round}";
            var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Take(i % 2 == 0 ? two.One : two.Other).NowAsync(name, CancellationToken.None)));
            await using (var held = Assert.Single(claims, c => c is not null))
            {
                Assert.Null(await Take(two.One).NowAsync(name, CancellationToken.None));
                Assert.Null(await Take(two.Other).NowAsync(name, CancellationToken.None));
            }

            await using var next = await Take(two.Other).NowAsync(name, CancellationToken.None);
            Assert.NotNull(next);
        }
    }

    [Fact]
    public async Task Of_a_killed_holder_it_is_free_after_half_a_minute_and_not_before()
    {
        Assert.True(await DeadAsync("killed"));
        Assert.Null(await Take(two.One).NowAsync("killed", CancellationToken.None));
        await two.AdvanceAsync(TimeSpan.FromSeconds(25));
        Assert.Null(await Take(two.One).NowAsync("killed", CancellationToken.None));
        await two.AdvanceAsync(TimeSpan.FromSeconds(6));
        await using var taken = await Take(two.One).NowAsync("killed", CancellationToken.None);
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task A_holder_whose_clock_ran_ahead_does_not_keep_the_others_waiting()
    {
        var ahead = new AheadClock(TimeSpan.FromDays(1));
        Assert.True(await DeadAsync("ahead", ahead));
        await using var taken = await Take(two.One).NowAsync("ahead", CancellationToken.None);
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task A_lease_that_was_taken_over_is_lost_to_its_former_holder()
    {
        await using var held = await Take(two.One).NowAsync("lost", CancellationToken.None);
        await two.One.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Leases.Where(l => l.Name == "lost")
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.Holder, Guid.Parse("0195678a-0000-7000-8000-000000000009"))));
        await Task.Delay(TimeSpan.FromSeconds(15), held!.Lost).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.True(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_job_runs_once_in_its_time_although_both_look()
    {
        var here = await Neighbours.CreateAsync(two.One);
        for (var hour = 1; hour <= 3; hour++)
        {
            await two.AdvanceAsync(TimeSpan.FromHours(1));
            var before = RunsOf(here);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Jobs(i % 2 == 0 ? two.One : two.Other).RunDueAsync(all: false, CancellationToken.None)));
            await SettledAsync(two.One);
            Assert.Equal(before + 1, RunsOf(here));
        }
    }

    [Fact]
    public async Task The_jobs_of_a_killed_runner_are_taken_over()
    {
        var here = await Neighbours.CreateAsync(two.One);
        await SettledAsync(two.One);
        await two.AdvanceAsync(TimeSpan.FromHours(1));
        await SettledAsync(two.One);
        var before = RunsOf(here);
        await two.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await SettledAsync(two.One);
        // He has begun and will not come to the end: nothing is noted.
        Assert.True(await DeadAsync(CommunityJobs.LeaseName));
        await two.AdvanceAsync(TimeSpan.FromSeconds(2));
        await Jobs(two.Other).RunDueAsync(all: false, CancellationToken.None);
        Assert.Equal(before, RunsOf(here));
        await two.AdvanceAsync(TimeSpan.FromSeconds(31));
        await Jobs(two.Other).RunDueAsync(all: false, CancellationToken.None);
        await SettledAsync(two.One);
        Assert.Equal(before + 1, RunsOf(here));
    }

    [Fact]
    public async Task A_message_is_delivered_once_although_both_deliver()
    {
        const int Messages = 60;
        var here = await Neighbours.CreateAsync(two.One);
        await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => QueueAsync(i % 2 == 0 ? two.One : two.Other, here, $"{here.CommunityId:N}-{i}")));
        await Task.WhenAll(two.One.DeliverOutboxAsync(), two.Other.DeliverOutboxAsync());
        var mine = two.Ledger.Deliveries.Where(d => d.Message.StartsWith(here.CommunityId.ToString("N"), StringComparison.Ordinal)).ToList();
        output.WriteLine($"H13: {Messages} messages, two deliverers: {mine.Count} deliveries, {mine.Select(d => d.Instance).Distinct().Count()} of the two at work, {Messages - mine.Select(d => d.Message).Distinct().Count()} lost");
        Assert.Equal(Messages, mine.Count);
        Assert.Equal(Messages, mine.Select(d => d.Message).Distinct().Count());
        Assert.Equal(Messages, await two.One.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().OutboxMessages
            .CountAsync(m => m.CommunityId == here.CommunityId && m.State == OutboxState.Done)));
    }

    [Fact]
    public async Task Messages_of_a_killed_deliverer_are_taken_over()
    {
        var here = await Neighbours.CreateAsync(two.One);
        var key = $"{here.CommunityId:N}-taken";
        Assert.True(await DeadAsync(DeliverOutbox.LeaseName));
        await QueueAsync(two.One, here, key);
        var deliver = two.Other.Services.GetRequiredService<DeliverOutbox>();
        Assert.False(await deliver.RunAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.DoesNotContain(two.Ledger.Deliveries, d => d.Message == key);
        await two.AdvanceAsync(TimeSpan.FromSeconds(31));
        await two.Other.DeliverOutboxAsync();
        Assert.Single(two.Ledger.Deliveries, d => d.Message == key);
    }

    private static TakeLease Take(Product product) => product.Services.GetRequiredService<TakeLease>();

    private static CommunityJobs Jobs(Product product) => product.Services.GetRequiredService<CommunityJobs>();

    private int RunsOf(Neighbours here) => two.Ledger.Runs.Count(r => r.Community == here.CommunityId);

    /// <summary>Waits until whoever runs jobs now has finished.</summary>
    private static async Task SettledAsync(Product product)
    {
        await Jobs(product).RunDueAsync(all: false, CancellationToken.None);
        await using var turn = await Take(product).WithinAsync(CommunityJobs.LeaseName, TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.NotNull(turn);
    }

    /// <summary>Claims like an instance that is killed right after: it neither renews nor gives back.</summary>
    private async Task<bool> DeadAsync(string name, TimeProvider? clock = null)
    {
        var services = two.One.Services;
        var time = clock ?? services.GetRequiredService<TimeProvider>();
        var book = new LeaseBook(services.GetRequiredService<IServiceScopeFactory>(), new ThisInstance(Ids.New(time.Now())), time);
        for (var i = 0; i < 100; i++)
        {
            // The workers hold it now and then for a moment.
            if (await book.ClaimAsync(name, CancellationToken.None))
                return true;
            await Task.Delay(50);
        }

        return false;
    }

    private static Task QueueAsync(Product product, Neighbours here, string key) => product.InsideAsync(here.CommunityId, async s =>
    {
        s.GetRequiredService<Outbox>().Add(NotedDelivery.OutboxKind, here.CommunityId, new { }, key);
        await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
    });

    private sealed class AheadClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
