using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class PlanningTests(Product product) : IClassFixture<Product>
{
    private static readonly object Door = new { name = "1号楼门口", latitude = Latitude, longitude = Longitude, radiusMetres = 100 };

    private static object Weekly(Guid group) => new { title = "周五大扫除", groupId = group, weekdays = new[] { "friday", "tuesday" }, startsAtLocal = "19:00", lengthMinutes = 120, capacityMax = 8, place = Door };

    private static object Once(DutyDesk desk, object? place = null, int capacityMax = 8) =>
        new { title = "楼道清杂", groupId = desk.Neighbours.GroupId, startsAt = desk.Now.AddHours(30), lengthMinutes = 90, capacityMax, place = place ?? Door };

    [Fact]
    public async Task A_leaders_weekly_duty_has_its_shifts_at_once_and_the_job_adds_nothing_twice()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var answer = await leader.Phone.PostAsync("/api/v1/duty-series", Weekly(desk.Neighbours.GroupId));
        Assert.Equal(201, (int)answer.StatusCode);
        var shifts = await desk.DbAsync(db => db.Shifts.OrderBy(s => s.StartsAt).ToListAsync());
        Assert.InRange(shifts.Count, 8, 9);
        Assert.All(shifts, s => Assert.Contains(ChinaTime.Weekday(s.StartsAt), new[] { "周五", "周二" }));
        Assert.All(shifts, s => Assert.Equal(19, ChinaTime.ToLocal(s.StartsAt).Hour));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(shifts.Count, await desk.DbAsync(db => db.Shifts.CountAsync()));
        Assert.Single(System.Text.Json.Nodes.JsonNode.Parse(await (await leader.Phone.GetAsync("/api/v1/duty-series")).Content.ReadAsStringAsync())!.AsArray());
        await desk.LaterAsync(TimeSpan.FromDays(7));
        await product.RunJobsAsync();
        Assert.Equal(shifts.Count + 2, await desk.DbAsync(db => db.Shifts.CountAsync()));
    }

    [Fact]
    public async Task Only_the_groups_leader_plans_and_a_repeat_plans_once()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        await RefusedAsync(404, "not_found", await desk.Neighbours.Member.Phone.PostAsync("/api/v1/shifts", Once(desk)));
        await RefusedAsync(404, "not_found", await other.Neighbours.Leader.Phone.PostAsync("/api/v1/shifts", Once(desk)));
        await RefusedAsync(404, "not_found", await other.Neighbours.Leader.Phone.PostAsync("/api/v1/duty-series", Weekly(desk.Neighbours.GroupId)));
        var body = Once(desk);
        var first = await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/shifts", body, "tap-1"));
        var again = await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/shifts", body, "tap-1"));
        Assert.Equal(first["id"]!.GetValue<string>(), again["id"]!.GetValue<string>());
        Assert.Equal(1, await desk.DbAsync(db => db.Shifts.CountAsync()));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "shift.planned")));
    }

    [Fact]
    public async Task Swapped_coordinates_a_small_radius_and_the_past_are_refused_with_the_field()
    {
        var desk = await CreateAsync(product);
        async Task<string> FieldAsync(object body) => (await (await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/shifts", body)).JsonAsync())["field"]!.GetValue<string>();
        Assert.Equal("latitude", await FieldAsync(Once(desk, new { name = "门", latitude = 60, longitude = 120.1, radiusMetres = 100 })));
        Assert.Equal("longitude", await FieldAsync(Once(desk, new { name = "门", latitude = 30.2, longitude = 30.2, radiusMetres = 100 })));
        Assert.Equal("place.radiusMetres", await FieldAsync(Once(desk, new { name = "门", latitude = 30.2, longitude = 120.1, radiusMetres = 49 })));
        Assert.Equal("capacityMax", await FieldAsync(Once(desk, capacityMax: 0)));
        Assert.Equal("startsAt", await FieldAsync(new { title = "晚了", groupId = desk.Neighbours.GroupId, startsAt = desk.Now.AddMinutes(-1), lengthMinutes = 90, capacityMax = 3, place = Door }));
    }

    [Fact]
    public async Task Calling_a_shift_off_tells_everybody_and_wants_the_version()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(600);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        var path = $"/api/v1/shifts/{shift}/cancel";
        await RefusedAsync(428, "version_required", await leader.Phone.PostAsync(path, new { reason = "下大雨" }));
        await RefusedAsync(412, "stale", await leader.Phone.PostAsync(path, new { reason = "下大雨" }, ifMatch: "\"v9\""));
        await RefusedAsync(404, "not_found", await member.Phone.PostAsync(path, new { reason = "下大雨" }, ifMatch: "\"v1\""));
        var tag = (await leader.Phone.GetAsync($"/api/v1/shifts/{shift}")).Headers.ETag!.ToString();
        await OkAsync(await leader.Phone.PostAsync(path, new { reason = "下大雨" }, ifMatch: tag));
        Assert.Contains("下大雨", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.PersonId == member.PersonId && m.Kind == "duty.cancelled"))).Body, StringComparison.Ordinal);
        await RefusedAsync(409, "shift.cancelled", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        Assert.Equal(SignupState.Cancelled, (await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift))).State);
    }
}
