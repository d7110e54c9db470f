using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

public sealed class OrderPathTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task From_the_resident_to_the_volunteer_and_back()
    {
        var here = await Neighbours.CreateAsync(product);
        await AidPathTests.GivePhonesAsync(here);
        var order = await here.Member.OrderAsync();
        // Not even the leader before it was checked.
        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        await here.PublishOrderAsync(order);
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");

        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var offered = await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        Assert.Equal("王**", offered["requester"]!.GetValue<string>());
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(404, "not_found");

        Assert.Equal("accepted", (await here.Member2.ActAsync(order, "accept").OkAsync()).State());
        Assert.Equal("19900000001", (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync())["phone"]!.GetValue<string>());
        await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30 }).RefusedAsync(409, "order.wrong_state");
        await here.Member2.ActAsync(order, "contacts", new { way = "visit", text = "约好下午" }).OkAsync();
        var photo = await here.Member2.PhotoAsync();
        Assert.Equal("done", (await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30, photoIds = new[] { photo } }).OkAsync()).State());
        await here.Member2.ActAsync(order, "confirm", new { text = "好了" }).RefusedAsync(404, "not_found");
        Assert.Equal("confirmed", (await here.Member.ActAsync(order, "confirm", new { }).OkAsync()).State());
        await here.Leader.ActAsync(order, "rate", new { solved = true, speed = 5, attitude = 5 }).RefusedAsync(404, "not_found");
        Assert.Equal("closed", (await here.Member.ActAsync(order, "rate", new { solved = true, speed = 5, attitude = 4 }).OkAsync()).State());

        // The resident sees who looked at the phone.
        Assert.Equal([here.Member.PersonId], await here.DbAsync(db => db.AuditEvents.Where(e => e.Action == SensitiveReads.Action && e.ActorId == here.Member2.AccountId).Select(e => e.EntityId!.Value).Distinct().ToListAsync()));
        var steps = await here.DbAsync(db => db.OrderSteps.Where(s => s.OrderId == order).OrderBy(s => s.Number).Select(s => s.On).ToListAsync());
        Assert.Equal([OrderEvent.Place, OrderEvent.SendToReview, OrderEvent.Show, OrderEvent.Dispatch, OrderEvent.Accept, OrderEvent.Contact, OrderEvent.Finish, OrderEvent.Confirm, OrderEvent.Rate], steps);
    }

    [Fact]
    public async Task Two_who_accept_at_once_cannot_both_have_it()
    {
        var here = await Neighbours.CreateAsync(product);
        for (var round = 0; round < 5; round++)
        {
            var order = await here.OpenOrderAsync(here.Outsider);
            Resident[] both = [here.Member, here.Member2];
            await here.Leader.DispatchAsync(order, both).OkAsync();
            var answers = await Task.WhenAll(both.Select(v => v.ActAsync(order, "accept")));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.Equal("order.already_taken", await answers.Single(a => a.StatusCode != HttpStatusCode.OK).CodeAsync());
            Assert.Equal(1, await here.DbAsync(db => db.OrderOffers.CountAsync(o => o.OrderId == order && o.State == OfferState.Accepted)));
            var winner = both[Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK)];
            Assert.Equal(winner.PersonId, (await here.ReadAsync(order)).VolunteerId);
            // A repeat of the winner's tap gives the first result.
            Assert.Equal("accepted", (await winner.ActAsync(order, "accept").OkAsync()).State());
            await winner.ActAsync(order, "decline", new { code = "noTime" }).OkAsync();
        }
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_accepted_offer()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => product.InsideAsync(here.CommunityId, async s =>
        {
            var (db, now) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<TimeProvider>().Now());
            var second = new OrderOffer { Id = Ids.New(now), CommunityId = here.CommunityId, OrderId = order, PersonId = here.Member.PersonId, OfferedAt = now, AnswerBy = now };
            second.Go(OfferEvent.Accept, now);
            db.OrderOffers.Add(second);
            await db.SaveChangesAsync();
        }));
        Assert.True(refused.IsUniqueViolation());
    }

    [Fact]
    public async Task Nobody_takes_more_than_the_cap_however_fast_he_taps()
    {
        var here = await Neighbours.CreateAsync(product);
        var orders = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await here.OpenOrderAsync(here.Outsider));
            await here.Leader.DispatchAsync(orders[i], here.Member2).OkAsync();
        }

        var answers = await Task.WhenAll(orders.Select(o => here.Member2.ActAsync(o, "accept")));
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(3, await here.DbAsync(db => db.OrderOffers.CountAsync(o => o.PersonId == here.Member2.PersonId && o.State == OfferState.Accepted)));
    }

    [Fact]
    public async Task An_emergency_stops_the_form()
    {
        var here = await Neighbours.CreateAsync(product);
        var stopped = await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "other", title = "救命", text = "厨房着火了", buildingId = here.Building1Id });
        Assert.Equal(422, (int)stopped.StatusCode);
        var problem = await stopped.JsonAsync();
        Assert.Equal("order.emergency", problem["code"]!.GetValue<string>());
        Assert.Equal(["110", "119", "120"], problem["facts"]!["call"]!.AsArray().Select(n => n!.GetValue<string>()));
        // Who was asked and says that it is none may go on; who says that it is one may not.
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "facility", title = "灭火器", text = "想要一个灭火器，防着火", buildingId = here.Building1Id, noEmergency = true }).OkAsync();
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "facility", title = "灭火器", text = "想要一个", buildingId = here.Building1Id, emergency = true }).RefusedAsync(422, "order.emergency");
        Assert.Equal(1, await here.DbAsync(db => db.Orders.CountAsync()));
    }

    [Theory]
    [InlineData("着 火 了")]
    [InlineData("厨 房 起-火，快来")]
    public async Task An_emergency_is_heard_however_it_is_spaced(string text)
    {
        var here = await Neighbours.CreateAsync(product);
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "other", title = "快来", text, buildingId = here.Building1Id }).RefusedAsync(422, "order.emergency");
        Assert.Equal(0, await here.DbAsync(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task Photos_are_for_who_takes_it_on()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(draft: new { category = "facility", title = "灯不亮", text = "三楼的灯", buildingId = here.Building1Id, photoIds = new[] { await here.Member.PhotoAsync() } });
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        Assert.Empty((await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["photos"]!.AsArray());
        await here.Member2.ActAsync(order, "accept").OkAsync();
        Assert.Single((await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["photos"]!.AsArray());
    }

    [Fact]
    public async Task Who_is_a_party_keeps_out_of_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(here.Member);
        await here.Leader.DispatchAsync(order, here.Member).RefusedAsync(422, "order.conflict");
        await here.Leader.DispatchAsync(order, here.Outsider).RefusedAsync(422, "order.not_a_volunteer");
        // A leader's own order is another leader's or the office's.
        var own = await here.OpenOrderAsync(here.Leader);
        await here.Leader.DispatchAsync(own, here.Member2).RefusedAsync(404, "not_found");
    }

    [Fact]
    public async Task Third_time_not_solved_goes_to_the_council()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("reopened", (await here.Member.ActAsync(order, "reopen", new { text = "又不亮了" }).OkAsync()).State());
            await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
            await here.Member2.ActAsync(order, "accept").OkAsync();
            await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
            await here.Member2.ActAsync(order, "finish", new { what = "再换一次", minutes = 10 }).OkAsync();
        }

        Assert.Equal("escalated", (await here.Member.ActAsync(order, "reopen", new { text = "还是不亮" }).OkAsync()).State());
    }

    [Fact]
    public async Task Who_did_it_the_first_time_has_it_no_more_once_somebody_else_is_asked()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        await here.Member.ActAsync(order, "reopen", new { text = "又不亮了" }).OkAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        var other = await here.AddResidentAsync("新人", MembershipKind.Neighbour);
        await other.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = true, skills = new[] { "facility" } }).OkAsync();
        await here.Leader.DispatchAsync(order, other).OkAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        Assert.Null((await here.ReadAsync(order)).VolunteerId);
    }

    [Fact]
    public async Task A_question_pauses_and_the_answer_goes_on()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        Assert.Equal("needInfo", (await here.Member2.ActAsync(order, "ask", new { question = "哪一层？" }).OkAsync()).State());
        Assert.Equal("inProgress", (await here.Member.ActAsync(order, "answer", new { answer = "三楼" }).OkAsync()).State());
        Assert.Equal("escalated", (await here.Member2.Phone.PostAsync($"/api/v1/orders/{order}/escalate", new { reason = "要换线路" }, ifMatch: await here.Member2.TagAsync(order)).OkAsync()).State());
    }
}
