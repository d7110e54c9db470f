using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidPathTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_neighbour_asks_another_answers_and_contacts_are_shown_after_both_agreed()
    {
        var here = await Neighbours.CreateAsync(product);
        await GivePhonesAsync(here);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(photoIds: [await here.Member.PhotoAsync()]));
        Assert.True(await here.Member2.SeesAsync(post));

        var answer = await here.Member2.AnswerAsync(post);
        await product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        var path = $"/api/v1/aid-posts/{post}/answers/{answer}";

        Assert.Equal("aid_contact.not_agreed", await (await here.Member.Phone.GetAsync($"{path}/contact")).CodeAsync());
        Assert.Equal("aid_answer.wrong_state", await (await here.Member2.Phone.PostAsync($"{path}/agree")).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"{path}/accept")).StatusCode);
        Assert.Equal("aid_contact.not_agreed", await (await here.Member2.Phone.GetAsync($"{path}/contact")).CodeAsync());
        Assert.Equal("aid_answer.wrong_role", await (await here.Member.Phone.PostAsync($"{path}/agree")).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.PostAsync($"{path}/agree")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.PostAsync($"{path}/agree")).StatusCode);
        Assert.Equal("matched", await here.Member.StateAsync(post));

        Assert.Equal("19900000002", (await (await here.Member.Phone.GetAsync($"{path}/contact")).JsonAsync())["phone"]!.GetValue<string>());
        Assert.Equal("19900000001", (await (await here.Member2.Phone.GetAsync($"{path}/contact")).JsonAsync())["phone"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.GetAsync($"{path}/contact")).StatusCode);
        var seen = await here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents
            .Where(e => e.Action == SensitiveReads.Action).Select(e => new { e.ActorId, e.EntityId }).ToListAsync());
        Assert.Equal([(here.Member.AccountId, here.Member2.PersonId), (here.Member2.AccountId, here.Member.PersonId)],
            seen.Select(s => (s.ActorId, s.EntityId!.Value)).ToList());

        var details = await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}");
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/close", ifMatch: details.Headers.ETag!.ToString())).StatusCode);
        Assert.Equal("closed", await here.Member.StateAsync(post));
        Assert.False(await here.Leader.SeesAsync(post));
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.GetAsync($"{path}/contact")).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_money_is_pointed_to_the_office_that_the_community_names()
    {
        var here = await Neighbours.CreateAsync(product);
        var asks = AidDrill.Draft(title: "急用钱", text: "想向邻居借钱三千元，下月还。");
        var before = await here.Member.Phone.PostAsync("/api/v1/aid-posts", asks);
        Assert.Equal("moderation.asks_for_money", await before.CodeAsync());
        Assert.Contains("请联系社区工作人员申请帮扶", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, Core.Staff.StaffRole.Administrator);
        var saved = await staff.PostFormAsync("/admin/policies", fields: new() { ["Texts[HelpOfficeName]"] = "民政窗口", ["Texts[HelpOfficePhone]"] = "0571-00000000" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("生活困难找谁：社区工作人员 → 民政窗口", (await staff.GetHtmlAsync("/admin/policies")).Body!.TextContent, StringComparison.Ordinal);
        var after = await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", asks)).Content.ReadAsStringAsync();
        Assert.Contains("请联系民政窗口（0571-00000000）申请帮扶", after, StringComparison.Ordinal);
        Assert.Contains("\"office\":\"民政窗口\"", after, StringComparison.Ordinal);
        Assert.Contains("民政窗口", await (await here.Member.Phone.PostAsync("/api/v1/texts/preview", new { text = "想向邻居借钱三千元" })).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_neighbours_in_an_emergency_is_told_whom_to_call()
    {
        var here = await Neighbours.CreateAsync(product);
        const string Text = "老人晕倒了，谁来帮忙抬一下？";
        await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(text: Text)).RefusedAsync(422, "order.emergency");
        var post = await here.Member.PostAsync(new { kind = "request", category = "carry", urgency = "soon", visibility = "building", title = "已经没事", text = Text, noEmergency = true });
        await product.DeliverOutboxAsync();
        var tag = (await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Headers.ETag!.ToString();
        await here.Member.Phone.SendAsync(HttpMethod.Put, $"/api/v1/aid-posts/{post}", AidDrill.Change("着火了", "快来"), null, tag).RefusedAsync(422, "order.emergency");
        // Who offers may speak of it.
        await here.Member.PostAsync(new { kind = "offer", category = "carry", urgency = "normal", visibility = "building", title = "学过急救", text = "有人晕倒了可以叫我，先打 120。" });
    }

    [Fact]
    public async Task Whom_the_author_turned_down_twice_asks_no_third_time()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft());
        var staff = await here.AddStaffAsync();
        for (var i = 0; i < 2; i++)
        {
            var answer = await here.Member2.AnswerAsync(post);
            await product.DeliverOutboxAsync();
            await here.DecideAsync(staff, answer, Decision.Publish);
            Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers/{answer}/decline")).StatusCode);
        }

        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text = "再问一次。" }).RefusedAsync(409, "aid_answer.declined");
        await here.Leader.AnswerAsync(post);
    }

    internal static Task GivePhonesAsync(Neighbours here) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var vault = services.GetRequiredService<PersonalDataVault>();
        (await db.People.FirstAsync(p => p.Id == here.Member.PersonId)).SetPhone("19900000001", vault);
        (await db.People.FirstAsync(p => p.Id == here.Member2.PersonId)).SetPhone("19900000002", vault);
        await db.SaveChangesAsync();
    });
}
