using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.WeChat;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.IntegrationTests.WeChatPushTests;

public sealed class WeChatPushTests(WeChatPushTests.Listening product) : IClassFixture<WeChatPushTests.Listening>
{
    /// <summary>Takes media verdicts as a noun of its own would.</summary>
    public sealed class Listening : Product
    {
        public Ear Ear { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(s => s.AddSingleton(Ear).AddScoped<IPushHandler, Listener>());
        }
    }

    public sealed class Ear
    {
        public List<string> Heard { get; } = [];

        public bool TooEarly { get; set; }
    }

    private sealed class Listener(Ear ear) : IPushHandler
    {
        public string Event => "test_event";

        public Task HandleAsync(PushMessage push, CancellationToken ct)
        {
            if (ear.TooEarly)
                throw new PushTooEarlyException();
            ear.Heard.Add(push.Envelope.DedupeKey);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task WeChat_finds_the_owner_of_the_address()
    {
        var signature = PushSignature.Of(SandboxDefaults.PushToken, "1700000000", "12345");
        var right = await product.Http.GetAsync($"/wechat/push?signature={signature}&timestamp=1700000000&nonce=12345&echostr=4711");
        Assert.Equal("4711", await right.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", right.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.Forbidden, (await product.Http.GetAsync($"/wechat/push?signature={signature}&timestamp=1700000001&nonce=12345&echostr=4711")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await product.Http.GetAsync("/wechat/push")).StatusCode);
    }

    [Theory]
    [InlineData("wrong_signature")]
    [InlineData("wrong_appid")]
    public async Task A_forged_push_is_not_taken(string kind)
    {
        var before = await CountAsync();
        var answer = await product.PushAsync(new { kind });
        Assert.DoesNotContain("success", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<xml><Encrypt>a</Encrypt></xml>")]
    [InlineData("")]
    public async Task An_unsigned_body_is_refused_and_never_a_500(string body)
    {
        foreach (var type in new[] { "application/json", "text/xml", "text/plain" })
        {
            var answer = await product.Http.PostAsync("/wechat/push?signature=a&timestamp=1&nonce=2", new StringContent(body, Encoding.UTF8, type));
            Assert.InRange((int)answer.StatusCode, 400, 403);
        }

        var large = await product.Http.PostAsync("/wechat/push", new StringContent(new string('x', 300_000), Encoding.UTF8, "text/xml"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task A_push_that_comes_three_times_is_worked_once()
    {
        product.Ear.TooEarly = false;
        var push = Event("7000001");
        for (var i = 0; i < 3; i++)
            await product.PushAsync(push);
        await product.DeliverOutboxAsync();
        await product.DeliverOutboxAsync();
        Assert.Single(product.Ear.Heard.GroupBy(h => h).Select(g => g.Count()).Where(n => n > 1).Append(0), 0);
        Assert.NotEmpty(product.Ear.Heard);
    }

    [Fact]
    public async Task A_push_that_comes_before_its_request_is_known_is_kept()
    {
        product.Ear.TooEarly = true;
        var heard = product.Ear.Heard.Count;
        await product.PushAsync(Event("7000002"));
        await product.DeliverOutboxAsync();
        Assert.Equal(heard, product.Ear.Heard.Count);
        product.Ear.TooEarly = false;
        await product.AdvanceAsync(TimeSpan.FromSeconds(30));
        await product.DeliverOutboxAsync();
        Assert.Equal(heard + 1, product.Ear.Heard.Count);
    }

    [Fact]
    public async Task What_nobody_wants_is_acknowledged_and_forgotten()
    {
        var before = await CountAsync();
        await product.PushAsync(new { kind = "debug_demo" });
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_template_switched_off_in_WeChat_is_counted_no_longer()
    {
        var here = await Neighbours.CreateAsync(product);
        var feng = await here.AdmitAsync(await product.SignInAsync("feng"), "冯建国");
        await feng.Phone.PostAsync("/api/v1/me/message-grants", new { template = "joinResult", result = "accept" });
        await product.PushAsync(new { kind = "subscribe_change", user = "feng", templateId = SandboxDefaults.JoinResultTemplate });
        await product.DeliverOutboxAsync();
        var left = await product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().MessageGrants.SingleAsync(g => g.AccountId == feng.AccountId));
        Assert.Equal((nameof(MessageTemplate.JoinResult), 0), (left.Template, left.Left));
    }

    [Fact]
    public async Task Location_withdrawn_in_WeChat_is_withdrawn_here()
    {
        var here = await Neighbours.CreateAsync(product);
        var han = await here.AdmitAsync(await product.SignInAsync("han"), "韩雪");
        await product.PushAsync(new
        {
            kind = "raw",
            user = "han",
            body = new Dictionary<string, object>
            {
                ["ToUserName"] = "gh_x", ["FromUserName"] = "oWeChat", ["CreateTime"] = 1700000000, ["MsgType"] = "event",
                ["Event"] = "user_authorization_revoke", ["OpenID"] = han.OpenId, ["RevokeInfo"] = "13",
            },
        });
        await product.DeliverOutboxAsync();
        Assert.False(await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ConsentCheck>().HasAsync(han.PersonId, ConsentPurpose.Location, default)));
        Assert.Equal(HttpStatusCode.OK, (await han.Phone.GetAsync("/api/v1/me/inbox")).StatusCode);
    }

    [Fact]
    public async Task A_closed_WeChat_account_closes_the_person_everywhere_and_ends_its_sessions()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        var phone = await product.SignInAsync("tang");
        await here.AdmitAsync(phone, "唐师傅");
        var tang = await there.AdmitAsync(phone, "唐师傅");
        await product.PushAsync(new { kind = "user_authorization_cancellation", user = "tang" });
        await product.DeliverOutboxAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/v1/me")).StatusCode);
        await product.InsideAsync(null, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            Assert.Equal(AccountStatus.Closed, (await db.Accounts.SingleAsync(a => a.Id == tang.AccountId)).Status);
            Assert.Equal(0, await db.People.AcrossCommunities().CountAsync(p => p.AccountId == tang.AccountId || p.Name == "唐师傅"));
        });
    }

    private static object Event(string id) => new
    {
        kind = "raw",
        body = new Dictionary<string, object>
        {
            ["ToUserName"] = "gh_x", ["FromUserName"] = "oSomebody", ["CreateTime"] = 1700000000, ["MsgType"] = "event", ["Event"] = "test_event", ["MsgId"] = id,
        },
    };

    private Task<int> CountAsync() => product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().WeChatPushes.CountAsync());
}
