using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class ChangeShiftTests(Product product) : IClassFixture<Product>
{
    private static async Task<HttpResponseMessage> ChangeAsync(DutyDesk desk, Guid shift, Action<JsonObject> edit, Resident? by = null, string? tag = null)
    {
        var row = await desk.DbAsync(db => db.Shifts.Include(s => s.Roles).SingleAsync(s => s.Id == shift));
        var body = new JsonObject
        {
            ["title"] = row.Title, ["startsAt"] = row.StartsAt, ["lengthMinutes"] = (int)(row.EndsAt - row.StartsAt).TotalMinutes, ["capacityMax"] = row.CapacityMax, ["placeId"] = row.PlaceId.ToString(),
            ["roles"] = new JsonArray([.. row.Roles.OrderBy(r => r.Sort).Select(r => new JsonObject { ["name"] = r.Name, ["min"] = r.Min, ["max"] = r.Max })]),
        };
        edit(body);
        return await (by ?? desk.Neighbours.Leader).PutAsync($"/api/v1/shifts/{shift}", body, ifMatch: tag ?? $"\"v{row.Version}\"");
    }

    [Fact]
    public async Task Another_time_is_told_to_everybody_on_the_list_and_a_new_title_to_nobody()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, capacity: 1);
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await OkAsync(await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        Task<int> ToldAsync() => desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.moved" && m.AboutId == shift));
        await OkAsync(await ChangeAsync(desk, shift, b => b["title"] = "夜间巡逻"));
        Assert.Equal(0, await ToldAsync());
        await OkAsync(await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddMinutes(700)));
        Assert.Equal(2, await ToldAsync());
        await OkAsync(await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddMinutes(800)));
        Assert.Equal(4, await ToldAsync());
        var row = await desk.DbAsync(db => db.Shifts.SingleAsync(s => s.Id == shift));
        Assert.Equal(("夜间巡逻", row.StartsAt.AddMinutes(-120), row.StartsAt.AddMinutes(120)), (row.Title, row.LocksAt, row.EndsAt));
    }

    [Fact]
    public async Task It_wants_the_version_and_the_leader_and_a_shift_that_has_not_begun()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        await RefusedAsync(412, "stale", await ChangeAsync(desk, shift, _ => { }, tag: "\"v9\""));
        await RefusedAsync(404, "not_found", await ChangeAsync(desk, shift, _ => { }, by: desk.Neighbours.Member));
        await RefusedAsync(409, "shift.begun", await ChangeAsync(desk, await desk.ShiftAsync(-5), b => b["startsAt"] = desk.Now.AddMinutes(60)));
        Assert.Equal("startsAt", (await (await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddMinutes(-1))).JsonAsync())["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task No_place_goes_that_somebody_has_and_more_places_go_to_who_waits()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(48 * 60, capacity: 2);
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await OkAsync(await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await RefusedAsync(409, "shift.has_people", await ChangeAsync(desk, shift, b => b["capacityMax"] = 1));
        await RefusedAsync(409, "shift.has_people", await ChangeAsync(desk, shift, b => b["roles"] = new JsonArray(new JsonObject { ["name"] = "登记", ["min"] = 0, ["max"] = 5 })));
        var third = await desk.Neighbours.AddResidentAsync("孙组员", MembershipKind.Neighbour);
        await OkAsync(await third.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await OkAsync(await ChangeAsync(desk, shift, b => b["capacityMax"] = 3));
        Assert.Equal(SignupState.Offered, (await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.PersonId == third.PersonId))).State);
    }

    [Fact]
    public async Task A_role_keeps_its_people_and_an_empty_one_may_go()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, roles: [new PlannedRole("登记", 0, 2), new PlannedRole("巡查", 0, 2)]);
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        static JsonArray Roles(params (string Name, int Max)[] roles) => new([.. roles.Select(r => new JsonObject { ["name"] = r.Name, ["min"] = 0, ["max"] = r.Max })]);
        await RefusedAsync(409, "shift.has_people", await ChangeAsync(desk, shift, b => b["roles"] = Roles(("巡查", 2))));
        await OkAsync(await ChangeAsync(desk, shift, b => b["roles"] = Roles(("登记", 1), ("清杂", 4))));
        var row = await desk.DbAsync(db => db.Shifts.Include(s => s.Roles).SingleAsync(s => s.Id == shift));
        Assert.Equal((5, "登记 清杂"), (row.CapacityMax, string.Join(' ', row.Roles.OrderBy(r => r.Sort).Select(r => r.Name))));
        Assert.Equal(1, await desk.DbAsync(db => db.ShiftSignups.CountAsync(s => s.ShiftId == shift && db.ShiftRoles.Any(r => r.Id == s.RoleId && r.Name == "登记"))));
    }

    [Fact]
    public async Task A_list_that_had_closed_opens_again_when_the_shift_is_put_off()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(130);
        await desk.LaterAsync(TimeSpan.FromMinutes(15), desk.Neighbours.Member);
        await product.RunJobsAsync();
        await RefusedAsync(409, "signup.closed", await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await OkAsync(await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddHours(30)));
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
    }

    [Fact]
    public async Task Once_somebody_has_arrived_time_and_place_stay()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(10);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        await RefusedAsync(409, "shift.begun", await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddHours(30)));
        await RefusedAsync(409, "shift.begun", await ChangeAsync(desk, shift, b => b["lengthMinutes"] = 180));
        await OkAsync(await ChangeAsync(desk, shift, b => b["title"] = "夜间巡逻"));
    }

    [Fact]
    public async Task No_offer_outlives_the_list()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(48 * 60, capacity: 1);
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await OkAsync(await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await OkAsync(await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { }));
        await OkAsync(await ChangeAsync(desk, shift, b => b["startsAt"] = desk.Now.AddHours(5)));
        var row = await desk.DbAsync(db => db.ShiftSignups.Include(s => s.Shift).SingleAsync(s => s.PersonId == desk.Neighbours.Member2.PersonId));
        Assert.Equal((SignupState.Offered, row.Shift.LocksAt), (row.State, row.OfferedUntil));
    }

    [Fact]
    public async Task The_plan_of_a_shift_is_all_that_was_planned()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        await OkAsync(await ChangeAsync(desk, shift, b => (b["armbandRequired"], b["breakMinutes"]) = (true, 15)));
        var plan = (await desk.DbAsync(db => db.Shifts.Include(s => s.Roles).Include(s => s.Deputies).SingleAsync(s => s.Id == shift))).Plan;
        Assert.Equal((true, 15), (plan.ArmbandRequired, plan.BreakMinutes));
    }
}
