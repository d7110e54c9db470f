using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.IntegrationTests.NoticeTests;

/// <summary>Every test takes a sandbox user of its own; the clock stands at noon in China first, when nothing is quiet.</summary>
public sealed class SubscribeMessageTests(Product product) : IClassFixture<Product>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Send = "/cgi-bin/message/subscribe/send";

    [Fact]
    public async Task A_granted_message_arrives_once_and_uses_the_grant_up()
    {
        var (here, who) = await GrantedAsync("wang");
        var row = await TellAsync(here, who);
        Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, row));
        var message = Assert.Single(await product.DeliveredAsync("wang"))!;
        Assert.Contains("1号楼党小组", message.ToJsonString(Readable), StringComparison.Ordinal);
        Assert.Equal(0, await LeftAsync(who));
        // Without a grant there is the inbox alone.
        Assert.Equal(Knock.None, await DeliveredKnockAsync(here, await TellAsync(here, who)));
        Assert.Single(await product.DeliveredAsync("wang"));
    }

    /// <summary>What WeChat does not take reaches nobody; the sandbox reads the values as strictly.</summary>
    [Fact]
    public async Task Each_template_is_taken_as_the_product_fills_it_in()
    {
        var (here, who) = await GrantedAsync("lin");
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        NoticeMessage[] all =
        [
            NoticeMessage.JoinResult("1号楼党小组", "已通过", "欢迎加入", now), NoticeMessage.Duty("周五大扫除", now, "西门"),
            NoticeMessage.Neighbours("有一件点单请您接", "紧急·设施", now), NoticeMessage.Armband("NP-01-0001", "待签收", "请打开小程序签收"),
        ];
        Assert.Equal(Enum.GetValues<MessageTemplate>(), all.Select(m => m.Template));
        foreach (var message in all.Skip(1))
        {
            await product.GrantMessageAsync("lin", product.Services.GetRequiredService<IOptions<MessageTemplateIds>>().Value.Of(message.Template)!, 1);
            await product.InsideAsync(here.CommunityId, s =>
            {
                var db = s.GetRequiredService<NeighborPartyDb>();
                var grant = new MessageGrant { Id = Ids.New(now), AccountId = who.AccountId, Template = message.Template.ToString() };
                grant.Accepted();
                db.MessageGrants.Add(grant);
                return db.SaveChangesAsync();
            });
        }

        foreach (var message in all)
            Assert.Equal((message.Template, Knock.Delivered), (message.Template, await DeliveredKnockAsync(here, await TellAsync(here, who, message: message))));
        Assert.Contains($"{ChinaTime.ToLocal(now):yyyy年M月d日 HH:mm}", (await product.DeliveredAsync("lin")).ToJsonString(Readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_WeChat_knows_of_no_grant_the_count_is_corrected_and_nobody_tries_again()
    {
        var (here, who) = await GrantedAsync("chen", inWeChat: 0, here: 3);
        var row = await TellAsync(here, who);
        Assert.Equal(Knock.NotGranted, await DeliveredKnockAsync(here, row));
        Assert.Equal(0, await LeftAsync(who));
        Assert.Equal(OutboxState.Done, (await OutboxAsync(row)).State);
    }

    [Fact]
    public async Task While_WeChat_is_down_the_message_waits_and_goes_out_afterwards()
    {
        var (here, who) = await GrantedAsync("sun");
        await product.WeChatDownAsync(true);
        Guid row;
        try
        {
            row = await TellAsync(here, who, urgent: true);
            await product.DeliverOutboxAsync();
            Assert.Empty(await product.DeliveredAsync("sun"));
        }
        finally
        {
            await product.WeChatDownAsync(false);
        }

        // A cut connection may have delivered; one that never opened has not. Either way there is never a second one.
        var knock = await KnockAsync(here, row);
        if (knock == Knock.Waiting)
        {
            await product.AdvanceAsync(TimeSpan.FromMinutes(2));
            Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, row));
            Assert.Single(await product.DeliveredAsync("sun"));
        }
        else
        {
            Assert.Equal(Knock.Unknown, knock);
        }
    }

    [Fact]
    public async Task At_night_the_message_waits_for_the_morning()
    {
        var (here, who) = await GrantedAsync("xu");
        var local = ChinaTime.ToLocal(product.Services.GetRequiredService<TimeProvider>().Now());
        await product.AdvanceAsync(local.Date.AddHours(22) - local);
        var row = await TellAsync(here, who);
        Assert.Equal(Knock.Waiting, await DeliveredKnockAsync(here, row));
        Assert.Equal(0, (await OutboxAsync(row)).Attempts);
        Assert.Equal(8, ChinaTime.ToLocal((await OutboxAsync(row)).DueAt).Hour);
        await product.AdvanceAsync(TimeSpan.FromHours(10.5));
        Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, row));
    }

    [Fact]
    public async Task A_busy_WeChat_is_asked_again()
    {
        var (here, who) = await GrantedAsync("zhou");
        await product.PlanFaultAsync(Send, "errcode", 45011);
        var row = await TellAsync(here, who, urgent: true);
        Assert.Equal(Knock.Waiting, await DeliveredKnockAsync(here, row));
        await product.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, row));
        Assert.Single(await product.DeliveredAsync("zhou"));
    }

    [Fact]
    public async Task An_answer_that_got_lost_never_leads_to_a_second_message()
    {
        var (here, who) = await GrantedAsync("wu", inWeChat: 2, here: 2);
        await product.PlanFaultAsync(Send, "reset", afterWork: true);
        var row = await TellAsync(here, who, urgent: true);
        Assert.Equal(Knock.Unknown, await DeliveredKnockAsync(here, row));
        await product.AdvanceAsync(TimeSpan.FromHours(2));
        await product.DeliverOutboxAsync();
        Assert.Single(await product.DeliveredAsync("wu"));
    }

    [Fact]
    public async Task What_is_withdrawn_while_WeChat_is_asked_stays_withdrawn()
    {
        var (here, who) = await GrantedAsync("zhao", inWeChat: 3, here: 3);
        (await product.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = Send, kind = "slow", delayMs = 2000 })).EnsureSuccessStatusCode();
        var row = await TellAsync(here, who, urgent: true);
        var delivery = product.DeliverOutboxAsync();
        while (await KnockAsync(here, row) == Knock.Waiting && !delivery.IsFaulted)
            await Task.Delay(20);
        Assert.Equal(Knock.Sending, await KnockAsync(here, row));
        await here.WithdrawAsync(who, ConsentPurpose.Messages);
        Assert.Equal(0, await LeftAsync(who));
        await delivery;
        Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, row));
        Assert.Equal(0, await LeftAsync(who));
    }

    [Fact]
    public async Task A_wrong_template_is_given_up_and_staff_can_see_it()
    {
        var (here, who) = await GrantedAsync("zheng");
        await product.PlanFaultAsync(Send, "errcode", 40037);
        var row = await TellAsync(here, who, urgent: true);
        Assert.Equal(Knock.Failed, await DeliveredKnockAsync(here, row));
        Assert.Equal(OutboxState.Dead, (await OutboxAsync(row)).State);
    }

    [Fact]
    public async Task Choices_are_counted_and_a_ban_takes_all_away()
    {
        var here = await Neighbours.CreateAsync(product);
        var phone = here.Member.Phone;
        Assert.Equal(1, await ChooseAsync(phone, "accept"));
        Assert.Equal(2, await ChooseAsync(phone, "accept"));
        Assert.Equal(2, await ChooseAsync(phone, "reject"));
        Assert.Equal(0, await ChooseAsync(phone, "ban"));
        var one = new { template = "joinResult", result = "accept" };
        await phone.PostAsync("/api/v1/me/message-grants", one, key: "tap-7");
        var again = await phone.PostAsync("/api/v1/me/message-grants", one, key: "tap-7");
        Assert.Equal(1, (await again.JsonAsync())["left"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_consent_to_messages_nothing_is_counted_or_kept()
    {
        var here = await Neighbours.CreateAsync(product);
        await ChooseAsync(here.Member.Phone, "accept");
        await here.WithdrawAsync(here.Member, ConsentPurpose.Messages);
        Assert.Equal(0, await LeftAsync(here.Member));
        var answer = await here.Member.Phone.PostAsync("/api/v1/me/message-grants", new { template = "joinResult", result = "accept" });
        Assert.Equal((HttpStatusCode.Forbidden, "consent_required"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task What_WeChat_gave_up_and_could_not_wait_is_told_by_telephone_until_it_is_read_or_sent_after_all()
    {
        var (here, who) = await GrantedAsync("feng", inWeChat: 3, here: 3, membership: MembershipKind.Neighbour);
        await product.PlanFaultAsync(Send, "errcode", 40037);
        var mayWait = await TellAsync(here, who, urgent: true);
        Assert.Equal(Knock.Failed, await DeliveredKnockAsync(here, mayWait));
        await product.PlanFaultAsync(Send, "errcode", 40037);
        var cannotWait = await TellAsync(here, who, urgent: true, call: true);
        Assert.Equal(Knock.Failed, await DeliveredKnockAsync(here, cannotWait));
        var call = Assert.Single(await CallsAsync())!;
        Assert.Equal((cannotWait, true), (call["id"]!.GetValue<Guid>(), call["onWeChat"]!.GetValue<bool>()));

        // Staff mended the template and send it once more.
        await RetryAsync(cannotWait);
        Assert.Equal(Knock.Delivered, await DeliveredKnockAsync(here, cannotWait));
        Assert.Empty(await CallsAsync());

        // Twenty tries in vain end the same way; who reads it in the inbox needs no call.
        await product.PlanFaultAsync(Send, "errcode", 45011);
        var tried = await TellAsync(here, who, urgent: true, call: true);
        Assert.Equal(Knock.Waiting, await DeliveredKnockAsync(here, tried));
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var row = await db.OutboxMessages.SingleAsync(m => m.DedupeKey == $"{TellPerson.OutboxKind}:{tried:N}");
            while (row.Attempts < 19)
                row.Failed("test", row.DueAt);
            row.DueAt = s.GetRequiredService<TimeProvider>().Now();
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await CallsAsync());
        await product.PlanFaultAsync(Send, "errcode", 45011);
        await product.DeliverOutboxAsync();
        Assert.Equal(OutboxState.Dead, (await OutboxAsync(tried)).State);
        Assert.Equal(tried, Assert.Single(await CallsAsync())!["id"]!.GetValue<Guid>());
        (await who.Phone.PostAsync($"/api/v1/me/inbox/{tried}/read")).EnsureSuccessStatusCode();
        Assert.Empty(await CallsAsync());

        async Task<System.Text.Json.Nodes.JsonArray> CallsAsync() => (await (await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/calls")).JsonAsync())["items"]!.AsArray();

        Task RetryAsync(Guid row) => product.InsideAsync(here.CommunityId, async s =>
        {
            var id = (await OutboxAsync(row)).Id;
            s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, Ids.New(DateTime.UnixEpoch), "工作人员") { CommunityId = here.CommunityId };
            await s.GetRequiredService<RetryDeadMessage>().RunAsync(id, default);
            return 0;
        });
    }

    private static async Task<int> ChooseAsync(Phone phone, string result) =>
        (await (await phone.PostAsync("/api/v1/me/message-grants", new { template = "joinResult", result })).JsonAsync())["left"]!.GetValue<int>();

    private async Task<(Neighbours Here, Resident Who)> GrantedAsync(string user, int inWeChat = 1, int here = 1, MembershipKind? membership = null)
    {
        await ToNoonAsync();
        var neighbours = await Neighbours.CreateAsync(product);
        var who = await neighbours.AdmitAsync(await product.SignInAsync(user), user, membership);
        if (inWeChat > 0)
            await product.GrantMessageAsync(user, SandboxDefaults.JoinResultTemplate, inWeChat);
        for (var i = 0; i < here; i++)
            await ChooseAsync(who.Phone, "accept");
        return (neighbours, who);
    }

    /// <summary>Forward to the next hour between nine and eighteen in China.</summary>
    private async Task ToNoonAsync()
    {
        var local = ChinaTime.ToLocal(product.Services.GetRequiredService<TimeProvider>().Now());
        if (local.Hour is < 9 or >= 18)
            await product.AdvanceAsync((local.Hour < 9 ? local.Date : local.Date.AddDays(1)).AddHours(10) - local);
    }

    private Task<Guid> TellAsync(Neighbours here, Resident to, bool urgent = false, bool call = false, NoticeMessage? message = null) => product.InsideAsync(here.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var now = s.GetRequiredService<TimeProvider>().Now();
        var key = Ids.New(now).ToString("N");
        await s.GetRequiredService<TellPerson>().AddAsync(here.CommunityId, to.PersonId, new Notice("test.told", "入组申请已通过", "欢迎", key)
        {
            Urgent = urgent,
            Call = call,
            Message = message ?? NoticeMessage.JoinResult("1号楼党小组", "已通过", "欢迎加入", now),
        }, default);
        await db.SaveChangesAsync();
        return (await db.InboxMessages.SingleAsync(m => m.DedupeKey.EndsWith(key))).Id;
    });

    private async Task<Knock> DeliveredKnockAsync(Neighbours here, Guid row)
    {
        await product.DeliverOutboxAsync();
        return await KnockAsync(here, row);
    }

    private Task<Knock> KnockAsync(Neighbours here, Guid row) =>
        product.InsideAsync(here.CommunityId, async s => (await s.GetRequiredService<NeighborPartyDb>().InboxMessages.AsNoTracking().SingleAsync(m => m.Id == row)).Knock);

    private Task<OutboxMessage> OutboxAsync(Guid row) =>
        product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().OutboxMessages.AsNoTracking().SingleAsync(m => m.DedupeKey == $"{TellPerson.OutboxKind}:{row:N}"));

    private Task<int> LeftAsync(Resident who) =>
        product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().MessageGrants.Where(g => g.AccountId == who.AccountId).SumAsync(g => g.Left));
}
