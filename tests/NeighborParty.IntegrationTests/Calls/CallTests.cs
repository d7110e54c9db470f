using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Calls;

/// <summary>What the product cannot write to somebody without WeChat, a person tells them and ticks it off.</summary>
public sealed class CallTests(Product product) : IClassFixture<Product>
{
    /// <summary>A member who has no account any more, as if the office had entered her.</summary>
    private static async Task WithoutWeChatAsync(DutyDesk desk, Resident who) =>
        await desk.DbAsync(db => db.People.Where(p => p.Id == who.PersonId).ExecuteUpdateAsync(s => s.SetProperty(p => p.AccountId, (Guid?)null)));

    [Fact]
    public async Task Who_has_no_wechat_is_called_about_a_cancelled_shift_and_ticked_off_once()
    {
        var desk = await CreateAsync(product);
        var n = desk.Neighbours;
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, n.Member);
        await desk.PutOnListAsync(shift, n.Member2);
        await WithoutWeChatAsync(desk, n.Member2);
        var version = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.Version).SingleAsync());
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync($"/admin/duties/details/{shift}", "Cancel", new() { ["reason"] = "下大雨" })).StatusCode);

        var calls = (await n.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}/calls")).Content;
        var call = Assert.Single(System.Text.Json.Nodes.JsonNode.Parse(await calls.ReadAsStringAsync())!.AsArray())!;
        Assert.Equal(("陈组员", "值守取消了", shift), (call["name"]!.GetValue<string>(), call["title"]!.GetValue<string>(), call["shiftId"]!.GetValue<Guid>()));
        Assert.Single((await OkAsync(await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/calls")))["items"]!.AsArray());
        Assert.Contains("陈组员", (await staff.GetHtmlAsync("/admin/calls")).Body!.TextContent, StringComparison.Ordinal);

        var tick = $"/api/v1/calls/{call["id"]!.GetValue<Guid>()}/told";
        Assert.Equal("not_found", await (await n.Member.Phone.PostAsync(tick)).CodeAsync());
        Assert.Equal("not_found", await (await (await Neighbours.CreateAsync(product)).Leader.Phone.PostAsync(tick)).CodeAsync());
        Assert.Equal("not_found", await (await n.Member.Phone.GetAsync($"/api/v1/shifts/{shift}/calls")).CodeAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync($"/admin/duties/details/{shift}", "Told")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await n.Leader.Phone.PostAsync(tick)).StatusCode);
        Assert.Equal([staff.StaffId], await desk.DbAsync(db => db.AuditEvents.Where(e => e.Action == "call.made").Select(e => e.ActorId).ToListAsync()));
        Assert.Equal(staff.StaffId, await desk.DbAsync(db => db.InboxMessages.Where(m => m.ToldAt != null).Select(m => m.ToldBy!.Value).SingleAsync()));
        Assert.DoesNotContain("陈组员", (await staff.GetHtmlAsync("/admin/calls")).Body!.TextContent, StringComparison.Ordinal);
        Assert.True(version > 0);
    }

    [Fact]
    public async Task A_reminder_nobody_can_send_is_no_task_any_more_once_the_shift_is_over()
    {
        var desk = await CreateAsync(product);
        var n = desk.Neighbours;
        var shift = await desk.ShiftAsync(190, minutes: 60);
        await desk.PutOnListAsync(shift, n.Member);
        await WithoutWeChatAsync(desk, n.Member);
        await desk.LaterAsync(TimeSpan.FromMinutes(20));
        await product.RunJobsAsync();
        var calls = $"/api/v1/groups/{n.GroupId}/calls";
        Assert.Equal("值守提醒", Assert.Single((await OkAsync(await n.Leader.Phone.GetAsync(calls)))["items"]!.AsArray())!["title"]!.GetValue<string>());
        await desk.LaterAsync(TimeSpan.FromMinutes(231));
        Assert.Empty((await OkAsync(await n.Leader.Phone.GetAsync(calls)))["items"]!.AsArray());
        // Nor does it stay among those who wait, to be read again at every opening.
        await product.InsideAsync(n.CommunityId, s => ActivatorUtilities.CreateInstance<EndCalls>(s).RunAsync(default));
        Assert.Equal(0, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.CallSince != null)));
    }

    [Fact]
    public async Task A_leader_neither_reads_nor_ticks_off_what_is_about_another_groups_duty()
    {
        var desk = await CreateAsync(product);
        var n = desk.Neighbours;
        var shift = await desk.ShiftAsync(190);
        await desk.PutOnListAsync(shift, n.Member);
        await WithoutWeChatAsync(desk, n.Member);
        await desk.LaterAsync(TimeSpan.FromMinutes(20));
        await product.RunJobsAsync();
        var calls = $"/api/v1/groups/{n.GroupId}/calls";
        var call = Assert.Single((await OkAsync(await n.Leader.Phone.GetAsync(calls)))["items"]!.AsArray())!["id"]!.GetValue<Guid>();
        var other = await desk.DbAsync(async db =>
        {
            var group = new BuildingGroup { Id = Ids.New(desk.Now), CommunityId = n.CommunityId, CreatedAt = desk.Now };
            group.Rename("2号楼党小组");
            db.Groups.Add(group);
            await db.SaveChangesAsync();
            return group.Id;
        });
        await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.GroupId, other)));
        Assert.Empty((await OkAsync(await n.Leader.Phone.GetAsync(calls)))["items"]!.AsArray());
        Assert.Equal("not_found", await (await n.Leader.Phone.PostAsync($"/api/v1/calls/{call}/told")).CodeAsync());
    }
}
