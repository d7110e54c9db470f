using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>Who is in no group any more has nobody's phone and door in hand, and nobody is sent to who is gone.</summary>
public sealed class OrderLeavingTests(Product product) : IClassFixture<Product>
{
    private async Task ChangeAsync(Neighbours here, Resident who, MembershipEvent on)
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        await here.ActAsync(await here.AddStaffAsync(), async s =>
        {
            var row = await s.GetRequiredService<NeighborPartyDb>().Memberships.AsNoTracking().SingleAsync(m => m.PersonId == who.PersonId);
            await s.GetRequiredService<ChangeMembership>().RunAsync(row.Id, on, on == MembershipEvent.Suspend ? now.AddDays(30) : null, "登记", row.Version, default);
        });
    }

    [Theory]
    [InlineData(MembershipEvent.Remove)]
    [InlineData(MembershipEvent.Suspend)]
    [InlineData(MembershipEvent.Leave)]
    public async Task What_a_volunteer_had_goes_back_to_the_leader(MembershipEvent on)
    {
        var here = await Neighbours.CreateAsync(product);
        var (order, offered) = (await here.InProgressAsync(), await here.OpenOrderAsync(here.Outsider));
        await here.Leader.DispatchAsync(offered, here.Member2).OkAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        await ChangeAsync(here, here.Member2, on);
        Assert.Equal((OrderState.Open, OrderState.Open), ((await here.ReadAsync(order)).State, (await here.ReadAsync(offered)).State));
        Assert.False((await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact")).IsSuccessStatusCode);
        Assert.False((await here.Member2.ActAsync(offered, "accept")).IsSuccessStatusCode);
        Assert.Equal(2, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Leader.PersonId && m.Kind == "order.given_back")));
    }

    [Fact]
    public async Task Done_and_then_removed_he_reads_no_phone_any_more()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        await here.DbAsync(db => db.Memberships.Where(m => m.PersonId == here.Member2.PersonId).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MembershipState.Suspended)));
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(409, "order.contact_not_shown");
    }

    [Theory]
    [InlineData(MembershipEvent.Die)]
    [InlineData(MembershipEvent.MoveOut)]
    public async Task Nobody_is_sent_to_who_is_gone_and_his_posts_end(MembershipEvent on)
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var post = await here.Member.PostAsync();
        await ChangeAsync(here, here.Member, on);
        Assert.Equal(OrderState.Cancelled, (await here.ReadAsync(order)).State);
        Assert.Equal(AidPostState.Withdrawn, await here.DbAsync(db => db.AidPosts.Where(p => p.Id == post).Select(p => p.State).SingleAsync()));
        Assert.Equal(0, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "order.cancelled")));
        Assert.Equal(1, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member2.PersonId && m.Kind == "order.cancelled")));
    }
}
