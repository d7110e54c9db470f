using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class SignupTests(Product product) : IClassFixture<Product>
{
    private static Task<HttpResponseMessage> SignUpAsync(Resident who, Guid shift, string? key = null) => who.Phone.PostAsync($"/api/v1/shifts/{shift}/signups", null, key);

    private static Task<HttpResponseMessage> CancelAsync(Resident who, Guid shift) => who.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/cancel", new { reason = "有事" });

    [Fact]
    public async Task Thirty_at_once_fill_five_places_exactly()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600, capacity: 5);
        var people = new List<Resident>();
        for (var i = 0; i < 30; i++)
            people.Add(await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour));
        var answers = await Task.WhenAll(people.Select(p => SignUpAsync(p, shift)));
        Assert.Equal(5, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var lost in answers.Where(a => !a.IsSuccessStatusCode))
            await RefusedAsync(409, "signup.full", lost);
        Assert.Equal([1, 2, 3, 4, 5], await desk.DbAsync(db => db.ShiftSignups.Where(s => s.ShiftId == shift).OrderBy(s => s.Slot).Select(s => s.Slot!.Value).ToListAsync()));

        // A place given back can be taken again, once.
        var winner = people[Array.FindIndex(answers, a => a.IsSuccessStatusCode)];
        var losers = people.Where((_, i) => !answers[i].IsSuccessStatusCode).ToList();
        await OkAsync(await CancelAsync(winner, shift));
        var second = await Task.WhenAll(losers.Select(p => SignUpAsync(p, shift)));
        Assert.Single(second, a => a.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_database_itself_sells_no_place_twice_and_no_person_two_places()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        Task AddAsync(Resident who, int slot) => desk.DbAsync(async db =>
        {
            db.ShiftSignups.Add(ShiftSignup.Create(Ids.New(desk.Now), await db.Shifts.FirstAsync(s => s.Id == shift), who.PersonId, slot, desk.Now));
            return await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(desk.Neighbours.Member2, 1));
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(desk.Neighbours.Member, 2));
        await AddAsync(desk.Neighbours.Member2, 2);
    }

    [Fact]
    public async Task Ten_taps_of_one_person_leave_one_place()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(600);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => SignUpAsync(desk.Neighbours.Member, shift, i < 5 ? "same" : null)));
        var ids = await Task.WhenAll(answers.Select(async a => (await OkAsync(a))["id"]!.GetValue<string>()));
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "duty.signed_up")));
    }

    [Fact]
    public async Task The_list_closes_two_hours_before_the_start_whether_or_not_a_job_ran()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(122);
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, shift));
        await desk.LaterAsync(TimeSpan.FromMinutes(3), desk.Neighbours.Member2);
        await RefusedAsync(409, "signup.closed", await SignUpAsync(desk.Neighbours.Member2, shift));
    }

    [Fact]
    public async Task What_is_planned_at_short_notice_can_be_joined_up_to_the_start()
    {
        var desk = await CreateAsync(product);
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, await desk.ShiftAsync(20)));
        await RefusedAsync(409, "signup.closed", await SignUpAsync(desk.Neighbours.Member2, await desk.ShiftAsync(-1)));
    }

    [Fact]
    public async Task Two_duties_at_one_time_are_refused_and_one_after_the_other_are_not()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        await OkAsync(await SignUpAsync(member, await desk.ShiftAsync(600, minutes: 120, title: "巡逻")));
        var refused = await SignUpAsync(member, await desk.ShiftAsync(719, minutes: 60));
        Assert.Contains("巡逻", (await refused.JsonAsync())["title"]!.GetValue<string>(), StringComparison.Ordinal);
        await RefusedAsync(409, "signup.overlap", await SignUpAsync(member, await desk.ShiftAsync(500, minutes: 101)));
        await OkAsync(await SignUpAsync(member, await desk.ShiftAsync(721, minutes: 60)));
    }

    [Fact]
    public async Task Groups_and_communities_keep_to_themselves_and_a_shift_for_all_groups_wants_a_member()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        var (ours, all) = (await desk.ShiftAsync(600), await desk.ShiftAsync(800, everybody: true));
        await RefusedAsync(404, "not_found", await SignUpAsync(other.Neighbours.Member, ours));
        await RefusedAsync(404, "not_found", await SignUpAsync(other.Neighbours.Member, all));
        await RefusedAsync(404, "not_found", await SignUpAsync(desk.Neighbours.Outsider, ours));
        await RefusedAsync(404, "not_found", await SignUpAsync(desk.Neighbours.Outsider, all));
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, all));
        Assert.Empty((await OkAsync(await other.Neighbours.Member.Phone.GetAsync("/api/v1/shifts")))["items"]!.AsArray());
        Assert.Empty((await OkAsync(await desk.Neighbours.Outsider.Phone.GetAsync("/api/v1/shifts")))["items"]!.AsArray());
    }

    [Theory]
    [InlineData((24 * 60) + 1, "cancelledEarly")]
    [InlineData((24 * 60) - 1, "cancelledLate")]
    public async Task Cancelling_within_a_day_is_late_and_the_leader_hears_of_it(int startsInMinutes, string state)
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(startsInMinutes);
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, shift));
        Assert.Equal(state, (await OkAsync(await CancelAsync(desk.Neighbours.Member, shift)))["state"]!.GetValue<string>());
        Assert.Equal(state == "cancelledLate" ? 1 : 0,
            await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == desk.Neighbours.Leader.PersonId && m.Kind == "duty.cancelled_late")));
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, shift)); // may come back
    }

    [Fact]
    public async Task The_list_pages_by_time_without_gaps_or_repeats()
    {
        var desk = await CreateAsync(product);
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
            made.Add((await desk.ShiftAsync(600 + (i * 200))).ToString());
        var seen = new List<string>();
        var after = "";
        do
        {
            var page = await OkAsync(await desk.Neighbours.Member.Phone.GetAsync($"/api/v1/shifts?limit=3&after={after}"));
            seen.AddRange(page["items"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        Assert.Equal(made, seen);
    }

    [Fact]
    public async Task Reminders_come_once_each()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(26 * 60);
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, shift));
        Task<int> Reminders() => desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.reminder" && m.AboutId == shift));
        await product.RunJobsAsync();
        Assert.Equal(0, await Reminders());
        await product.AdvanceAsync(TimeSpan.FromHours(3));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(1, await Reminders());
        await product.AdvanceAsync(TimeSpan.FromHours(21));
        await product.RunJobsAsync();
        Assert.Equal(2, await Reminders());
    }
}
