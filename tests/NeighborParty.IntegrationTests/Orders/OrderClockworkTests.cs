using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Overview;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>What happens by itself as the time passes. The clock of the program is moved; office time is read from the product's own calendar.</summary>
public sealed class OrderClockworkTests(Product product) : IClassFixture<Product>
{
    /// <summary>One desk for a community: it knows the phones' newest tokens.</summary>
    private readonly Dictionary<Guid, DutyDesk> _desks = [];

    private async Task PassAsync(Neighbours here, DateTime until, params Resident[] who)
    {
        if (!_desks.TryGetValue(here.CommunityId, out var desk))
            _desks.Add(here.CommunityId, desk = new DutyDesk(here));
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        if (until > now)
            await desk.LaterAsync(until - now + TimeSpan.FromMinutes(1), who);
        await product.RunJobsAsync();
    }

    private static Task<List<string>> NoticesAsync(Neighbours here, Resident who, string kind) =>
        here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == who.PersonId && m.Kind.StartsWith(kind)).Select(m => m.Kind).ToListAsync());

    private static async Task<List<Guid>> LedAsync(Resident who) =>
        [.. (await who.Phone.GetAsync("/api/v1/orders?view=led").OkAsync())["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>())];

    private static async Task<string> HurryAsync(Resident who, Guid order) => (await who.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["order"]!["hurry"]!.GetValue<string>();

    /// <summary>Orders that have come to the office, as kept and as counted.</summary>
    private Task<(long Kept, long Counted)> RaisedAsync(Neighbours here) => product.InsideAsync(here.CommunityId, async s => (
        (await s.GetRequiredService<ReadOverview>().RunAsync(OverviewParts.Orders, default)).Orders!.Raised,
        (await RebuildTallies.CountAsync(s.GetRequiredService<NeighborPartyDb>(), here.CommunityId, default)).Where(l => l.Measure == Order.RaisedMeasure).Sum(l => l.Amount)));

    [Fact]
    public async Task The_ladder_is_climbed_rung_by_rung_to_the_council()
    {
        var here = await Neighbours.CreateAsync(product);
        var secretary = await here.AddSecretaryAsync();
        var order = await here.InProgressAsync();
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        var due = (await here.ReadAsync(order)).ResolveBy!.Value;

        await PassAsync(here, (await here.ReadAsync(order)).WakeAt!.Value);
        Assert.Equal(OrderRung.Warned, (await here.ReadAsync(order)).ResolveRung);
        Assert.Equal("soon", await HurryAsync(here.Leader, order));
        Assert.Equal(["order.late_Warned"], await NoticesAsync(here, here.Member2, "order.late"));
        Assert.Empty(await NoticesAsync(here, here.Leader, "order.late"));

        await PassAsync(here, due, secretary);
        Assert.Equal("late", await HurryAsync(here.Leader, order));
        await secretary.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        Assert.Empty(await LedAsync(secretary));
        Assert.Equal(OrderRung.Leader, (await here.ReadAsync(order)).ResolveRung);
        Assert.Equal(["order.late_leader_Leader"], await NoticesAsync(here, here.Leader, "order.late"));
        await product.RunJobsAsync(); // a second run says nothing
        Assert.Single(await NoticesAsync(here, here.Leader, "order.late"));

        await PassAsync(here, calendar.AddWorkingDays(due, 1), secretary);
        Assert.Equal(["order.late_secretary_Secretary"], await NoticesAsync(here, secretary, "order.late"));
        // Who is asked to look after it can, and finds it without the message; who leads its group and is asked too finds it once.
        await secretary.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        Assert.Equal([order], await LedAsync(secretary));
        await here.DbAsync(db => db.RoleGrants.Where(g => g.PersonId == secretary.PersonId).ExecuteUpdateAsync(set => set.SetProperty(g => g.PersonId, here.Leader.PersonId)));
        Assert.Equal([order], await LedAsync(here.Leader));
        Assert.Empty(await LedAsync(secretary));
        Assert.Equal((0, 0), await RaisedAsync(here));
        await PassAsync(here, calendar.AddWorkingDays(due, 2));
        Assert.Equal(OrderRung.Staff, (await here.ReadAsync(order)).ResolveRung);
        // The office has no inbox of its own: it is on the first page in the morning.
        Assert.Equal((1, 1), await RaisedAsync(here));
        using (var office = await ConsoleClient.SignInAsync(product, here.CommunityId))
        {
            Assert.NotNull((await office.GetHtmlAsync("/admin")).QuerySelector("a[href*='Raised=True']"));
            // The list fetches itself anew, and stays the one that was asked for.
            Assert.Contains("Raised=True", (await office.GetHtmlAsync("/admin/orders?Raised=True")).QuerySelector("[data-np-refresh]")!.GetAttribute("hx-get")!, StringComparison.Ordinal);
        }

        await PassAsync(here, calendar.AddWorkingDays(due, 3));
        Assert.Equal(OrderState.Escalated, (await here.ReadAsync(order)).State);
        Assert.Equal(OrderRung.Council, (await here.ReadAsync(order)).ResolveRung);
        // With the council its clocks stand still.
        Assert.Equal((0, 0), await RaisedAsync(here));
    }

    /// <summary>The secretary may be the neighbour.</summary>
    [Fact]
    public async Task What_is_about_a_named_neighbour_climbs_past_the_secretary()
    {
        var here = await Neighbours.CreateAsync(product);
        var secretary = await here.AddSecretaryAsync();
        var order = await here.OpenOrderAsync(here.Member, new { category = "mediation", title = "楼上太吵", text = "不知道是哪一家", buildingId = here.Building1Id, againstNeighbour = true });
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        await PassAsync(here, calendar.AddWorkingDays((await here.ReadAsync(order)).RespondBy!.Value, 1), secretary);
        Assert.Equal(OrderRung.Secretary, (await here.ReadAsync(order)).RespondRung);
        Assert.Empty(await NoticesAsync(here, secretary, "order."));
        await secretary.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
    }

    [Fact]
    public async Task A_question_stops_the_clock_until_the_answer_and_ends_the_order_without_one()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var before = await here.ReadAsync(order);
        await here.Member2.ActAsync(order, "ask", new { question = "哪一层？" }).OkAsync();
        Assert.Null((await here.ReadAsync(order)).ResolveBy);
        // What nobody could read yet is not waited for.
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(8), here.Member, here.Member2);
        Assert.Equal(OrderState.NeedInfo, (await here.ReadAsync(order)).State);
        Assert.Empty(await NoticesAsync(here, here.Member, "order.info_reminder"));
        await here.PublishStepAsync(order, OrderEvent.AskInfo);
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(4), here.Member, here.Member2);
        Assert.Single(await NoticesAsync(here, here.Member, "order.info_reminder"));
        await here.Member.ActAsync(order, "answer", new { answer = "三楼" }).OkAsync();
        var after = await here.ReadAsync(order);
        Assert.True(after.PausedSeconds > 0);
        Assert.True(after.ResolveBy > before.ResolveBy);

        await here.Member2.ActAsync(order, "ask", new { question = "哪一户？" }).OkAsync();
        await here.PublishStepAsync(order, OrderEvent.AskInfo);
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(7), here.Member, here.Member2);
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(1), here.Member, here.Member2);
        Assert.Equal(OrderState.Closed, (await here.ReadAsync(order)).State);
        Assert.Single(await NoticesAsync(here, here.Member, "order.no_reply"));
        Assert.Single(await NoticesAsync(here, here.Member2, "order.no_reply_volunteer"));
        Assert.Single(await NoticesAsync(here, here.Leader, "order.no_reply_leader"));

        // Half a year later nobody needs to find the way any more.
        Assert.NotEqual("", (await here.ReadAsync(order)).CareSealed);
        await product.AdvanceAsync(TimeSpan.FromDays(Order.ContactKeptDays));
        await product.RunJobsAsync();
        Assert.Equal(("", null), ((await here.ReadAsync(order)).CareSealed, (await here.ReadAsync(order)).WakeAt));
    }

    [Fact]
    public async Task Of_who_has_no_phone_a_person_asks_and_nothing_ends_by_itself()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync(draft: new { category = "mutual_aid", title = "陪同看病", text = "周三上午去医院。", buildingId = here.Building1Id, needsCare = true });
        await here.WithoutPhoneAsync(here.Member);
        await here.Member2.ActAsync(order, "ask", new { question = "几点？" }).OkAsync();
        await here.PublishStepAsync(order, OrderEvent.AskInfo);
        Assert.Equal(1, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "order.asked" && m.CallSince != null)));
        for (var i = 0; i < 3; i++)
            await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(4), here.Member2);
        Assert.Equal(OrderState.NeedInfo, (await here.ReadAsync(order)).State);
        Assert.NotEmpty(await NoticesAsync(here, here.Leader, "order.ask_in_person"));
    }

    [Fact]
    public async Task A_limit_that_was_put_off_warns_again_and_so_does_one_that_came_back_from_the_council()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await PassAsync(here, (await here.ReadAsync(order)).ResolveBy!.Value);
        Assert.Equal(OrderRung.Leader, (await here.ReadAsync(order)).ResolveRung);
        var desk = _desks[here.CommunityId];
        await desk.LaterAsync(TimeSpan.FromMinutes(1), here.Leader, here.Member2);
        await (await here.Leader.Phone.PostAsync($"/api/v1/orders/{order}/extend", new { days = 5, reason = "等配件" }, ifMatch: await here.Leader.TagAsync(order))).JsonAsync();
        var put = await here.ReadAsync(order);
        Assert.True(put.ResolveRung < OrderRung.Leader && put.WakeAt < put.ResolveBy, $"{put.ResolveRung} {put.WakeAt} {put.ResolveBy}");

        await here.Member2.Phone.PostAsync($"/api/v1/orders/{order}/escalate", new { reason = "修不了" }, ifMatch: await here.Leader.TagAsync(order)).OkAsync();
        await here.ActAsync(await here.AddStaffAsync(), async s => await s.GetRequiredService<DispatchOrder>().RunAsync(order, (await here.ReadAsync(order)).Version, [here.Member2.PersonId], default));
        var again = await here.ReadAsync(order);
        Assert.Equal((OrderRung.None, OrderRung.None), (again.RespondRung, again.ResolveRung));
        Assert.True(again.ResolveBy > product.Services.GetRequiredService<TimeProvider>().Now());
    }

    [Fact]
    public async Task What_nobody_contradicts_is_confirmed_by_itself_but_never_for_who_needs_care()
    {
        var here = await Neighbours.CreateAsync(product);
        var plain = await here.DoneAsync();
        var careful = await here.DoneAsync(draft: new { category = "facility", title = "扶手松了", text = "一楼扶手松了。", buildingId = here.Building1Id, needsCare = true });
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddHours(72), here.Member, here.Member2);
        Assert.Equal(OrderState.Confirmed, (await here.ReadAsync(plain)).State);
        Assert.Equal(OrderState.Done, (await here.ReadAsync(careful)).State);
        Assert.Single(await NoticesAsync(here, here.Leader, "order.visit_reminder"));
        // By a return visit of the leader, who has to say how.
        await here.Leader.ActAsync(careful, "confirm", new { }).RefusedAsync(400, "invalid_input");
        await here.Leader.ActAsync(careful, "confirm", new { text = "上门问过，已经解决" }).OkAsync();
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(14), here.Member, here.Member2);
        Assert.Equal(OrderState.Closed, (await here.ReadAsync(plain)).State);
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddDays(7), here.Member, here.Member2);
        await here.Member.ActAsync(plain, "reopen", new { text = "又坏了" }).RefusedAsync(409, "order.too_late_to_reopen");
    }

    [Fact]
    public async Task An_offer_without_an_answer_lapses_and_the_leader_is_told()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await PassAsync(here, product.Services.GetRequiredService<TimeProvider>().Now().AddHours(24), here.Member2);
        Assert.Equal(OrderState.Open, (await here.ReadAsync(order)).State);
        Assert.Single(await NoticesAsync(here, here.Leader, "order.lapsed"));
        await here.Member2.ActAsync(order, "accept").RefusedAsync(409, "order.already_taken");
    }

    [Fact]
    public async Task Once_more_time_by_somebody_above_with_a_reason()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var due = (await here.ReadAsync(order)).ResolveBy!.Value;
        async Task<HttpResponseMessage> ExtendAsync(Resident who, int days, string reason = "等配件") =>
            await who.Phone.PostAsync($"/api/v1/orders/{order}/extend", new { days, reason }, ifMatch: await here.Leader.TagAsync(order));
        await ExtendAsync(here.Member2, 2).RefusedAsync(404, "not_found");
        await ExtendAsync(here.Leader, 6).RefusedAsync(400, "invalid_input");
        await ExtendAsync(here.Leader, 2).OkAsync();
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        Assert.Equal(TimeSpan.FromHours(18), calendar.WorkingTime(due, (await here.ReadAsync(order)).ResolveBy!.Value));
        await ExtendAsync(here.Leader, 1).RefusedAsync(409, "order.extended_already");
    }
}
