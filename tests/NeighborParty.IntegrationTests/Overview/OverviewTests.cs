using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Overview;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.OverviewTests;

/// <summary>What the office sees first in the morning.</summary>
public sealed class OverviewTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Orders_that_wait_for_the_next_hand_are_counted()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.OpenOrderAsync();
        Assert.Equal(new OrdersToDo(1, 0, 0), (await ReadAsync(here, OverviewParts.Orders)).Orders);
        Assert.Null((await ReadAsync(here, OverviewParts.Moderation)).Orders);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("待派单的点单", (await office.GetHtmlAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>What is urgent came last and is late first.</summary>
    [Fact]
    public async Task What_is_late_in_a_long_queue_is_counted_wherever_it_stands()
    {
        var here = await Neighbours.CreateAsync(product);
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        var oldest = now.AddHours(-3);
        await product.InsideAsync(here.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            for (var i = 0; i < 205; i++)
            {
                var item = new ModerationItem { Id = Ids.New(now), CommunityId = here.CommunityId, ContentKind = "aid_post", ContentId = Ids.New(now), ContentVersion = 1, AuthorId = here.Member.PersonId, CreatedAt = oldest };
                item.Judged(MachineVerdict.Review, oldest);
                item.Go(ModerationEvent.Queue, ModerationRole.System);
                item.Queued(QueueReason.NewAuthor, oldest.AddMinutes(i / 2), i >= 203 ? now.AddMinutes(-1) : now.AddHours(2));
                db.ModerationItems.Add(item);
            }

            await db.SaveChangesAsync();
        });
        var figures = (await ReadAsync(here, OverviewParts.Moderation)).Moderation!;
        Assert.Equal((205, 2, oldest), (figures.Waiting, figures.Overdue, figures.OldestSince));
    }

    private Task<OverviewFigures> ReadAsync(Neighbours here, OverviewParts parts) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ReadOverview>().RunAsync(parts, CancellationToken.None));
}
