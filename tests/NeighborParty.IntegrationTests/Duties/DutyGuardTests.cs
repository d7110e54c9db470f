using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>Duties for adults, and duties that ask for a skill; what people say of themselves, and who sees it.</summary>
public sealed class DutyGuardTests(Product product) : IClassFixture<Product>
{
    private const string Profile = "/api/v1/me/volunteer-profile";

    private static Task<HttpResponseMessage> SignUpAsync(Resident who, Guid shift) => who.Phone.PostAsync($"/api/v1/shifts/{shift}/signups", new { });

    private static async Task<HttpResponseMessage> SayAsync(Resident who, int? birthYear, params string[] skills)
    {
        var read = await who.Phone.GetAsync(Profile);
        return await who.PutAsync(Profile, new { birthYear, skills }, read.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_duty_for_adults_asks_for_the_year_of_birth_and_the_leader_may_pass_over_it()
    {
        var desk = await CreateAsync(product);
        var (leader, member, other) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(600, adultsOnly: true);
        Assert.True((await OkAsync(await member.Phone.GetAsync($"/api/v1/shifts/{shift}")))["adultsOnly"]!.GetValue<bool>());
        await RefusedAsync(409, "signup.needs_birth_year", await SignUpAsync(member, shift));
        await RefusedAsync(409, "signup.needs_birth_year", await member.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list", new { }));
        var year = ChinaTime.Today(desk.Now.AddMinutes(600)).Year;
        await OkAsync(await SayAsync(member, year - 18));
        await RefusedAsync(409, "signup.adults_only", await SignUpAsync(member, shift));
        await OkAsync(await SayAsync(member, year - 19));
        await OkAsync(await SignUpAsync(member, shift));

        await OkAsync(await SayAsync(other, year - 16));
        var add = $"/api/v1/shifts/{shift}/signups/for";
        // The leader does not learn who is a minor and who only gave no year.
        await RefusedAsync(409, "signup.age_not_shown", await leader.Phone.PostAsync(add, new { personId = other.PersonId, reason = "和家长一起来" }));
        var noYear = await desk.Neighbours.AddResidentAsync("孙组员", Core.Groups.MembershipKind.Neighbour);
        await RefusedAsync(409, "signup.age_not_shown", await leader.Phone.PostAsync(add, new { personId = noYear.PersonId, reason = "人手不够" }));
        await RefusedAsync(403, "signup.own_exception", await leader.Phone.PostAsync(add, new { personId = leader.PersonId, reason = "我自己来", unfit = true }));
        await OkAsync(await leader.Phone.PostAsync(add, new { personId = other.PersonId, reason = "和家长一起来", unfit = true }));
        Assert.Contains("\"unfit\":true", (await desk.DbAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "duty.added"))).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_of_a_duty_that_is_for_adults_now_is_not_taken_by_who_waited_before()
    {
        var desk = await CreateAsync(product);
        var (leader, member, waiting) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(48 * 60, capacity: 1);
        await OkAsync(await SignUpAsync(member, shift));
        await OkAsync(await SayAsync(waiting, ChinaTime.Today(desk.Now).Year - 15));
        await OkAsync(await waiting.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await desk.Product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            var db = s.GetRequiredService<Core.Data.NeighborPartyDb>();
            var row = await db.Shifts.Include(x => x.Roles).Include(x => x.Deputies).AsNoTracking().SingleAsync(x => x.Id == shift);
            s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, Ids.New(desk.Now), "工作人员") { CommunityId = desk.Neighbours.CommunityId };
            await s.GetRequiredService<ChangeShift>().RunAsync(shift, row.Plan with { AdultsOnly = true }, new PlaceChoice(row.PlaceId, null), row.StartsAt, row.Version, default);
        });
        // Nobody loses a place; the leader hears how many to talk to, not who.
        Assert.Contains("2 人", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.Kind == "duty.unfit" && m.PersonId == leader.PersonId))).Body, StringComparison.Ordinal);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { }));
        await RefusedAsync(409, "signup.adults_only", await waiting.Phone.PostAsync($"/api/v1/shifts/{shift}/offer/accept"));
    }

    [Fact]
    public async Task A_skill_is_named_by_the_person_and_seen_by_the_leader()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(600, skill: "first_aid");
        await RefusedAsync(409, "signup.needs_skill", await SignUpAsync(member, shift));
        await RefusedAsync(400, "invalid_input", await SayAsync(member, null, "magic"));
        await OkAsync(await SayAsync(member, null, "repair", "first_aid"));
        await OkAsync(await SignUpAsync(member, shift));
        var volunteers = System.Text.Json.Nodes.JsonNode.Parse(await leader.Phone.Http.GetStringAsync($"/api/v1/shifts/{shift}/volunteers"))!.AsArray();
        Assert.Equal(["水电维修", "急救"], volunteers.Single(v => v!["personId"]!.GetValue<Guid>() == member.PersonId)!["skills"]!.AsArray().Select(s => s!.GetValue<string>()));
        // A neighbour who would take the place over is asked for it too.
        var swap = (await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { })))["id"]!.GetValue<string>();
        await RefusedAsync(409, "signup.needs_skill", await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/swaps/{swap}/accept"));
    }

    [Fact]
    public async Task A_role_asks_for_a_skill_of_its_own_of_who_signs_up_waits_is_offered_it_or_takes_it_over()
    {
        var desk = await CreateAsync(product);
        var (member, waiting) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var able = await desk.Neighbours.AddResidentAsync("孙组员", Core.Groups.MembershipKind.Neighbour);
        await OkAsync(await SayAsync(able, null, "driving", "repair"));
        var shift = await desk.ShiftAsync(48 * 60, roles: [new PlannedRole("登记", 0, 1), new PlannedRole("看电箱", 0, 1, "repair")]);
        var shown = (await OkAsync(await member.Phone.GetAsync($"/api/v1/shifts/{shift}")))["roles"]!.AsArray();
        Assert.Equal([null, "repair"], shown.Select(r => r!["requiredSkill"]?.GetValue<string>()));
        var box = shown[1]!["id"]!.GetValue<Guid>();
        var path = $"/api/v1/shifts/{shift}/";
        await RefusedAsync(409, "signup.needs_skill", await member.Phone.PostAsync(path + "signups", new { roleId = box }));
        await RefusedAsync(409, "signup.needs_skill", await member.Phone.PostAsync(path + "wait-list", new { roleId = box }));

        // Whichever role: who can look after the box does, who cannot gets the other, and after that there is none for the next one.
        Assert.Equal(box, (await OkAsync(await SignUpAsync(able, shift)))["roleId"]!.GetValue<Guid>());
        Assert.NotEqual(box, (await OkAsync(await SignUpAsync(member, shift)))["roleId"]!.GetValue<Guid>());
        Assert.Equal("waitlisted", (await OkAsync(await waiting.Phone.PostAsync(path + "wait-list", new { })))["state"]!.GetValue<string>());

        await OkAsync(await able.Phone.PostAsync(path + "signups/cancel", new { }));
        Assert.Equal("waitlisted", await StateAsync(waiting));
        await RefusedAsync(409, "signup.full", await SignUpAsync(await desk.Neighbours.AddResidentAsync("吴组员", Core.Groups.MembershipKind.Neighbour), shift));
        await OkAsync(await SignUpAsync(able, shift));
        var swap = (await OkAsync(await able.Phone.PostAsync(path + "swaps", new { })))["id"]!.GetValue<string>();
        await RefusedAsync(409, "signup.needs_skill", await waiting.Phone.PostAsync($"/api/v1/swaps/{swap}/accept"));
        await OkAsync(await member.Phone.PostAsync(path + "signups/cancel", new { }));
        Assert.Equal("offered", await StateAsync(waiting));

        async Task<string> StateAsync(Resident who) => (await OkAsync(await who.Phone.GetAsync($"/api/v1/shifts/{shift}")))["mine"]!["state"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_leader_passes_over_the_skill_of_a_role_knowingly_and_never_for_oneself()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(600, roles: [new PlannedRole("登记", 0, 1), new PlannedRole("看电箱", 0, 2, "repair")]);
        var (clerk, box) = await desk.DbAsync(async db =>
            (await db.ShiftRoles.Where(r => r.ShiftId == shift && r.RequiredSkill == null).Select(r => r.Id).SingleAsync(), await db.ShiftRoles.Where(r => r.ShiftId == shift && r.RequiredSkill == "repair").Select(r => r.Id).SingleAsync()));
        var add = $"/api/v1/shifts/{shift}/signups/for";
        await RefusedAsync(409, "signup.needs_skill", await leader.Phone.PostAsync(add, new { personId = member.PersonId, reason = "人手不够", roleId = box }));
        await RefusedAsync(404, "not_found", await leader.Phone.PostAsync(add, new { personId = member.PersonId, reason = "人手不够", roleId = shift, unfit = true }));
        await OkAsync(await leader.Phone.PostAsync(add, new { personId = desk.Neighbours.Member2.PersonId, reason = "来登记", roleId = clerk }));
        // Only the box has room now.
        await RefusedAsync(409, "signup.needs_skill", await leader.Phone.PostAsync(add, new { personId = member.PersonId, reason = "人手不够" }));
        await RefusedAsync(403, "signup.own_exception", await leader.Phone.PostAsync(add, new { personId = leader.PersonId, reason = "我自己来", unfit = true }));
        Assert.Equal(box, (await OkAsync(await leader.Phone.PostAsync(add, new { personId = member.PersonId, reason = "师傅带着", unfit = true })))["roleId"]!.GetValue<Guid>());
        var acts = await desk.DbAsync(db => db.AuditEvents.Where(e => e.Action == "duty.added").OrderBy(e => e.Sequence).Select(e => e.Details).ToListAsync());
        Assert.Equal([false, true], acts.Select(d => d!.Contains("\"unfit\":true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_role_that_comes_to_ask_for_a_skill_keeps_its_people_and_is_not_taken_by_who_was_offered_it_before()
    {
        var desk = await CreateAsync(product);
        var (leader, member, offered) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(48 * 60, roles: [new PlannedRole("登记", 0, 1), new PlannedRole("看电箱", 0, 1)]);
        await OkAsync(await SignUpAsync(member, shift));
        var box = await desk.DbAsync(db => db.ShiftRoles.Where(r => r.ShiftId == shift && r.Name == "看电箱").Select(r => r.Id).SingleAsync());
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups", new { roleId = box }));
        await OkAsync(await offered.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list", new { roleId = box }));
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { }));
        await desk.Product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            var row = await s.GetRequiredService<Core.Data.NeighborPartyDb>().Shifts.Include(x => x.Roles).Include(x => x.Deputies).AsNoTracking().SingleAsync(x => x.Id == shift);
            s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, Ids.New(desk.Now), "工作人员") { CommunityId = desk.Neighbours.CommunityId };
            var plan = row.Plan with { Roles = [.. row.Plan.Roles.Select(r => r.Name == "看电箱" ? r with { Skill = "repair" } : r)] };
            await s.GetRequiredService<ChangeShift>().RunAsync(shift, plan, new PlaceChoice(row.PlaceId, null), row.StartsAt, row.Version, default);
        });
        // One of the two on the list: who is at the desk need not know anything of boxes.
        Assert.Contains("1 人", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.Kind == "duty.unfit" && m.PersonId == leader.PersonId))).Body, StringComparison.Ordinal);
        await RefusedAsync(409, "signup.needs_skill", await offered.Phone.PostAsync($"/api/v1/shifts/{shift}/offer/accept"));
        await OkAsync(await SayAsync(offered, null, "repair"));
        await OkAsync(await offered.Phone.PostAsync($"/api/v1/shifts/{shift}/offer/accept"));
    }

    [Fact]
    public async Task The_year_is_sealed_needs_the_version_and_goes_with_the_person()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var year = ChinaTime.Today(desk.Now).Year;
        Assert.Equal(428, (int)(await member.Phone.SendAsync(HttpMethod.Put, Profile, new { birthYear = 1980 }, null, null)).StatusCode);
        await RefusedAsync(422, "profile.under_age", await SayAsync(member, year - 13));
        await RefusedAsync(400, "invalid_input", await SayAsync(member, year + 1));
        var said = await OkAsync(await SayAsync(member, 1980, "driving"));
        Assert.Equal(1980, said["birthYear"]!.GetValue<int>());
        var row = await desk.DbAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == member.PersonId));
        Assert.DoesNotContain("1980", row.BirthYearSealed, StringComparison.Ordinal);
        row.Close();
        Assert.True(row is { BirthYearSealed: null, Skills.Count: 0 });
        Assert.Null((await OkAsync(await SayAsync(member, null)))["birthYear"]);
    }

    [Fact]
    public async Task What_a_series_asks_for_its_shifts_ask_for()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        object Plan(string? skill, Guid? route = null, string? roleSkill = "fire") => new
        {
            title = "夜间巡逻", groupId = desk.Neighbours.GroupId, startsAtLocal = "21:00", lengthMinutes = 120, capacityMax = 4, rule = "FREQ=DAILY",
            place = new { name = "西门" + Ids.New(desk.Now).ToString("N")[^6..], latitude = Latitude, longitude = Longitude, radiusMetres = 100 }, adultsOnly = true, requiredSkill = skill, patrolRouteId = route,
            roles = new object[] { new { name = "登记", min = 1, max = 2 }, new { name = "看通道", min = 0, max = 2, requiredSkill = roleSkill } },
        };
        await RefusedAsync(400, "invalid_input", await leader.Phone.PostAsync("/api/v1/duty-series", Plan("magic")));
        await RefusedAsync(400, "invalid_input", await leader.Phone.PostAsync("/api/v1/duty-series", Plan(null, roleSkill: "magic")));
        await RefusedAsync(404, "not_found", await leader.Phone.PostAsync("/api/v1/duty-series", Plan(null, Ids.New(desk.Now))));
        var series = (await OkAsync(await leader.Phone.PostAsync("/api/v1/duty-series", Plan("security"))))["id"]!.GetValue<Guid>();
        var shifts = await desk.DbAsync(db => db.Shifts.Include(s => s.Roles).Where(s => s.SeriesId == series).ToListAsync());
        Assert.NotEmpty(shifts);
        Assert.All(shifts, s => Assert.Equal(["登记:", "看通道:fire"], s.Roles.OrderBy(r => r.Sort).Select(r => $"{r.Name}:{r.RequiredSkill}")));
        Assert.All(shifts, s => Assert.Equal((true, "security"), (s.AdultsOnly, s.RequiredSkill)));
        var read = await OkAsync(await leader.Phone.GetAsync($"/api/v1/duty-series/{series}"));
        Assert.Equal((true, "security"), (read["adultsOnly"]!.GetValue<bool>(), read["requiredSkill"]!.GetValue<string>()));
        Assert.Equal([null, "fire"], read["roles"]!.AsArray().Select(r => r!["requiredSkill"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_shift_is_a_file_for_the_phones_own_calendar()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, title: "周五大扫除，带手套");
        var answer = await desk.Neighbours.Member.Phone.GetAsync($"/api/v1/shifts/{shift}/calendar");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var parsed = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events.Single();
        var row = await desk.DbAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == shift));
        Assert.Equal((row.StartsAt, row.EndsAt, row.Title, row.PlaceName, $"{shift:N}@neighborparty"),
            (parsed.Start!.AsUtc, parsed.End!.AsUtc, parsed.Summary, parsed.Location, parsed.Uid));
        await RefusedAsync(404, "not_found", await desk.Neighbours.Outsider.Phone.GetAsync($"/api/v1/shifts/{shift}/calendar"));
    }
}
