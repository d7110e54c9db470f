using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>A series by any rule, changed and stopped from the phone; no shift with people is lost.</summary>
public sealed class SeriesTests(Product product) : IClassFixture<Product>
{
    private static JsonObject Plan(DutyDesk desk, string rule) => new()
    {
        ["title"] = "消防检查", ["groupId"] = desk.Neighbours.GroupId.ToString(), ["rule"] = rule, ["startsAtLocal"] = "09:00", ["lengthMinutes"] = 60, ["capacityMax"] = 4, ["holidays"] = "keep",
        ["place"] = new JsonObject { ["name"] = "消防通道", ["latitude"] = Latitude, ["longitude"] = Longitude, ["radiusMetres"] = 100 },
        ["roles"] = new JsonArray(new JsonObject { ["name"] = "登记", ["min"] = 1, ["max"] = 1 }, new JsonObject { ["name"] = "巡查", ["min"] = 1, ["max"] = 3 }),
    };

    private static Task<List<Shift>> ShiftsAsync(DutyDesk desk) => desk.DbAsync(db => db.Shifts.Include(s => s.Roles).OrderBy(s => s.StartsAt).ToListAsync());

    [Fact]
    public async Task A_leader_plans_changes_and_stops_by_rule_and_keeps_what_has_people()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var id = (await OkAsync(await leader.Phone.PostAsync("/api/v1/duty-series", Plan(desk, "FREQ=DAILY;INTERVAL=3"))))["id"]!.GetValue<string>();
        var shifts = await ShiftsAsync(desk);
        Assert.InRange(shifts.Count, 9, 10);
        Assert.All(shifts, s => Assert.Equal((2, 4), (s.Roles.Count, s.CapacityMax)));
        // One only waits for a place; one has long given his back: both have this shift in their history.
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shifts[2].Id}/signups"));
        await OkAsync(await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shifts[2].Id}/wait-list", new { roleId = shifts[2].Roles.Single(r => r.Name == "登记").Id }));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shifts[4].Id}/signups"));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shifts[4].Id}/signups/cancel", new { }));

        var answer = await leader.Phone.GetAsync($"/api/v1/duty-series/{id}");
        var shown = await OkAsync(answer);
        Assert.Equal(("FREQ=DAILY;INTERVAL=3", "keep", shifts.Count), (shown["rule"]!.GetValue<string>(), shown["holidays"]!.GetValue<string>(), shown["next"]!.AsArray().Count));
        await RefusedAsync(404, "not_found", await member.Phone.GetAsync($"/api/v1/duty-series/{id}"));

        var changed = Plan(desk, "FREQ=MONTHLY;BYMONTHDAY=1,15");
        changed.Remove("place");
        changed["placeId"] = shifts[0].PlaceId.ToString();
        (changed["armbandRequired"], changed["breakMinutes"]) = (true, 10);
        await RefusedAsync(428, "version_required", await leader.PutAsync($"/api/v1/duty-series/{id}", changed.DeepClone()));
        var done = await OkAsync(await leader.PutAsync($"/api/v1/duty-series/{id}", changed, ifMatch: answer.Headers.ETag!.ToString()));
        Assert.Equal(2, done["keptStarts"]!.AsArray().Count);
        var read = await OkAsync(await leader.Phone.GetAsync($"/api/v1/duty-series/{id}"));
        Assert.Equal((true, 10), (read["armbandRequired"]!.GetValue<bool>(), read["breakMinutes"]!.GetValue<int>()));
        var after = await ShiftsAsync(desk);
        Assert.Contains(after, s => s.Id == shifts[2].Id);
        Assert.Contains(after, s => s.Id == shifts[4].Id);
        Assert.All(after.Where(s => s.Id != shifts[2].Id && s.Id != shifts[4].Id), s => Assert.Contains(ChinaTime.ToLocal(s.StartsAt).Day, new[] { 1, 15 }));

        var stopped = await OkAsync(await leader.Phone.PostAsync($"/api/v1/duty-series/{id}/stop", null, ifMatch: $"\"v{done["version"]}\""));
        Assert.Equal(2, stopped["keptStarts"]!.AsArray().Count);
        Assert.Equal(2, await desk.DbAsync(db => db.Shifts.CountAsync(s => s.StartsAt > desk.Now.AddDays(1))));
        await product.RunJobsAsync();
        Assert.Equal(2, await desk.DbAsync(db => db.Shifts.CountAsync(s => s.StartsAt > desk.Now.AddDays(1))));
    }

    [Fact]
    public async Task A_series_that_is_stopped_while_the_job_waits_for_its_turn_gets_no_further_shifts()
    {
        var desk = await CreateAsync(product);
        await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/duty-series", Plan(desk, "FREQ=DAILY")));
        var job = Task.CompletedTask;
        await product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            await using var write = await db.BeginWriteAsync(default);
            job = product.InsideAsync(desk.Neighbours.CommunityId, others => others.GetRequiredService<GenerateShifts>().RunAsync(default));
            await Task.Delay(500);
            Assert.False(job.IsCompleted);
            (await db.DutySeries.SingleAsync()).Stop(ChinaTime.Today(desk.Now).AddDays(-1));
            db.Shifts.RemoveRange(await db.Shifts.Include(x => x.Roles).Include(x => x.Deputies).ToListAsync());
            await db.SaveChangesAsync();
            await write.CommitAsync(default);
        });
        await job;
        Assert.Empty(await ShiftsAsync(desk));
    }

    [Fact]
    public async Task What_was_moved_by_hand_is_neither_planned_anew_nor_moved_back()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var id = (await OkAsync(await leader.Phone.PostAsync("/api/v1/duty-series", Plan(desk, "FREQ=WEEKLY;BYDAY=SA"))))["id"]!.GetValue<string>();
        var before = await ShiftsAsync(desk);
        var moved = before[1];
        await OkAsync(await leader.PutAsync($"/api/v1/shifts/{moved.Id}", new
        {
            title = moved.Title, startsAt = moved.StartsAt.AddDays(1), lengthMinutes = 60, capacityMax = 4, placeId = moved.PlaceId,
        }, ifMatch: $"\"v{moved.Version}\""));
        await product.RunJobsAsync();
        Assert.Equal(before.Count, (await ShiftsAsync(desk)).Count);
        var tag = (await leader.Phone.GetAsync($"/api/v1/duty-series/{id}")).Headers.ETag!.ToString();
        var plan = Plan(desk, "FREQ=WEEKLY;BYDAY=SA");
        plan.Remove("place");
        plan["placeId"] = moved.PlaceId.ToString();
        plan["title"] = "每周检查";
        await OkAsync(await leader.PutAsync($"/api/v1/duty-series/{id}", plan, ifMatch: tag));
        var after = await ShiftsAsync(desk);
        Assert.Equal((before.Count, moved.StartsAt.AddDays(1), "消防检查"), (after.Count, after.Single(s => s.Id == moved.Id).StartsAt, after.Single(s => s.Id == moved.Id).Title));
        Assert.All(after.Where(s => s.Id != moved.Id), s => Assert.Equal("每周检查", s.Title));
    }

    [Theory]
    [InlineData("FREQ=MINUTELY", "rule")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rule")]
    public async Task A_rule_too_fine_or_without_a_day_is_refused(string rule, string field)
    {
        var desk = await CreateAsync(product);
        Assert.Equal(field, (await (await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/duty-series", Plan(desk, rule))).JsonAsync())["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_series_of_an_earlier_version_goes_on_by_its_weekdays()
    {
        var desk = await CreateAsync(product);
        await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/duty-series", Plan(desk, "FREQ=WEEKLY;BYDAY=SA,SU")));
        await desk.DbAsync(db => db.DutySeries.ExecuteUpdateAsync(s => s.SetProperty(x => x.Rule, "").SetProperty(x => x.Holidays, (HolidayRule?)null)));
        var series = await desk.DbAsync(db => db.DutySeries.SingleAsync());
        Assert.Equal(("FREQ=WEEKLY;BYDAY=SU,SA", HolidayRule.Keep), (series.Recurs.Days.Text, series.Recurs.Holidays));
    }

    [Fact]
    public async Task Every_one_of_many_volunteers_is_reminded()
    {
        var desk = await CreateAsync(product);
        var count = RemindVolunteers.PageSize + 20;
        var shift = await desk.ShiftAsync(30 * 60, capacity: 1);
        await desk.DbAsync(async db =>
        {
            var row = await db.Shifts.FirstAsync(s => s.Id == shift);
            for (var i = 0; i < count; i++)
            {
                var person = new NeighborParty.Core.People.Person { Id = Ids.New(desk.Now), CommunityId = desk.Neighbours.CommunityId, CreatedAt = desk.Now };
                db.People.Add(person);
                db.ShiftSignups.Add(ShiftSignup.Create(Ids.New(desk.Now), row, person.Id, i + 1, desk.Now));
            }

            return await db.SaveChangesAsync();
        });
        await desk.LaterAsync(TimeSpan.FromHours(7));
        await product.RunJobsAsync();
        Assert.Equal(count, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.reminder" && m.AboutId == shift)));
    }
}
