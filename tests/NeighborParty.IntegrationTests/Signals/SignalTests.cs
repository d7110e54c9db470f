using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Signals;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Signals;

/// <summary>One script for each signal: everybody is let in, a case is raised once, and somebody says what it was.</summary>
public sealed class SignalTests(Product product) : IClassFixture<Product>
{
    private static object At(string code, double northMetres, double accuracy, string? deviceId = null) => new
    {
        code, latitude = Latitude + (northMetres / 111_195d), longitude = Longitude, accuracyMetres = accuracy, coordinateSystem = "gcj02", deviceId,
    };

    private async Task<List<AttendanceFlagCase>> LookAsync(DutyDesk desk, params Resident[] residents)
    {
        await desk.LaterAsync(TimeSpan.FromMinutes(2), residents);
        await product.RunJobsAsync();
        await product.RunJobsAsync(); // looking twice raises nothing twice
        return await desk.DbAsync(db => db.AttendanceFlagCases.AsNoTracking().OrderBy(c => c.Id).ToListAsync());
    }

    private static async Task InAsync(DutyDesk desk, Guid shift, Resident who, double north, double accuracy, string? device = null)
    {
        await desk.PutOnListAsync(shift, who);
        Assert.Equal("accepted", (await OkAsync(await desk.CheckInAsync(shift, who, At(await desk.CodeAsync(shift), north, accuracy, device))))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_phone_for_two_people_raises_a_case_for_the_leader_who_decides_it()
    {
        var desk = await CreateAsync(product);
        var (leader, one, two) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0);
        await InAsync(desk, shift, one, 1, 5, "one-phone");
        await InAsync(desk, shift, two, 7, 6, "one-phone");
        var raised = Assert.Single(await LookAsync(desk, one));
        Assert.Equal((SignalKind.SameDevice, one.PersonId, two.PersonId), (raised.Kind, raised.SubjectPersonId, raised.OtherPersonId));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.flag_raised" && m.PersonId == leader.PersonId)));

        var seen = JsonNode.Parse(await (await leader.Phone.GetAsync($"/api/v1/shifts/{shift}/flags")).Content.ReadAsStringAsync())!.AsArray().Single()!;
        Assert.Contains(two.Name, seen["sentence"]!.GetValue<string>(), StringComparison.Ordinal);
        var path = $"/api/v1/attendance-flags/{raised.Id}";
        await RefusedAsync(404, "not_found", await one.Phone.GetAsync($"/api/v1/shifts/{shift}/flags"));
        await RefusedAsync(428, "version_required", await leader.Phone.PostAsync(path + "/decide", new { decision = "dismiss", note = "夫妻" }));
        await RefusedAsync(400, "invalid_input", await leader.Phone.PostAsync(path + "/decide", new { decision = "dismiss", note = " " }, ifMatch: "\"v1\""));
        var decided = await OkAsync(await leader.Phone.PostAsync(path + "/decide", new { decision = "dismiss", note = "夫妻共用，都在现场" }, ifMatch: "\"v1\""));
        Assert.Equal(("harmless", "夫妻共用，都在现场"), (decided["state"]!.GetValue<string>(), decided["note"]!.GetValue<string>()));
        await RefusedAsync(403, "flag.wrong_role", await leader.Phone.PostAsync(path + "/decide", new { decision = "reopen", note = "再看" }, ifMatch: "\"v2\""));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "flag.decided" && e.Via == ActedVia.Leader)));
        Assert.Equal(1, await desk.DbAsync(db => db.Tallies.Where(t => t.Measure == "flags.Harmless").SumAsync(t => t.Amount)));
    }

    [Fact]
    public async Task Equal_coordinates_raise_a_case()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await InAsync(desk, shift, desk.Neighbours.Member, 3, 5);
        await InAsync(desk, shift, desk.Neighbours.Member2, 3, 6);
        Assert.Equal(SignalKind.SameCoordinates, Assert.Single(await LookAsync(desk)).Kind);
    }

    [Fact]
    public async Task A_journey_nobody_makes_raises_a_case_and_a_walk_does_not()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await InAsync(desk, await desk.ShiftAsync(0, title: "先来的"), desk.Neighbours.Member2, 0, 11); // somebody else, far from any suspicion
        await OkAsync(await desk.CheckInAsync(shift, member, At(await desk.CodeAsync(shift), 40, 5)));
        await desk.LaterAsync(TimeSpan.FromSeconds(40), member);
        await OkAsync(await desk.CheckOutAsync(shift, member, At(await desk.CodeAsync(shift, "out"), -60, 7)));
        Assert.Empty(await LookAsync(desk, member));

        // The first record is moved ten kilometres away, as a phone with a false position would have said.
        await desk.Product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            var db = s.GetRequiredService<Core.Data.NeighborPartyDb>();
            var first = await db.AttendanceEvents.SingleAsync(e => e.PersonId == member.PersonId && e.Kind == AttendanceKind.In);
            db.Entry(first).Property(e => e.LocationSealed).CurrentValue = s.GetRequiredService<PersonalDataVault>().Seal(AttendanceEvent.LocationField, first.Id, "30.3700,120.1551");
            (await db.SignalWatches.SingleAsync()).GetType().GetProperty(nameof(SignalWatch.LookedUntil))!.SetValue(await db.SignalWatches.SingleAsync(), Ids.FirstOf(desk.Now.AddHours(-1)));
            return await db.SaveChangesAsync();
        });
        var raised = Assert.Single(await LookAsync(desk, member));
        Assert.Equal((SignalKind.ImpossibleTravel, 40), (raised.Kind, raised.Seconds));
        Assert.InRange(raised.Amount!.Value, 10_400, 10_800);
    }

    [Fact]
    public async Task An_accuracy_that_never_changes_and_a_phone_that_never_locates_raise_cases_at_last()
    {
        var desk = await CreateAsync(product);
        var (constant, silent) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        for (var i = 0; i < 4; i++)
        {
            var shift = await desk.ShiftAsync(0, minutes: 60);
            foreach (var who in new[] { constant, silent })
                await desk.PutOnListAsync(shift, who);
            await OkAsync(await desk.CheckInAsync(shift, constant, At(await desk.CodeAsync(shift), i + 0.5, 10)));
            await OkAsync(await desk.CheckInAsync(shift, silent, new { code = await desk.CodeAsync(shift) }));
            await desk.LaterAsync(TimeSpan.FromMinutes(30), constant, silent);
            await OkAsync(await desk.CheckOutAsync(shift, constant, At(await desk.CodeAsync(shift, "out"), i + 20.5, 10)));
            await OkAsync(await desk.CheckOutAsync(shift, silent, new { code = await desk.CodeAsync(shift, "out") }));
            await desk.LaterAsync(TimeSpan.FromMinutes(60), constant, silent);
            var raised = await LookAsync(desk, constant, silent);
            if (i < 2)
                Assert.Empty(raised);
        }

        var found = await desk.DbAsync(db => db.AttendanceFlagCases.AsNoTracking().ToListAsync());
        Assert.Contains(found, c => c.Kind == SignalKind.ConstantAccuracy && c.SubjectPersonId == constant.PersonId);
        Assert.Contains(found, c => c.Kind == SignalKind.NeverLocated && c.SubjectPersonId == silent.PersonId);
        Assert.DoesNotContain(found, c => c.Kind is SignalKind.ConstantAccuracy && c.SubjectPersonId == silent.PersonId);
    }

    [Fact]
    public async Task A_code_that_is_always_about_to_run_out_raises_a_case()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        for (var i = 0; i < 2; i++)
        {
            var shift = await desk.ShiftAsync(0, minutes: 60);
            await desk.PutOnListAsync(shift, member);
            foreach (var (direction, north) in new[] { ("in", i + 0.5), ("out", i + 9.5) })
            {
                var code = await desk.CodeAsync(shift, direction);
                await desk.LaterAsync(TimeSpan.FromSeconds(30), member);
                var body = At(code, north, 5 + i + (direction == "in" ? 0 : 7));
                await OkAsync(direction == "in" ? await desk.CheckInAsync(shift, member, body) : await desk.CheckOutAsync(shift, member, body));
            }
        }

        Assert.Equal(SignalKind.OldCode, Assert.Single(await LookAsync(desk, member)).Kind);
    }

    [Fact]
    public async Task A_leader_with_the_own_code_is_looked_at_by_others_only()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var deputy = await desk.Neighbours.AddResidentAsync("副组长", MembershipKind.PartyMember, CommunityRole.DeputyLeader);
        var shift = await desk.ShiftAsync(0);
        await InAsync(desk, shift, leader, 2, 5);
        var raised = Assert.Single(await LookAsync(desk, deputy));
        Assert.Equal((SignalKind.OwnCode, leader.PersonId), (raised.Kind, raised.SubjectPersonId));
        var path = $"/api/v1/attendance-flags/{raised.Id}";
        await RefusedAsync(404, "not_found", await leader.Phone.GetAsync(path));
        await RefusedAsync(403, "flag.own", await leader.Phone.PostAsync(path + "/decide", new { decision = "dismiss", note = "我在" }, ifMatch: "\"v1\""));
        await OkAsync(await deputy.Phone.PostAsync(path + "/decide", new { decision = "watch", note = "下次请副组长出示" }, ifMatch: "\"v1\""));
        Assert.Equal(0, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.flag_raised" && m.PersonId == leader.PersonId)));
    }

    [Fact]
    public async Task A_leader_who_puts_in_many_by_hand_is_looked_at_and_a_scan_is_not_by_hand()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var (byHand, scanned) = (await desk.ShiftAsync(0), await desk.ShiftAsync(0, title: "扫码的一班"));
        for (var i = 0; i < 6; i++)
        {
            var who = await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour);
            await desk.PutOnListAsync(scanned, who);
            var code = (await OkAsync(await who.Phone.GetAsync("/api/v1/me/member-code")))["code"]!.GetValue<string>();
            await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{scanned}/attendance/scan", new { kind = "in", code }));
            var signup = await desk.PutOnListAsync(byHand, who);
            Assert.Equal(0, await desk.DbAsync(db => db.AttendanceFlagCases.CountAsync()));
            await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{byHand}/attendance/{signup}/confirm", new { kind = "in", decision = "confirm", reason = "没带手机" }));
        }

        var raised = Assert.Single(await LookAsync(desk));
        Assert.Equal((SignalKind.ManyManual, leader.PersonId, byHand, 6), (raised.Kind, raised.SubjectPersonId, raised.ShiftId, raised.Amount!.Value));
    }

    [Fact]
    public async Task Many_marked_as_there_in_one_go_are_looked_at_too()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signups = new List<Guid>();
        for (var i = 0; i < 3; i++)
            signups.Add(await desk.PutOnListAsync(shift, await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour)));
        await desk.LaterAsync(TimeSpan.FromHours(3));
        await MarkAsync(signups[..2]);
        Assert.Empty(await LookAsync(desk)); // four records
        await MarkAsync(signups[2..]);
        var raised = Assert.Single(await LookAsync(desk));
        Assert.Equal((SignalKind.ManyManual, leader.PersonId, shift, 6), (raised.Kind, raised.SubjectPersonId, raised.ShiftId, raised.Amount!.Value));

        async Task MarkAsync(IEnumerable<Guid> who) => await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/resolve",
            new { marks = who.Select(id => new { signupId = id, outcome = "came", reason = "都在" }).ToArray() }));
    }

    [Fact]
    public async Task Staff_decide_on_the_page_but_not_about_the_resident_they_are()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await InAsync(desk, shift, desk.Neighbours.Leader, 2, 5);
        var raised = Assert.Single(await LookAsync(desk));
        using var own = await ConsoleClient.AccountAsync(product, desk.Neighbours.CommunityId, Core.Staff.StaffRole.Officer, change: s => s.PersonId = desk.Neighbours.Leader.PersonId);
        await own.GivePasswordAsync();
        var path = $"/admin/Signals/Details/{raised.Id}";
        var refused = await own.PostFormAsync(path, null, new() { ["Note"] = "没问题", ["decision"] = "Dismiss" });
        Assert.Contains("flag.own", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        Assert.Contains("用自己出示的码", (await office.GetHtmlAsync($"/admin/Duties/Details/{shift}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("用自己出示的码", (await office.GetHtmlAsync("/admin/Signals?State=Open")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(path, null, new() { ["Note"] = "电话问过", ["decision"] = "Confirm" })).StatusCode);
        Assert.Equal(FlagCaseState.Confirmed, (await desk.DbAsync(db => db.AttendanceFlagCases.AsNoTracking().SingleAsync())).State);
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(path, null, new() { ["Note"] = "又有新情况", ["decision"] = "Reopen" })).StatusCode);
    }

    [Fact]
    public async Task The_database_itself_raises_a_case_once_and_wants_a_note_with_a_decision()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await InAsync(desk, shift, desk.Neighbours.Leader, 2, 5);
        var raised = Assert.Single(await LookAsync(desk));
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            db.AttendanceFlagCases.Add(new AttendanceFlagCase { Id = Ids.New(desk.Now), CommunityId = raised.CommunityId, ShiftId = shift, SubjectPersonId = raised.SubjectPersonId, DedupeKey = raised.DedupeKey, RaisedAt = desk.Now });
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAnyAsync<Exception>(() => desk.DbAsync(db => db.AttendanceFlagCases.Where(c => c.Id == raised.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, FlagCaseState.Harmless))));
    }
}
