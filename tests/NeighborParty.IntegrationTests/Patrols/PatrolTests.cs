using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Patrols;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Patrols;

public sealed class PatrolTests(Product product) : IClassFixture<Product>
{
    /// <summary>Two points 200 metres apart and one without a position.</summary>
    private static async Task<JsonObject> RouteAsync(DutyDesk desk, string name = "夜间巡逻") => await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync("/api/v1/patrol-routes", new
    {
        groupId = desk.Neighbours.GroupId, name,
        points = new object[]
        {
            new { name = "1号楼门口", latitude = Latitude, longitude = Longitude, radiusMetres = 50 },
            new { name = "东门", latitude = Latitude + (200 / 111_195d), longitude = Longitude, radiusMetres = 50 },
            new { name = "地下车库" },
        },
    }));

    private static string Code(JsonObject route, int point) => route["points"]![point]!["code"]!.GetValue<string>();

    private static string IdOf(JsonNode answer) => answer["id"]!.GetValue<string>();

    private static async Task<Guid> OnDutyAsync(DutyDesk desk, Resident who)
    {
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, who);
        await OkAsync(await desk.CheckInAsync(shift, who));
        return shift;
    }

    private static Task<HttpResponseMessage> PassAsync(Resident who, string round, string code, double? northMetres = null, double accuracy = 10) =>
        who.Phone.PostAsync($"/api/v1/patrol-rounds/{round}/passes", northMetres is { } north
            ? new { code, latitude = Latitude + (north / 111_195d), longitude = Longitude, accuracyMetres = accuracy, coordinateSystem = "gcj02" }
            : new { code });

    [Fact]
    public async Task A_retired_route_is_planned_no_more_and_the_shift_can_still_be_changed()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var route = await RouteAsync(desk);
        var shift = await desk.ShiftAsync(600, route: Guid.Parse(IdOf(route)));
        await OkAsync(await leader.Phone.SendAsync(HttpMethod.Post, $"/api/v1/patrol-routes/{IdOf(route)}/retire", new { }, "retire-the-route", "\"v1\""));
        Assert.Null(await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.RouteId).SingleAsync()));
    }

    [Fact]
    public async Task The_route_that_was_planned_is_shown_and_walked_without_asking()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        await RouteAsync(desk, "白天巡逻");
        var planned = await RouteAsync(desk, "夜间巡逻");
        var (with, without) = (await desk.ShiftAsync(0, route: Guid.Parse(IdOf(planned))), await OnDutyAsync(desk, desk.Neighbours.Member2));
        await desk.PutOnListAsync(with, member);
        await OkAsync(await desk.CheckInAsync(with, member));
        Assert.Equal("夜间巡逻", (await OkAsync(await member.Phone.GetAsync($"/api/v1/shifts/{with}")))["patrolRoute"]!.GetValue<string>());
        var offered = JsonNode.Parse(await member.Phone.Http.GetStringAsync($"/api/v1/shifts/{with}/patrol-routes"))!.AsArray();
        Assert.Equal([("夜间巡逻", true), ("白天巡逻", false)], offered.Select(r => (r!["name"]!.GetValue<string>(), r["planned"]!.GetValue<bool>())));
        await RefusedAsync(400, "invalid_input", await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{without}/patrol-rounds", new { }));
        var round = await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{with}/patrol-rounds", new { }));
        Assert.Equal(planned["id"]!.GetValue<Guid>(), (await desk.DbAsync(db => db.PatrolRounds.AsNoTracking().SingleAsync(r => r.Id == Guid.Parse(IdOf(round))))).RouteId);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        Assert.Contains("夜间巡逻", (await office.GetHtmlAsync($"/admin/Duties/Details/{with}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await office.GetHtmlAsync("/admin/Duties/New")).QuerySelector($"select[name='Input.RouteId'] option[value='{IdOf(planned)}']"));
    }

    [Fact]
    public async Task Ten_who_begin_at_once_walk_one_round_and_ten_scans_are_one_pass()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var begun = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        var ids = new List<string>();
        foreach (var answer in begun)
            ids.Add(IdOf(await OkAsync(answer)));
        var round = Assert.Single(ids.Distinct(StringComparer.Ordinal));
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PassAsync(member, round, Code(route, 0), 5))))
            await OkAsync(answer);
        Assert.Equal((1, 1), await desk.DbAsync(async db => (await db.PatrolRounds.CountAsync(r => r.ShiftId == shift), await db.PatrolPasses.CountAsync())));
    }

    [Fact]
    public async Task A_round_shows_where_and_when_each_point_was_passed()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var offered = (await (await member.Phone.GetAsync($"/api/v1/shifts/{shift}/patrol-routes")).Content.ReadAsStringAsync())!;
        Assert.DoesNotContain(Code(route, 0), offered, StringComparison.Ordinal); // who walks must go there to read it
        var round = await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) }));
        Assert.Equal(IdOf(round), IdOf(await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) }))));

        await OkAsync(await PassAsync(member, IdOf(round), Code(route, 0), 5));
        await desk.LaterAsync(TimeSpan.FromMinutes(3), member);
        await OkAsync(await PassAsync(member, IdOf(round), Code(route, 1), 203));
        await desk.LaterAsync(TimeSpan.FromMinutes(3), member);
        var done = await OkAsync(await PassAsync(member, IdOf(round), Code(route, 2)));
        Assert.Equal(("complete", 3, 3), (done["state"]!.GetValue<string>(), done["pointsPassed"]!.GetValue<int>(), done["pointsInAll"]!.GetValue<int>()));
        Assert.All(done["points"]!.AsArray(), p => Assert.NotNull(p!["passedAt"]));
        Assert.All(done["points"]!.AsArray(), p => Assert.Empty(p!["flags"]!.AsArray()));
        Assert.Equal(5, done["points"]![0]!["distanceMetres"]!.GetValue<int>());
        await OkAsync(await member.Phone.PostAsync($"/api/v1/patrol-rounds/{IdOf(round)}/end", new { note = "一切正常" }));

        var seen = JsonNode.Parse(await (await desk.Neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}/patrol-rounds")).Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(("王组员", "一切正常"), (seen.Single()!["walker"]!.GetValue<string>(), seen[0]!["note"]!.GetValue<string>()));
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        Assert.Contains("走完全程", (await office.GetHtmlAsync($"/admin/Duties/Details/{shift}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("走完全程", (await office.GetHtmlAsync($"/admin/Patrols/Round/{IdOf(round)}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("王组员", (await office.GetHtmlAsync($"/admin/Patrols/Details/{IdOf(route)}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_odd_is_marked_and_nothing_is_refused_for_it()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var round = IdOf(await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        await OkAsync(await PassAsync(member, round, Code(route, 1), 900)); // the second first, and from far away
        var done = await OkAsync(await PassAsync(member, round, Code(route, 0))); // without a position, 200 metres in no time
        string[] Flags(int point) => [.. done["points"]![point]!["flags"]!.AsArray().Select(f => f!.GetValue<string>())];
        Assert.Equal(["outOfOrder", "elsewhere"], Flags(1));
        Assert.Equal(["noLocation", "tooFast"], Flags(0));
    }

    [Fact]
    public async Task A_code_of_another_route_and_a_replaced_one_are_worth_nothing()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var (route, other) = (await RouteAsync(desk), await RouteAsync(desk, "消防通道"));
        var shift = await OnDutyAsync(desk, member);
        var round = IdOf(await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        await RefusedAsync(422, "patrol_point.bad_code", await PassAsync(member, round, Code(other, 0)));
        await RefusedAsync(409, "patrol_round.walking", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(other) }));
        var path = $"/api/v1/patrol-routes/{IdOf(route)}/points/{IdOf(route["points"]![0]!)}/renew-code";
        await RefusedAsync(428, "version_required", await leader.Phone.PostAsync(path));
        var renewed = await OkAsync(await leader.Phone.PostAsync(path, null, ifMatch: "\"v1\""));
        await RefusedAsync(412, "stale", await leader.Phone.PostAsync(path, null, ifMatch: "\"v1\""));
        await RefusedAsync(422, "patrol_point.bad_code", await PassAsync(member, round, Code(route, 0)));
        await OkAsync(await PassAsync(member, round, Code(renewed, 0)));
    }

    [Fact]
    public async Task Only_who_is_on_duty_walks_and_only_the_leader_sees_the_codes()
    {
        var desk = await CreateAsync(product);
        var stranger = await CreateAsync(product);
        var route = await RouteAsync(desk);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await RefusedAsync(409, "patrol_round.not_on_duty", await desk.Neighbours.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) }));
        foreach (var who in new[] { desk.Neighbours.Member, desk.Neighbours.Outsider, stranger.Neighbours.Leader })
            await RefusedAsync(404, "not_found", await who.Phone.GetAsync($"/api/v1/patrol-routes/{IdOf(route)}"));
        await RefusedAsync(404, "not_found", await stranger.Neighbours.Member.Phone.GetAsync($"/api/v1/shifts/{shift}/patrol-routes"));
        await RefusedAsync(404, "not_found", await desk.Neighbours.Outsider.Phone.GetAsync($"/api/v1/shifts/{shift}/patrol-rounds"));
    }

    [Fact]
    public async Task Twenty_scans_at_once_leave_one_pass_and_twenty_taps_one_round()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in begun)
            ids.Add(IdOf(await OkAsync(answer)));
        var round = Assert.Single(ids);
        var passed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PassAsync(member, round, Code(route, 0), 0)));
        foreach (var answer in passed)
            Assert.Equal(1, (await OkAsync(answer))["pointsPassed"]!.GetValue<int>());
        Assert.Equal(1, await desk.DbAsync(db => db.PatrolPasses.CountAsync()));
    }

    [Fact]
    public async Task The_database_itself_keeps_one_open_round_and_one_pass_of_a_point()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var round = IdOf(await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        await OkAsync(await PassAsync(member, round, Code(route, 0), 0));
        var first = await desk.DbAsync(db => db.PatrolRounds.Include(r => r.Passes).AsNoTracking().SingleAsync());
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            db.PatrolRounds.Add(new PatrolRound
            {
                Id = Ids.New(desk.Now), CommunityId = first.CommunityId, RouteId = first.RouteId, ShiftId = first.ShiftId, SignupId = first.SignupId, PersonId = first.PersonId, StartedAt = desk.Now,
            });
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            db.PatrolPasses.Add(new PatrolPass { Id = Ids.New(desk.Now), CommunityId = first.CommunityId, RoundId = first.Id, PointId = first.Passes.Single().PointId, At = desk.Now });
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_forgotten_round_is_closed_with_its_shift()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var route = await RouteAsync(desk);
        var shift = await OnDutyAsync(desk, member);
        var round = IdOf(await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = IdOf(route) })));
        await desk.LaterAsync(TimeSpan.FromHours(4), member);
        await product.RunJobsAsync();
        Assert.Equal("lapsed", (await OkAsync(await member.Phone.GetAsync($"/api/v1/patrol-rounds/{round}")))["state"]!.GetValue<string>());
        await RefusedAsync(409, "patrol_round.wrong_state", await PassAsync(member, round, Code(route, 0)));
    }

    [Fact]
    public async Task Staff_plan_a_route_change_it_and_print_its_codes()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var made = await office.PostFormAsync("/admin/Patrols/New", null, new()
        {
            ["Input.Name"] = "夜间巡逻", ["Input.Points[0].Name"] = "西门", ["Input.Points[0].Latitude"] = "30.2741", ["Input.Points[0].Longitude"] = "120.1551", ["Input.Points[1].Name"] = "配电房",
        });
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var route = await desk.DbAsync(db => db.PatrolRoutes.Include(r => r.Points).AsNoTracking().SingleAsync());
        Assert.Equal(["西门", "配电房"], route.InOrder.Select(p => p.Name));
        await office.PostFormAsync($"/admin/Patrols/Edit/{route.Id}", null, new() { ["Input.Points[0].Number"] = "9", ["Input.Points[2].Name"] = "北门" });
        var changed = await desk.DbAsync(db => db.PatrolRoutes.Include(r => r.Points).AsNoTracking().SingleAsync());
        Assert.Equal(["配电房", "北门", "西门"], changed.InOrder.Select(p => p.Name));
        Assert.Equal(route.InOrder[0].Token, changed.InOrder[2].Token); // the sheet that hangs stays good
        Assert.Equal(3, (await office.GetHtmlAsync($"/admin/Patrols/Sheets/{route.Id}")).QuerySelectorAll("section.np-sheet svg.np-qr").Length);
        await office.PostFormAsync($"/admin/Patrols/Details/{route.Id}", "Retire");
        Assert.NotNull((await desk.DbAsync(db => db.PatrolRoutes.AsNoTracking().SingleAsync())).RetiredAt);
        Assert.Contains("已停用", (await office.GetHtmlAsync("/admin/Patrols")).Body!.TextContent, StringComparison.Ordinal);
    }
}
