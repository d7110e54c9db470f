using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.PeopleTests;

public sealed class MeTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task I_see_my_name_community_membership_and_role()
    {
        var here = await Neighbours.CreateAsync(product);
        var answer = await here.Leader.Phone.GetAsync("/api/v1/me");
        var me = await answer.JsonAsync();
        Assert.Equal("林组长", me["name"]!.GetValue<string>());
        Assert.Equal(here.CommunityId, me["community"]!["id"]!.GetValue<Guid>());
        Assert.Equal("partyMember", me["memberships"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal("groupLeader", me["roles"]![0]!["role"]!.GetValue<string>());
        Assert.Equal("1号楼党小组", me["roles"]![0]!["place"]!.GetValue<string>());
        Assert.Empty(me["openConsents"]!.AsArray());
        Assert.Equal("\"v1\"", answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Before_anything_I_see_what_is_missing_and_no_more()
    {
        var stranger = await (await Neighbours.CreateAsync(product)).AddStrangerAsync();
        var me = await (await stranger.GetAsync("/api/v1/me")).JsonAsync();
        Assert.Null(me["personId"]);
        Assert.Null(me["community"]);
        Assert.Equal(6, me["openConsents"]!.AsArray().Count);
        Assert.Equal("community_required", await (await stranger.SendAsync(HttpMethod.Put, "/api/v1/me", new { name = "某" }, null, "\"v1\"")).CodeAsync());
    }

    [Fact]
    public async Task A_name_is_changed_only_from_its_current_version()
    {
        var here = await Neighbours.CreateAsync(product);
        var phone = here.Member.Phone;
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await RenameAsync(phone, "王秀兰", null)).StatusCode);
        var renamed = await RenameAsync(phone, "王秀兰", "\"v1\"");
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("\"v2\"", renamed.Headers.ETag!.Tag);
        // Nobody sees it before it was checked.
        var answer = await renamed.JsonAsync();
        Assert.Equal(("王秀兰", "王组员"), (answer["pendingName"]!.GetValue<string>(), answer["name"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await RenameAsync(phone, "王秀芳", "\"v1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RenameAsync(phone, "   ", "\"v2\"")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RenameAsync(phone, new string('名', 21), "\"v2\"")).StatusCode);
    }

    [Fact]
    public async Task Sixteen_writers_of_one_name_have_one_winner()
    {
        var here = await Neighbours.CreateAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => RenameAsync(here.Member.Phone, $"名字{i}", "\"v1\"")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_phone_from_WeChat_is_sealed_and_answered_masked()
    {
        var here = await Neighbours.CreateAsync(product);
        var wang = await here.AdmitAsync(await product.SignInAsync("wang"), "王秀兰");
        var answer = await wang.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = await product.PhoneCodeAsync("wang") });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("199****0002", (await answer.JsonAsync())["phone"]!.GetValue<string>());
        Assert.Equal("199****0002", (await (await wang.Phone.GetAsync("/api/v1/me")).JsonAsync())["phone"]!.GetValue<string>());
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            var person = await db.People.SingleAsync(p => p.Id == wang.PersonId);
            Assert.DoesNotContain("19900000002", person.PhoneSealed, StringComparison.Ordinal);
            Assert.Single(await db.AuditEvents.Where(e => e.EntityId == person.Id && e.Action == "person.phone_given").ToListAsync());
        });
        // Nothing readable in any file of the program, the log of the database included.
        foreach (var file in Directory.EnumerateFiles(product.Folder, "neighborparty.db*"))
        {
            var bytes = new MemoryStream();
            await using (var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
                await open.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf("19900000002"u8));
        }
    }

    [Fact]
    public async Task Login_code_and_phone_code_are_no_substitutes()
    {
        var here = await Neighbours.CreateAsync(product);
        var chen = await here.AdmitAsync(await product.SignInAsync("chen"), "陈志强");
        var wrong = await chen.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = await product.LoginCodeAsync("chen") });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "phone.bad_code"), (wrong.StatusCode, await wrong.CodeAsync()));
        var session = await product.Http.PostAsync("/api/v1/sessions", System.Net.Http.Json.JsonContent.Create(new { loginCode = await product.PhoneCodeAsync("chen") }));
        Assert.Equal(HttpStatusCode.Unauthorized, session.StatusCode);
        // Neither does somebody else's code give me his number.
        var foreign = await chen.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = await product.PhoneCodeAsync("sun") });
        Assert.Equal("phone.bad_code", await foreign.CodeAsync());
        var code = await product.PhoneCodeAsync("chen");
        Assert.Equal(HttpStatusCode.OK, (await chen.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = code })).StatusCode);
        Assert.Equal("phone.bad_code", await (await chen.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = code })).CodeAsync());
    }

    [Fact]
    public async Task No_answer_names_an_openid()
    {
        var here = await Neighbours.CreateAsync(product);
        var sun = await here.AdmitAsync(await product.SignInAsync("sun"), "孙医生");
        foreach (var path in new[] { "/api/v1/me", "/api/v1/me/consents", "/api/v1/me/inbox", "/api/v1/me/inbox/unread", "/api/v1/me/message-grants", "/api/v1/me/sensitive-reads" })
        {
            var answer = await sun.Phone.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(sun.OpenId, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task When_WeChat_is_down_the_phone_waits_briefly_and_hears_why()
    {
        var here = await Neighbours.CreateAsync(product);
        var zhao = await here.AdmitAsync(await product.SignInAsync("zhao"), "赵大爷");
        var code = await product.PhoneCodeAsync("zhao");
        await product.WeChatDownAsync(true);
        try
        {
            var answer = await zhao.Phone.PostAsync("/api/v1/me/phone", new { phoneCode = code });
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "wechat.unavailable"), (answer.StatusCode, await answer.CodeAsync()));
            Assert.NotNull(answer.Headers.RetryAfter);
        }
        finally
        {
            await product.WeChatDownAsync(false);
        }
    }

    [Fact]
    public async Task I_see_who_looked_at_my_number_and_why()
    {
        var here = await Neighbours.CreateAsync(product);
        await product.InsideAsync(here.CommunityId, async s =>
        {
            s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, Ids.New(DateTime.UnixEpoch), "李工作");
            s.GetRequiredService<SensitiveReads>().Record(here.Member.PersonId, "phone", "通知停水");
            await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        });
        var page = await (await here.Member.Phone.GetAsync("/api/v1/me/sensitive-reads")).JsonAsync();
        var read = Assert.Single(page["items"]!.AsArray())!.AsObject();
        Assert.Equal("社区工作人员 李工作", read["who"]!.GetValue<string>());
        Assert.Equal(("phone", "通知停水"), (read["field"]!.GetValue<string>(), read["reason"]!.GetValue<string>()));
        Assert.Empty((await (await here.Member2.Phone.GetAsync("/api/v1/me/sensitive-reads")).JsonAsync())["items"]!.AsArray());
    }

    private static Task<HttpResponseMessage> RenameAsync(Phone phone, string name, string? ifMatch) =>
        phone.SendAsync(HttpMethod.Put, "/api/v1/me", new JsonObject { ["name"] = name }, null, ifMatch);
}
