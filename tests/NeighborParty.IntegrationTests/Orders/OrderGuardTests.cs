using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>What an order shows to whom, and whose word on it counts.</summary>
public sealed class OrderGuardTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task For_somebody_of_the_own_household_alone_and_unseen_until_it_was_checked()
    {
        var here = await Neighbours.CreateAsync(product);
        var draft = new { category = "facility", title = "金丝雀标题", text = "金丝雀内容", buildingId = here.Building1Id, forPersonId = here.Outsider.PersonId };
        await here.Member.Phone.PostAsync("/api/v1/orders", draft).RefusedAsync(404, "not_found");
        await here.LetLiveTogetherAsync("301", here.Member, here.Outsider);
        var order = await here.Member.OrderAsync(draft);
        await here.Outsider.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        Assert.Empty((await here.Outsider.Phone.GetAsync("/api/v1/orders?view=mine").OkAsync())["items"]!.AsArray());
        await here.PublishOrderAsync(order);
        Assert.Equal("金丝雀内容", (await here.Outsider.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Why_a_volunteer_said_no_and_who_he_is_stays_with_the_leader()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "decline", new { code = "unsafe", text = "他家有狗" }).OkAsync();
        var seen = await (await here.Member.Phone.GetAsync($"/api/v1/orders/{order}")).Content.ReadAsStringAsync();
        foreach (var secret in new[] { "unsafe", "他家有狗", "陈" })
            Assert.DoesNotContain(secret, seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("unsafe", await (await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task About_a_neighbour_is_refused_where_it_would_not_be_kept_private()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "facility", title = "楼上漏水", text = "楼上不肯修", buildingId = here.Building1Id, againstNeighbour = true }).RefusedAsync(400, "invalid_input");
    }

    [Fact]
    public async Task Who_was_asked_reads_no_phone_in_the_words_before_taking_it_on()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(draft: new { category = "facility", title = "灯不亮", text = "请打 19900007777 找我。", buildingId = here.Building1Id, keepDetails = true, anonymous = true });
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var asked = await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        Assert.Equal(("请打 ＊＊＊ 找我。", "匿名居民"), (asked["text"]!.GetValue<string>(), asked["requester"]!.GetValue<string>()));
        await here.Member2.ActAsync(order, "accept").OkAsync();
        Assert.Contains("19900007777", (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_doors_number_is_not_told_for_another_house_and_nothing_after_the_person_left()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("302", here.Member);
        var order = await here.InProgressAsync(draft: new { category = "facility", title = "灯不亮", text = "二单元的灯", buildingId = here.Building1Id, stairwellId = here.Stairwell2Id, contactPhone = "19900007777" });
        Assert.Null((await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync())["door"]);
        await here.WithdrawAsync(here.Member, ConsentPurpose.Membership);
        var row = await here.ReadAsync(order);
        Assert.Equal((OrderState.Cancelled, null, null, ""), (row.State, row.DoorSealed, row.ContactPhoneSealed, row.CareSealed));
        Assert.False((await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}/contact")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Who_is_suspended_takes_no_order_on_and_is_asked_for_none()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await SuspendedTests.SuspendAsync(here, here.Member2);
        await here.Member2.ActAsync(order, "accept").RefusedAsync(403, "moderation.suspended");
        var other = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(other, here.Member2).RefusedAsync(422, "order.volunteer_unavailable");
    }

    [Fact]
    public async Task What_cannot_wait_is_looked_at_within_half_an_hour()
    {
        var here = await Neighbours.CreateAsync(product);
        var soon = await here.Member.OrderAsync(OrderDrill.Draft(priority: "p1", buildingId: here.Building1Id));
        var later = await here.Member.OrderAsync(OrderDrill.Draft(buildingId: here.Building1Id));
        await product.DeliverOutboxAsync();
        Assert.Equal((true, false), ((await here.ItemAsync(soon)).IsUrgent, (await here.ItemAsync(later)).IsUrgent));
        Assert.True((await here.ItemAsync(soon)).DueAt < (await here.ItemAsync(later)).DueAt);
    }

    [Fact]
    public async Task An_order_that_was_wrongly_refused_is_open_after_the_appeal()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.Member.OrderAsync(OrderDrill.Draft(buildingId: here.Building1Id));
        await product.DeliverOutboxAsync();
        var staff = await here.AddStaffAsync(name: "甲");
        Assert.Equal("moderation.not_changeable", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(staff, order, new DecisionGrounds(Decision.RequestChange, "unrelated", "写清楚", null))));
        var decision = await here.DecideAsync(staff, order, new DecisionGrounds(Decision.Reject, "unrelated", "不是点单", null));
        Assert.Equal(OrderState.Rejected, (await here.ReadAsync(order)).State);
        Assert.True((await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "灯真的坏了" })).IsSuccessStatusCode);
        var appeal = await here.DbAsync(db => db.ModerationAppeals.SingleAsync());
        await here.AskAsync(await here.AddStaffAsync(name: "乙"), s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, overturn: true, "确实", appeal.Version, CancellationToken.None));
        var row = await here.ReadAsync(order);
        Assert.Equal((OrderState.Open, null), (row.State, row.EndedAt));
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
    }

    [Fact]
    public async Task Who_typed_it_for_a_resident_does_not_publish_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var (staff, colleague) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        var draft = new OrderDraft("facility", null, "灯不亮", "三楼的灯不亮", [], here.Building1Id);
        var order = await here.AskAsync(staff, s => s.GetRequiredService<PlaceOrder>().OnBehalfAsync(draft, here.Member.PersonId, OrderChannel.Phone, CancellationToken.None));
        await product.DeliverOutboxAsync();
        var publish = new DecisionGrounds(Decision.Publish, null, null, null);
        Assert.Equal("moderation.conflict", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(staff, order.Id, publish)));
        await here.DecideAsync(colleague, order.Id, publish);
        Assert.Equal(OrderState.Open, (await here.ReadAsync(order.Id)).State);
    }

    [Fact]
    public async Task Nobody_asks_for_money_in_the_words_of_an_order()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "ask", new { question = "请转500元材料费" }).RefusedAsync(422, "moderation.asks_for_money");
        await here.Member2.ActAsync(order, "finish", new { what = "换好了，请转我500元", minutes = 10 }).RefusedAsync(422, "moderation.asks_for_money");
    }

    [Fact]
    public async Task What_a_moderator_hides_is_told_to_who_wrote_it_and_said_to_who_reads_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await here.Outsider.ActAsync(order, "reports", new { reason = "abuse" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member2.ActAsync(order, "reports", new { reason = "abuse" })).StatusCode);
        Assert.Equal((ModerationState.Queue, 1), ((await here.ItemAsync(order)).State, (await here.ItemAsync(order)).Reports));
        await here.DecideAsync(await here.AddStaffAsync(), order, new DecisionGrounds(Decision.Hide, "abuse", "请不要骂人", null));
        var told = await here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Member.PersonId && m.Kind == "order.text_hidden").Select(m => m.Body).SingleAsync());
        Assert.Contains("请不要骂人", told, StringComparison.Ordinal);
        Assert.Contains("已由社区工作人员隐藏", (await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_do_not_put_off_what_they_have_in_hand_themselves()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var staff = await here.AddStaffAsync();
        await here.BecomesAsync(staff, here.Member2);
        var version = (await here.ReadAsync(order)).Version;
        Assert.Equal("order.own_work", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<SteerOrder>().ExtendAsync(order, version, 2, "等配件", CancellationToken.None))));
        Assert.Null((await here.ReadAsync(order)).ExtendedAt);
        var colleague = await here.AddStaffAsync(name: "乙");
        await here.AskAsync(colleague, s => s.GetRequiredService<SteerOrder>().ExtendAsync(order, version, 2, "等配件", CancellationToken.None));
        Assert.NotNull((await here.ReadAsync(order)).ExtendedAt);
    }

    [Fact]
    public async Task Who_left_the_number_for_somebody_else_sees_who_read_it()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member, here.Outsider);
        var order = await here.InProgressAsync(draft: new { category = "facility", title = "灯不亮", text = "三楼的灯", buildingId = here.Building1Id, forPersonId = here.Outsider.PersonId, contactPhone = "19900007777" });
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        foreach (var who in new[] { here.Member, here.Outsider })
            Assert.Contains("phone", await (await who.Phone.GetAsync("/api/v1/me/sensitive-reads")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_human_with_two_accounts_is_one()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        var staff = await here.AddStaffAsync();
        await here.BecomesAsync(staff, here.Member2);
        Assert.Equal("order.own_work", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<ConfirmOrder>().ConfirmAsync(order, "上门看过", CancellationToken.None))));
        await here.BecomesAsync(staff, here.Member);
        Assert.Equal("order.conflict", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<ConfirmOrder>().ConfirmAsync(order, "上门看过", CancellationToken.None))));
    }
}
