using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>The leader keeps the list; so does who stands in for the leader.</summary>
public sealed class ShiftPeopleTests(Product product) : IClassFixture<Product>
{
    private static Task<HttpResponseMessage> AddAsync(Resident by, Guid shift, Resident who, bool overlapping = false, string reason = "打电话来报名") =>
        by.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/for", new { personId = who.PersonId, reason, overlapping });

    [Fact]
    public async Task A_leader_puts_a_member_on_the_list_with_a_reason_and_an_override()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(60, capacity: 2); // the list is closed, the leader may still
        await desk.PutOnListAsync(await desk.ShiftAsync(100, title: "巡逻"), member);
        Assert.Equal("reason", (await (await AddAsync(leader, shift, member, reason: " ")).JsonAsync())["field"]!.GetValue<string>());
        await RefusedAsync(409, "signup.overlap", await AddAsync(leader, shift, member));
        await OkAsync(await AddAsync(leader, shift, member, overlapping: true));
        await OkAsync(await AddAsync(leader, shift, member)); // already there
        await RefusedAsync(404, "not_found", await AddAsync(desk.Neighbours.Member2, shift, desk.Neighbours.Member2));
        await RefusedAsync(422, "signup.not_a_member", await AddAsync(leader, shift, desk.Neighbours.Outsider));
        var row = await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift));
        Assert.Equal((leader.AccountId, "打电话来报名"), (row.AddedBy, row.AddedReason));
        var audited = await desk.DbAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "duty.added"));
        Assert.Equal((ActedVia.Leader, "打电话来报名", row.Id), (audited.Via, audited.ReasonText, audited.EntityId));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == member.PersonId && m.Kind == "duty.added")));

        await OkAsync(await AddAsync(leader, shift, desk.Neighbours.Member2));
        await RefusedAsync(409, "signup.full", await AddAsync(leader, shift, await desk.Neighbours.AddResidentAsync("孙组员", MembershipKind.Neighbour)));
    }

    [Fact]
    public async Task Who_waits_is_put_on_the_list_and_nobody_is_after_the_end()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, capacity: 1);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await RefusedAsync(409, "signup.full", await AddAsync(desk.Neighbours.Leader, shift, desk.Neighbours.Member2));
        var taken = await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift && s.Slot != null));
        // Refused as a whole: still waiting.
        Assert.Equal(1, await desk.DbAsync(db => db.ShiftSignups.CountAsync(s => s.ShiftId == shift && s.State == SignupState.Waitlisted)));
        await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{taken.Id}/remove", new { reason = "病了" }));
        Assert.Equal("confirmed", (await OkAsync(await AddAsync(desk.Neighbours.Leader, shift, desk.Neighbours.Member2)))["state"]!.GetValue<string>());
        var over = await desk.ShiftAsync(-200, minutes: 60);
        await RefusedAsync(409, "shift.begun", await AddAsync(desk.Neighbours.Leader, over, desk.Neighbours.Member));
        // Nor does anybody vanish who did not come.
        var absent = await desk.PutOnListAsync(over, desk.Neighbours.Member);
        await RefusedAsync(409, "shift.begun", await desk.Neighbours.Leader.Phone.PostAsync($"/api/v1/shifts/{over}/signups/{absent}/remove", new { reason = "没来" }));
    }

    [Fact]
    public async Task A_deputy_of_the_shift_leads_it_and_hears_of_it()
    {
        var desk = await CreateAsync(product);
        var (leader, deputy) = (desk.Neighbours.Leader, desk.Neighbours.Member2);
        var shift = Guid.Parse((await OkAsync(await leader.Phone.PostAsync("/api/v1/shifts", new
        {
            title = "巡逻", groupId = desk.Neighbours.GroupId, startsAt = desk.Now.AddMinutes(20), lengthMinutes = 60, capacityMax = 3, deputyPersonIds = new[] { deputy.PersonId },
            place = new { name = "东门", latitude = Latitude, longitude = Longitude, radiusMetres = 100 },
        })))["id"]!.GetValue<string>());
        await RefusedAsync(404, "not_found", await desk.Neighbours.Member.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code"));
        await OkAsync(await deputy.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code"));
        await OkAsync(await AddAsync(deputy, shift, desk.Neighbours.Member));
        Assert.Equal("王组员", System.Text.Json.Nodes.JsonNode.Parse(await (await deputy.Phone.GetAsync($"/api/v1/shifts/{shift}/volunteers?name=王")).Content.ReadAsStringAsync())!.AsArray().Single()!["name"]!.GetValue<string>());
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { }));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == deputy.PersonId && m.Kind == "duty.cancelled_late")));
        // A plan may name nobody of elsewhere.
        var stranger = await CreateAsync(product);
        await RefusedAsync(404, "not_found", await leader.Phone.PostAsync("/api/v1/shifts", new
        {
            title = "巡逻", groupId = desk.Neighbours.GroupId, startsAt = desk.Now.AddMinutes(20), lengthMinutes = 60, capacityMax = 3, leaderPersonId = stranger.Neighbours.Member.PersonId,
            place = new { name = "西门", latitude = Latitude, longitude = Longitude, radiusMetres = 100 },
        }));
    }

    [Fact]
    public async Task A_place_that_was_kept_for_who_gets_another_goes_to_the_next_one()
    {
        var desk = await CreateAsync(product);
        var (leader, member, kept) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var next = await desk.Neighbours.AddResidentAsync("孙组员", MembershipKind.Neighbour);
        var shift = await desk.ShiftAsync(48 * 60, roles: [new PlannedRole("登记", 0, 1), new PlannedRole("巡查", 0, 1)]);
        var (clerk, patrol) = await desk.DbAsync(async db => (await db.ShiftRoles.Where(r => r.ShiftId == shift && r.Name == "登记").Select(r => r.Id).SingleAsync(), await db.ShiftRoles.Where(r => r.ShiftId == shift && r.Name == "巡查").Select(r => r.Id).SingleAsync()));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups", new { roleId = clerk }));
        await OkAsync(await kept.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list", new { roleId = clerk }));
        await OkAsync(await next.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list", new { roleId = clerk }));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { }));
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/for", new { personId = kept.PersonId, roleId = patrol, reason = "电话里说好" }));
        Assert.Equal(SignupState.Offered, (await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift && s.PersonId == next.PersonId))).State);
    }

    [Fact]
    public async Task Who_has_left_the_group_leads_no_shift_any_more()
    {
        var desk = await CreateAsync(product);
        var gone = desk.Neighbours.Member2;
        var shift = await desk.ShiftAsync(20);
        await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.LeaderPersonId, gone.PersonId)));
        await OkAsync(await gone.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code"));
        await desk.DbAsync(db => db.Memberships.Where(m => m.PersonId == gone.PersonId).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, MembershipState.Left).SetProperty(x => x.To, desk.Now)));
        await RefusedAsync(404, "not_found", await gone.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code"));
        await RefusedAsync(404, "not_found", await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/shifts", new
        {
            title = "巡逻", groupId = desk.Neighbours.GroupId, startsAt = desk.Now.AddMinutes(20), lengthMinutes = 60, capacityMax = 3, leaderPersonId = gone.PersonId,
            place = new { name = "西门", latitude = Latitude, longitude = Longitude, radiusMetres = 100 },
        }));
    }
}
