using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

/// <summary>Several officers at one desk at the same moment.</summary>
public sealed class CouncilRaceTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Two_officers_who_decide_at_once_leave_one_decision()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = new[] { await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙") };
        for (var round = 0; round < 3; round++)
        {
            var item = await here.AddItemAsync(staff[0], $"第 {round} 件");
            var day = await here.MeetingAsync(weeks: round);
            await here.HoldAsync(staff[0], day);
            var version = (await here.ItemAsync(item.Id)).Version;
            using var start = new Barrier(8);
            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(10));
                try
                {
                    await here.DoAsync(staff[i % 2], s => s.GetRequiredService<DecideAgendaItem>().RunAsync(item.Id, version,
                        new DecisionDraft(i % 2 == 0 ? CouncilDecision.Project : CouncilDecision.Refuse, $"第 {i} 个说的", "物业", new DateOnly(2099, 1, 1)), default));
                    return true;
                }
                catch (RefusedException refused)
                {
                    Assert.Equal("stale", refused.Code);
                    return false;
                }
            })));
            Assert.Single(won, w => w);
            Assert.Equal(1, await here.DbAsync(db => db.AgendaSteps.CountAsync(s => s.AgendaItemId == item.Id && s.On == AgendaItemEvent.Decide)));
            await here.DraftAsync(staff[0], day);
        }
    }

    [Fact]
    public async Task An_order_waits_once_whoever_gathers()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.EscalatedAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => here.GatherAsync())));
        Assert.Equal(1, await here.DbAsync(db => db.AgendaItems.CountAsync(i => i.OrderId == order)));
        await Assert.ThrowsAsync<DbUpdateException>(() => here.DbAsync(async db =>
        {
            var first = await db.AgendaItems.AsNoTracking().SingleAsync();
            db.AgendaItems.Add(AgendaItem.Add(Ids.New(first.CreatedAt), first.CommunityId, new NewAgendaItem(AgendaSource.Order, order, null, null, "", "", false, ""), true, first.CreatedAt));
            return await db.SaveChangesAsync();
        }));
    }

    /// <summary>
    /// Decided twice: it is the version that refuses the second; without it the table of states does, because who decides waits for the other's transaction; without
    /// that one the concurrency token of the row, and the unique number of the step.
    /// </summary>
    [Fact]
    public async Task Two_decisions_on_one_order_move_it_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = new[] { await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙") };
        var (order, item, _) = await here.BeforeTheCouncilAsync(staff[0]);
        var version = (await here.ItemAsync(item)).Version;
        var won = await AtOnceAsync(8, i => here.DoAsync(staff[i % 2], s => s.GetRequiredService<DecideAgendaItem>().RunAsync(item, version, i % 2 == 0
            ? new DecisionDraft(CouncilDecision.Assign, $"第 {i} 个说的", null, new DateOnly(2099, 1, 1), [here.Leader.PersonId, here.Member2.PersonId])
            : new DecisionDraft(CouncilDecision.Refuse, $"第 {i} 个说的", null, null), default)));
        Assert.Equal(1, won);
        var decided = await here.ItemAsync(item);
        Assert.Equal(decided.Decision == CouncilDecision.Assign ? OrderState.Dispatched : OrderState.Closed, (await here.ReadAsync(order)).State);
        Assert.Equal(1, await here.DbAsync(db => db.AgendaSteps.CountAsync(s => s.AgendaItemId == item && s.On == AgendaItemEvent.Decide)));
        Assert.Equal(1, await here.DbAsync(db => db.OrderSteps.CountAsync(s => s.OrderId == order && s.On == OrderEvent.Decide)));
        Assert.Equal(decided.Decision == CouncilDecision.Assign ? 2 : 0, await here.DbAsync(db => db.OrderOffers.CountAsync(o => o.OrderId == order && o.EndedAt == null)));
    }

    [Fact]
    public async Task Whoever_saves_the_minutes_second_has_to_look_at_what_the_first_wrote()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = new[] { await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙") };
        var (_, item, day) = await here.BeforeTheCouncilAsync(staff[0]);
        await here.DecideAsync(staff[0], item, new DecisionDraft(CouncilDecision.Refuse, "属于自家维修", null, null));
        await here.DraftAsync(staff[0], day);
        var version = (await here.DayAsync(day)).Version;
        // The words about the meeting stay as they are: only those about its item differ.
        var won = await AtOnceAsync(8, i => SaveAsync(i, version));
        Assert.Equal(1, won);

        // What was changed meanwhile is published by nobody who has not seen it.
        var seen = (await here.DayAsync(day)).Version;
        await SaveAsync(1, seen);
        Assert.Equal("stale", await CouncilDrill.RefusedAsync(() => here.DoAsync(staff[0], s => s.GetRequiredService<PublishMinutes>().PublishAsync(day, seen, true, default))));
        await here.PublishAsync(staff[0], day, namesChecked: true);

        Task<CouncilDay> SaveAsync(int i, int expected) => here.DoAsync(staff[i % 2],
            s => s.GetRequiredService<PublishMinutes>().SaveAsync(day, expected, null, null, [new PublicItem(item, "楼道照明", $"不予办理，第 {i} 稿。")], default));
    }

    /// <returns>How many got through; the others were told that they had not seen the newest.</returns>
    private static async Task<int> AtOnceAsync<T>(int many, Func<int, Task<T>> act)
    {
        using var start = new Barrier(many);
        var won = await Task.WhenAll(Enumerable.Range(0, many).Select(i => Task.Run(async () =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            try
            {
                await act(i);
                return 1;
            }
            catch (RefusedException refused)
            {
                Assert.Equal("stale", refused.Code);
                return 0;
            }
        })));
        return won.Sum();
    }
}
