using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>With a program of its own: the client stops asking for a while after so many failures.</summary>
public sealed class WeChatOutageTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task WeChat_down_for_an_hour_shows_nothing_and_loses_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "wang");
        await product.Http.PutAsJsonAsync("/sandbox/control/down", new { down = true });
        try
        {
            var post = await author.PostAsync(AidDrill.Draft(photoIds: [await author.PhotoAsync()]));
            var neighbour = here.Member;
            for (var minute = 0; minute < 60; minute += 6)
            {
                await product.DeliverOutboxAsync();
                await product.RunJobsAsync();
                Assert.NotEqual(ModerationState.Published, (await here.ItemAsync(post)).State);
                if (minute % 12 == 0)
                    neighbour = neighbour with { Phone = await ModerationTests.RefreshAsync(neighbour.Phone) };
                Assert.False(await neighbour.SeesAsync(post));
                await product.AdvanceAsync(TimeSpan.FromMinutes(6));
            }

            // Written in the last minutes of it: that one still finds the machine.
            author = author with { Phone = await ModerationTests.RefreshAsync(author.Phone) };
            var late = await author.PostAsync(AidDrill.Draft(title: "停机时写的"));
            await product.DeliverOutboxAsync();
            var item = await here.ItemAsync(post);
            Assert.Equal((ModerationState.Queue, QueueReason.MachineTimeout), (item.State, item.QueuedBecause!.Value));
            await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
            author = author with { Phone = await ModerationTests.RefreshAsync(author.Phone) };
            Assert.Equal("open", await author.StateAsync(post));

            await product.Http.DeleteAsync("/sandbox/control/faults");
            // The client's circuit breaker measures real time: five seconds.
            await Task.Delay(TimeSpan.FromSeconds(6));
            for (var i = 0; i < 6 && (await here.ItemAsync(late)).State == ModerationState.MachineCheck; i++)
            {
                await product.AdvanceAsync(TimeSpan.FromMinutes(2));
                await product.DeliverOutboxAsync();
            }

            // Nothing is lost: the machine has spoken, whatever it said (the author was not here for two hours of the product's clock or was).
            Assert.NotNull((await here.ItemAsync(late)).TextVerdict);
            Assert.NotEqual(ModerationState.MachineCheck, (await here.ItemAsync(late)).State);
            Assert.False(await here.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.CommunityId == here.CommunityId && m.State == OutboxState.Dead)));
        }
        finally
        {
            await product.Http.DeleteAsync("/sandbox/control/faults");
        }
    }

    [Fact]
    public async Task A_short_outage_only_delays()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "chen");
        await product.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = "/wxa/msg_sec_check", kind = "errcode", errcode = -1, times = (int?)null });
        Guid post;
        try
        {
            post = await author.PostAsync();
            await product.DeliverOutboxAsync();
            Assert.Equal(ModerationState.MachineCheck, (await here.ItemAsync(post)).State);
        }
        finally
        {
            await product.Http.DeleteAsync("/sandbox/control/faults");
        }

        // The client's circuit breaker measures real time: five seconds.
        await Task.Delay(TimeSpan.FromSeconds(6));
        for (var i = 0; i < 5 && (await here.ItemAsync(post)).State == ModerationState.MachineCheck; i++)
        {
            await product.AdvanceAsync(TimeSpan.FromMinutes(1));
            await product.DeliverOutboxAsync();
        }

        Assert.Equal(ModerationState.Published, (await here.ItemAsync(post)).State);
    }
}
