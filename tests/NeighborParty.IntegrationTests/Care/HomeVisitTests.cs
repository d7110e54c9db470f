using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Care;

/// <summary>敲门问需: the plan, the attempts, what came of them, and that nobody else learns of it.</summary>
public sealed class HomeVisitTests(Product product) : IClassFixture<Product>
{
    private DateOnly Today => ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());

    /// <summary>Member2 looks after the household of Outsider (no member) or of Member, and the first visit is planned.</summary>
    private async Task<(Neighbours Here, Guid Visit, DutyDesk Desk)> PlannedAsync(bool ofMember = false)
    {
        var here = await Neighbours.CreateAsync(product);
        var resident = ofMember ? here.Member : here.Outsider;
        await here.LetLiveTogetherAsync("9-8-7654", resident);
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AssignCare>().RunAsync(here.Member2.PersonId, resident.PersonId, CancellationToken.None));
        var desk = new DutyDesk(here);
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        return (here, await here.ReadAsync(db => db.HomeVisits.Select(v => v.Id).SingleAsync()), desk);
    }

    /// <summary>In steps: a phone that nobody opens for a month has to sign in anew.</summary>
    private static async Task LaterAsync(DutyDesk desk, double days)
    {
        for (; days > 0; days -= 20)
            await desk.LaterAsync(TimeSpan.FromDays(Math.Min(days, 20)), desk.Neighbours.Member2, desk.Neighbours.Member, desk.Neighbours.Outsider);
    }

    private static async Task<JsonArray> ListAsync(Resident who, string view = "mine") => (await who.Phone.GetAsync($"/api/v1/home-visits?view={view}").OkAsync())["items"]!.AsArray();

    private static Task<HttpResponseMessage> RecordAsync(Resident who, Guid visit, string what) => who.Phone.PostAsync($"/api/v1/home-visits/{visit}/{what}");

    private static Task<HttpResponseMessage> NeedAsync(Neighbours here, Guid visit, bool readAloud) =>
        here.Member2.Phone.PostAsync($"/api/v1/home-visits/{visit}/needs", Body(here.Outsider.PersonId, readAloud));

    private static object Body(Guid resident, bool readAloud) => new { residentId = resident, readAloud, order = new { category = "facility", title = "灯不亮", text = "三楼的灯不亮了" } };

    private static Task<HomeVisit> ReadAsync(Neighbours here, Guid visit) => here.ReadAsync(db => db.HomeVisits.AsNoTracking().SingleAsync(v => v.Id == visit));

    private static Task<int> ToldAsync(Neighbours here, Resident who, string kind) => here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId && m.Kind == kind));

    [Fact]
    public async Task The_visitor_sees_whom_and_nobody_sees_the_door()
    {
        var (here, visit, _) = await PlannedAsync();
        await product.RunJobsAsync(); // a second run plans nothing twice
        var mine = Assert.Single(await ListAsync(here.Member2))!;
        Assert.Equal(visit, mine["id"]!.GetValue<Guid>());
        Assert.Equal(here.Outsider.PersonId, mine["household"]![0]!["id"]!.GetValue<Guid>());
        var led = Assert.Single(await ListAsync(here.Leader, "led"))!;
        Assert.Null(led["household"]![0]!["id"]);
        foreach (var row in new[] { mine, led })
            Assert.DoesNotContain("7654", Plain.Words(row.ToJsonString()), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(here.Outsider));
        await RecordAsync(here.Leader, visit, "visited").RefusedAsync(403, "home_visit.wrong_role");
        await RecordAsync(here.Member, visit, "visited").RefusedAsync(404, "not_found");
        Assert.Equal(1, await ToldAsync(here, here.Member2, "home_visit.due"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task The_next_one_is_due_after_a_month_where_a_member_lives_and_after_a_quarter_elsewhere(bool ofMember, int months)
    {
        var (here, visit, desk) = await PlannedAsync(ofMember);
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit, "visited")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit, "visited")).StatusCode);
        Assert.Equal(1, await here.ReadAsync(db => db.AuditEvents.CountAsync(e => e.EntityId == visit)));
        var next = Today.AddMonths(months);
        await LaterAsync(desk, (ChinaTime.ToUtc(next.AddDays(-8).ToDateTime(TimeOnly.MinValue)) - product.Services.GetRequiredService<TimeProvider>().Now()).TotalDays);
        await product.RunJobsAsync();
        Assert.Empty(await ListAsync(here.Member2));
        await LaterAsync(desk, 2);
        await product.RunJobsAsync();
        Assert.Equal(next.ToString("yyyy-MM-dd"), Assert.Single(await ListAsync(here.Member2))!["dueOn"]!.GetValue<string>());
    }

    [Fact]
    public async Task Three_times_at_different_times_and_then_somebody_looks_whether_all_is_well()
    {
        var (here, visit, desk) = await PlannedAsync();
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit, "no-answer")).StatusCode);
        await RecordAsync(here.Member2, visit, "no-answer").RefusedAsync(422, "home_visit.too_soon");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, await ToldAsync(here, here.Leader, "home_visit.not_reached"));
            await desk.LaterAsync(TimeSpan.FromHours(5), here.Member2);
            Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit, "no-answer")).StatusCode);
        }

        Assert.Equal((HomeVisitState.NotReached, 3), ((await ReadAsync(here, visit)).State, (await ReadAsync(here, visit)).Attempts));
        Assert.Equal(1, await ToldAsync(here, here.Leader, "home_visit.not_reached"));
        // It stays on the list of those who can look, until one of them says that all is well.
        Assert.Equal(visit, Assert.Single(await ListAsync(here.Leader, "led"))!["id"]!.GetValue<Guid>());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("多次无人应门", (await office.GetHtmlAsync("/admin/care/visits")).Body!.TextContent, StringComparison.Ordinal);
        await RecordAsync(here.Leader, visit, "no-answer").RefusedAsync(409, "home_visit.wrong_state");
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Leader, visit, "visited")).StatusCode);
        Assert.Empty(await ListAsync(here.Leader, "led"));
    }

    /// <summary>A house whose only leader is the visitor.</summary>
    [Fact]
    public async Task Without_another_leader_the_branch_secretary_hears_that_nobody_opens()
    {
        var here = await Neighbours.CreateAsync(product);
        var secretary = await here.AddSecretaryAsync();
        await here.LetLiveTogetherAsync("9-8-7654", here.Outsider);
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AssignCare>().RunAsync(here.Leader.PersonId, here.Outsider.PersonId, CancellationToken.None));
        var desk = new DutyDesk(here);
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        var visit = await here.ReadAsync(db => db.HomeVisits.Select(v => v.Id).SingleAsync());
        await desk.LaterAsync(TimeSpan.FromMinutes(1), secretary);
        Assert.Empty(await ListAsync(secretary, "led"));
        await RecordAsync(secretary, visit, "visited").RefusedAsync(404, "not_found");
        for (var i = 0; i < 3; i++)
        {
            await desk.LaterAsync(TimeSpan.FromHours(5), secretary);
            Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Leader, visit, "no-answer")).StatusCode);
        }

        Assert.Equal((0, 1), (await ToldAsync(here, here.Leader, "home_visit.not_reached"), await ToldAsync(here, secretary, "home_visit.not_reached")));
        Assert.Equal(visit, Assert.Single(await ListAsync(secretary, "led"))!["id"]!.GetValue<Guid>());
        await secretary.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").RefusedAsync(404, "not_found");
        // Another who leads there would have it on his list: then it is none of the secretary's.
        var deputy = new RoleGrant { Id = Ids.New(desk.Now), CommunityId = here.CommunityId, PersonId = here.Member2.PersonId, Role = CommunityRole.DeputyLeader, Scope = RoleScope.Group, ScopeId = here.GroupId, From = desk.Now.AddDays(-1) };
        await here.DbAsync(db => { db.RoleGrants.Add(deputy); return db.SaveChangesAsync(); });
        Assert.Empty(await ListAsync(secretary, "led"));
        await here.DbAsync(db => db.RoleGrants.Where(g => g.Id == deputy.Id).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(secretary, visit, "visited")).StatusCode);
        Assert.Empty(await ListAsync(secretary, "led"));
    }

    /// <summary>A household of which the house's only leader is a part; a secretary hears of it in his stead, also when only its day is over.</summary>
    [Fact]
    public async Task Nobody_looks_whether_all_is_well_behind_his_own_door()
    {
        var here = await Neighbours.CreateAsync(product);
        var secretary = await here.AddSecretaryAsync();
        await here.LetLiveTogetherAsync("9-8-7654", here.Outsider, here.Leader);
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AssignCare>().RunAsync(here.Member2.PersonId, here.Outsider.PersonId, CancellationToken.None));
        var desk = new DutyDesk(here);
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        var visit = await here.ReadAsync(db => db.HomeVisits.SingleAsync());
        await desk.LaterAsync(TimeSpan.FromMinutes(1), secretary, here.Leader);
        Assert.Empty(await ListAsync(secretary, "led"));
        await desk.LaterAsync(TimeSpan.FromDays(visit.DueOn.DayNumber - ChinaTime.Today(desk.Now).DayNumber + 1), secretary, here.Leader);
        await product.RunJobsAsync();
        Assert.Equal((0, 1), (await ToldAsync(here, here.Leader, "home_visit.late"), await ToldAsync(here, secretary, "home_visit.late")));
        Assert.Empty(await ListAsync(here.Leader, "led"));
        await RecordAsync(here.Leader, visit.Id, "visited").RefusedAsync(404, "not_found");
        Assert.Equal(visit.Id, Assert.Single(await ListAsync(secretary, "led"))!["id"]!.GetValue<Guid>());
        for (var i = 0; i < 3; i++)
        {
            await desk.LaterAsync(TimeSpan.FromHours(5), secretary, here.Leader, here.Member2);
            Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit.Id, "no-answer")).StatusCode);
        }

        Assert.Equal((0, 1), (await ToldAsync(here, here.Leader, "home_visit.not_reached"), await ToldAsync(here, secretary, "home_visit.not_reached")));
        await RecordAsync(here.Leader, visit.Id, "visited").RefusedAsync(404, "not_found");
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(secretary, visit.Id, "visited")).StatusCode);
    }

    /// <summary>A flat of which nobody noted the stairwell, in a house that two groups share by stairwells.</summary>
    [Fact]
    public async Task A_leader_who_is_told_finds_the_visit_where_the_stairwell_is_not_known()
    {
        var (here, visit, _) = await PlannedAsync();
        var stairwells = await here.ReadAsync(db => db.Stairwells.Where(s => s.BuildingId == here.Building1Id).OrderBy(s => s.Name).Select(s => s.Id).ToListAsync());
        await here.DbAsync(db => db.GroupPlaces.Where(p => p.GroupId == here.GroupId).ExecuteUpdateAsync(set => set.SetProperty(p => p.StairwellId, stairwells[0])));
        foreach (var (stairwell, isHis) in new (Guid?, bool)[] { (null, true), (stairwells[0], true), (stairwells[1], false) })
        {
            await here.DbAsync(db => db.Dwellings.ExecuteUpdateAsync(set => set.SetProperty(d => d.StairwellId, stairwell)));
            Assert.Equal(isHis ? [visit] : [], (await ListAsync(here.Leader, "led")).Select(v => v!["id"]!.GetValue<Guid>()));
        }
    }

    [Fact]
    public async Task Who_is_suspended_sees_no_household_no_door_and_gets_no_new_visit()
    {
        var (here, visit, desk) = await PlannedAsync();
        await here.ReadAsync(db => db.Memberships.Where(m => m.PersonId == here.Member2.PersonId).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MembershipState.Suspended)));
        Assert.Empty(await ListAsync(here.Member2));
        await here.Member2.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").RefusedAsync(404, "not_found");
        await RecordAsync(here.Member2, visit, "visited").RefusedAsync(404, "not_found");
        await here.ReadAsync(db => db.HomeVisits.ExecuteDeleteAsync());
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        Assert.Equal(0, await here.ReadAsync(db => db.HomeVisits.CountAsync()));
        await here.ReadAsync(db => db.Memberships.Where(m => m.PersonId == here.Member2.PersonId).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MembershipState.Active)));
        await product.RunJobsAsync();
        visit = Assert.Single(await ListAsync(here.Member2))!["id"]!.GetValue<Guid>();
        await SuspendedTests.SuspendAsync(here, here.Member2);
        Assert.Empty(await ListAsync(here.Member2));
        await here.Member2.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").RefusedAsync(404, "not_found");
    }

    /// <summary>The household says it once, not to each of them; who lives there after them is asked anew.</summary>
    [Fact]
    public async Task A_no_holds_for_whoever_looks_after_the_household()
    {
        var (here, _, desk) = await PlannedAsync();
        var staff = await here.AddStaffAsync();
        await here.AskAsync(staff, s => s.GetRequiredService<AssignCare>().RunAsync(here.Leader.PersonId, here.Outsider.PersonId, CancellationToken.None));
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        var both = await here.ReadAsync(db => db.HomeVisits.Select(v => new { v.Id, v.PersonId }).ToListAsync());
        Assert.Equal(2, both.Count);
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, both.Single(v => v.PersonId == here.Member2.PersonId).Id, "declined")).StatusCode);
        Assert.Equal([HomeVisitState.Declined, HomeVisitState.Declined], await here.ReadAsync(db => db.HomeVisits.Select(v => v.State).ToListAsync()));
        // Who did not say it himself hears what was written down for him.
        Assert.Equal(1, await ToldAsync(here, here.Outsider, "care.visits_declined"));
        foreach (var care in await here.ReadAsync(db => db.CareAssignments.Where(c => c.To == null).Select(c => c.Id).ToListAsync()))
            Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync($"/api/v1/care-assignments/{care}/end")).StatusCode);
        await here.AskAsync(staff, s => s.GetRequiredService<AssignCare>().RunAsync(here.Member2.PersonId, here.Outsider.PersonId, CancellationToken.None));
        await LaterAsync(desk, 30);
        await product.RunJobsAsync();
        Assert.Empty(await ListAsync(here.Member2));
        var version = await here.ReadAsync(db => db.People.Where(p => p.Id == here.Outsider.PersonId).Select(p => p.Version).SingleAsync());
        await here.ActAsync(staff, s => s.GetRequiredService<ChangePersonStatus>().RunAsync(here.Outsider.PersonId, PersonEvent.MoveOut, Today.AddDays(-3), "登记", version, default));
        Assert.Equal(0, await here.ReadAsync(db => db.CareAssignments.CountAsync(c => c.VisitsDeclinedAt != null)));
    }

    [Fact]
    public async Task Who_wants_no_visits_gets_none_and_is_asked_for_no_reason()
    {
        var (here, visit, desk) = await PlannedAsync();
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(here.Member2, visit, "declined")).StatusCode);
        await LaterAsync(desk, 200);
        await product.RunJobsAsync();
        Assert.Empty(await ListAsync(here.Member2));
        Assert.Equal(1, await here.ReadAsync(db => db.CareAssignments.CountAsync(c => c.To == null && c.VisitsDeclinedAt != null)));
    }

    [Fact]
    public async Task What_is_needed_becomes_an_order_of_the_resident_who_heard_it()
    {
        var (here, visit, _) = await PlannedAsync();
        await NeedAsync(here, visit, readAloud: true).RefusedAsync(409, "home_visit.wrong_state");
        await RecordAsync(here.Member2, visit, "visited");
        await NeedAsync(here, visit, readAloud: false).RefusedAsync(422, "home_visit.read_aloud");
        var order = (await NeedAsync(here, visit, readAloud: true).OkAsync())["id"]!.GetValue<Guid>();
        var placed = await here.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync(o => o.Id == order));
        Assert.Equal((here.Outsider.PersonId, OrderChannel.Visit), (placed.RequesterId, placed.Channel));
        Assert.Equal(HomeVisitState.NeedsRecorded, (await ReadAsync(here, visit)).State);
        Assert.Equal(1, await ToldAsync(here, here.Outsider, "order.noted_on_visit"));
        Assert.Equal(here.Outsider.PersonId, await here.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == order && e.Action == "order.placed").Select(e => e.OnBehalfOf!.Value).SingleAsync()));
        // Whose phone lost the answer finds the visit again.
        Assert.Equal("needsRecorded", Assert.Single(await ListAsync(here.Member2))!["state"]!.GetValue<string>());
        await here.Member2.Phone.PostAsync($"/api/v1/home-visits/{visit}/needs", Body(here.Leader.PersonId, true)).RefusedAsync(404, "not_found");
    }

    [Fact]
    public async Task A_late_one_is_told_to_the_leader_once_and_ends_with_the_care()
    {
        var (here, visit, desk) = await PlannedAsync();
        await LaterAsync(desk, 8);
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(1, await ToldAsync(here, here.Leader, "home_visit.late"));
        var care = await here.ReadAsync(db => db.CareAssignments.Select(c => c.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync($"/api/v1/care-assignments/{care}/end")).StatusCode);
        Assert.Equal(HomeVisitState.Ended, (await ReadAsync(here, visit)).State);
        await RecordAsync(here.Member2, visit, "visited").RefusedAsync(404, "not_found");
        await product.RunJobsAsync();
        Assert.Equal(1, await here.ReadAsync(db => db.HomeVisits.CountAsync()));
    }

    [Fact]
    public async Task Only_the_visitor_is_told_the_door_and_the_household_sees_that_he_was()
    {
        var (here, visit, _) = await PlannedAsync();
        Assert.Equal("9-8-7654", (await here.Member2.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").OkAsync())["door"]!.GetValue<string>());
        foreach (var who in new[] { here.Leader, here.Member, here.Outsider })
            await who.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").RefusedAsync(404, "not_found");
        Assert.Contains((await here.Outsider.Phone.GetAsync("/api/v1/me/sensitive-reads").OkAsync())["items"]!.AsArray(), i => i!["reason"]!.GetValue<string>() == "走访");
        await RecordAsync(here.Member2, visit, "visited");
        await here.Member2.Phone.GetAsync($"/api/v1/home-visits/{visit}/door").RefusedAsync(409, "home_visit.over");
    }

    [Fact]
    public async Task The_household_itself_says_no_and_later_yes_again()
    {
        var (here, visit, desk) = await PlannedAsync();
        var care = await here.ReadAsync(db => db.CareAssignments.Select(c => c.Id).SingleAsync());
        await WantAsync(here.Member, wanted: false).RefusedAsync(404, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await WantAsync(here.Outsider, wanted: false)).StatusCode);
        Assert.Equal(HomeVisitState.Declined, (await ReadAsync(here, visit)).State);
        Assert.True((await here.Outsider.Phone.GetAsync("/api/v1/care-assignments").OkAsync())["items"]![0]!["visitsDeclined"]!.GetValue<bool>());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("恢复走访", (await office.GetHtmlAsync("/admin/care")).Body!.TextContent, StringComparison.Ordinal);
        // Nobody says yes for them but the office, to which they said it.
        foreach (var who in new[] { here.Member2, here.Leader })
            await WantAsync(who, wanted: true).RefusedAsync(403, "forbidden");
        await office.PostFormAsync("/admin/care", "Visits");
        Assert.False((await here.Outsider.Phone.GetAsync("/api/v1/care-assignments").OkAsync())["items"]![0]!["visitsDeclined"]!.GetValue<bool>());
        await office.PostFormAsync("/admin/care", "Visits");
        Assert.Equal(1, await ToldAsync(here, here.Outsider, "care.visits_declined"));
        Assert.Equal(HttpStatusCode.NoContent, (await WantAsync(here.Outsider, wanted: true)).StatusCode);
        await LaterAsync(desk, 100);
        await product.RunJobsAsync();
        Assert.Single(await ListAsync(here.Member2));

        Task<HttpResponseMessage> WantAsync(Resident who, bool wanted) => who.Phone.PostAsync($"/api/v1/care-assignments/{care}/visits", new { wanted });
    }

    [Fact]
    public async Task Nothing_is_written_down_from_memory_days_later()
    {
        var (here, visit, desk) = await PlannedAsync();
        await RecordAsync(here.Member2, visit, "visited");
        await LaterAsync(desk, 3.1);
        await NeedAsync(here, visit, readAloud: true).RefusedAsync(422, "home_visit.too_long_ago");
    }

    [Fact]
    public async Task Two_hundred_households_whose_turn_is_later_keep_none_waiting()
    {
        var (here, _, _) = await PlannedAsync();
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        await product.InsideAsync(here.CommunityId, async services =>
        {
            var (db, vault) = (services.GetRequiredService<NeighborPartyDb>(), services.GetRequiredService<PersonalDataVault>());
            await db.HomeVisits.ExecuteDeleteAsync();
            var first = await db.CareAssignments.AsNoTracking().SingleAsync();
            foreach (var i in Enumerable.Range(0, 201))
            {
                var dwelling = Dwelling.Create(Ids.New(now), here.CommunityId, here.Building1Id, here.Stairwell1Id, $"8-{i}", vault);
                var care = new CareAssignment { Id = Ids.New(now), CommunityId = here.CommunityId, PersonId = first.PersonId, DwellingId = dwelling.Id, From = first.From.AddDays(-20) };
                var visited = HomeVisit.Plan(Ids.New(now), care, Today, 0, now);
                visited.Go(HomeVisitEvent.Visit, HomeVisitRole.Visitor, now.AddDays(-5));
                db.AddRange(dwelling, care, visited);
            }

            await db.SaveChangesAsync();
        });
        await product.RunJobsAsync();
        Assert.Single(await ListAsync(here.Member2));
    }

    [Fact]
    public async Task Ten_who_plan_at_once_plan_one_and_the_office_writes_down_for_a_visitor_without_a_phone()
    {
        var (here, visit, _) = await PlannedAsync();
        await here.ReadAsync(db => db.HomeVisits.Where(v => v.Id == visit).ExecuteDeleteAsync());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<PlanHomeVisits>().RunAsync(CancellationToken.None)))));
        visit = await here.ReadAsync(db => db.HomeVisits.Select(v => v.Id).SingleAsync());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("陈组员", (await office.GetHtmlAsync("/admin/care/visits")).Body!.TextContent, StringComparison.Ordinal);
        await office.PostFormAsync("/admin/care/visits", "Visited", new() { ["visitId"] = visit.ToString() });
        Assert.Equal(HomeVisitState.Visited, (await ReadAsync(here, visit)).State);
        Assert.Contains("没有待走访的住户", (await office.GetHtmlAsync("/admin/care/visits")).Body!.TextContent, StringComparison.Ordinal);
    }
}
