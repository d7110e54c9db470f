using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class NameTests(Undisturbed product) : IClassFixture<Undisturbed>
{
    [Fact]
    public async Task A_name_is_taken_when_the_machine_has_passed_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var wang = await here.AdmitFromSandboxAsync("wang");
        await RenameAsync(wang, "王秀兰");
        Assert.Equal("wang", await NameAsync(here, wang));
        await product.DeliverOutboxAsync();
        Assert.Equal("王秀兰", await NameAsync(here, wang));
        Assert.Null((await (await wang.Phone.GetAsync("/api/v1/me")).JsonAsync())["pendingName"]);
    }

    [Fact]
    public async Task A_bad_name_waits_for_a_human_and_never_shows()
    {
        var here = await Neighbours.CreateAsync(product);
        var wang = await here.AdmitFromSandboxAsync("wang");
        await RenameAsync(wang, "傻 逼");
        await product.DeliverOutboxAsync();
        var wish = await here.ReadAsync(db => db.NameWishes.SingleAsync());
        Assert.Equal(QueueReason.LocalFinding, (await here.ItemAsync(wish.Id)).QueuedBecause);
        await here.DecideAsync(await here.AddStaffAsync(), wish.Id, Decision.Reject, "请换一个名字");
        Assert.Equal("wang", await NameAsync(here, wang));
        Assert.Contains(await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == wang.PersonId).Select(m => m.Body).ToListAsync()), b => b.Contains("请换一个名字", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_of_the_office_waits_for_a_human_although_the_machine_passes_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var wang = await here.AdmitFromSandboxAsync("wang");
        await RenameAsync(wang, "社区管理員");
        await product.DeliverOutboxAsync();
        var item = await here.ItemAsync(await here.ReadAsync(db => db.NameWishes.Select(w => w.Id).SingleAsync()));
        Assert.Equal((ModerationState.Queue, QueueReason.LocalFinding, LocalRules.ReservedName), (item.State, item.QueuedBecause, item.Findings));
        Assert.Equal("wang", await NameAsync(here, wang));
    }

    [Fact]
    public async Task Who_WeChat_does_not_know_is_renamed_by_a_human_and_a_newer_wish_replaces_the_older()
    {
        var here = await Neighbours.CreateAsync(product);
        await RenameAsync(here.Member, "王一");
        await RenameAsync(here.Member, "王二");
        await product.DeliverOutboxAsync();
        var wishes = await here.ReadAsync(db => db.NameWishes.OrderBy(w => w.AskedAt).ToListAsync());
        Assert.Equal(["王一", "王二"], wishes.Select(w => w.Name));
        Assert.Equal(ModerationState.Superseded, (await here.ItemAsync(wishes[0].Id)).State);
        await here.DecideAsync(await here.AddStaffAsync(), wishes[1].Id, Decision.Publish);
        Assert.Equal("王二", await NameAsync(here, here.Member));
        // Found bad later: the one before is back.
        await here.DecideAsync(await here.AddStaffAsync(), wishes[1].Id, Decision.Hide, "冒用他人姓名");
        Assert.Equal("王组员", await NameAsync(here, here.Member));
    }

    [Fact]
    public async Task What_waits_says_by_when_somebody_looks()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var rows = System.Text.Json.Nodes.JsonNode.Parse(await (await here.Member.Phone.GetAsync("/api/v1/moderation/pending")).Content.ReadAsStringAsync())!.AsArray();
        var row = Assert.Single(rows)!;
        Assert.Equal((post, "queue"), (row["contentId"]!.GetValue<Guid>(), row["state"]!.GetValue<string>()));
        Assert.Contains("最晚", row["advice"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_the_data_of_more_than_fifty_people_in_an_hour_is_written_down_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var (busy, usual) = (await here.AddStaffAsync(name: "翻看很多"), await here.AddStaffAsync(name: "正常"));
        foreach (var (staff, people) in new[] { (busy, 51), (usual, 50) })
            await here.ActAsync(staff, async s =>
            {
                var reads = s.GetRequiredService<SensitiveReads>();
                for (var i = 0; i < people; i++)
                    reads.Record(Ids.New(s.GetRequiredService<TimeProvider>().Now()), "phone", "测试");
                await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
            });
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        var alarms = await here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == WatchBulkReads.Action).ToListAsync());
        Assert.Equal(busy.StaffId, Assert.Single(alarms).EntityId);
    }

    private static async Task RenameAsync(Resident who, string name)
    {
        var tag = (await who.Phone.GetAsync("/api/v1/me")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await who.Phone.SendAsync(HttpMethod.Put, "/api/v1/me", new { name }, null, tag)).StatusCode);
    }

    private static Task<string> NameAsync(Neighbours here, Resident who) => here.ReadAsync(db => db.People.Where(p => p.Id == who.PersonId).Select(p => p.Name).SingleAsync());
}
