using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>After the shift: the leader's list, what the clock does when nobody keeps it, appeals, settlement.</summary>
public sealed class ResolveTests(Product product) : IClassFixture<Product>
{
    private static Task<HttpResponseMessage> ResolveAsync(Resident leader, Guid shift, params object[] marks) =>
        leader.Phone.PostAsync($"/api/v1/shifts/{shift}/resolve", new { marks });

    private static object Mark(Guid signupId, string outcome, string? reason = null) => new { signupId, outcome, reason };

    private async Task<(DutyDesk Desk, Guid Shift, Guid One, Guid Two)> MissedAsync()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var one = await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        var two = await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        await desk.LaterAsync(TimeSpan.FromHours(3), desk.Neighbours.Member, desk.Neighbours.Member2);
        return (desk, shift, one, two);
    }

    [Fact]
    public async Task The_leader_marks_everybody_at_once_and_the_list_is_resolved()
    {
        var (desk, shift, one, two) = await MissedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var list = await OkAsync(await leader.Phone.GetAsync($"/api/v1/shifts/{shift}/unmarked"));
        Assert.Equal(2, list["lines"]!.AsArray().Count);
        await RefusedAsync(404, "not_found", await member.Phone.GetAsync($"/api/v1/shifts/{shift}/unmarked"));
        await RefusedAsync(404, "not_found", await ResolveAsync(member, shift, Mark(one, "excused", "自己说的")));

        var done = await OkAsync(await ResolveAsync(leader, shift, Mark(one, "noShow"), Mark(two, "excused", "出差")));
        Assert.Equal(("resolved", 0), (done["state"]!.GetValue<string>(), done["left"]!.GetValue<int>()));
        Assert.Equal((SignupState.NoShow, SignupState.Excused), (await desk.SignupStateAsync(one), await desk.SignupStateAsync(two)));
        Assert.Equal(2, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "duty.marked" && (e.EntityId == one || e.EntityId == two))));
        Assert.Contains("申诉", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.PersonId == member.PersonId && m.Kind == "duty.marked"))).Body, StringComparison.Ordinal);
        await RefusedAsync(409, "signup.wrong_state", await ResolveAsync(leader, shift, Mark(one, "noShow")));
    }

    [Fact]
    public async Task One_wrong_line_leaves_the_whole_batch_undone()
    {
        var (desk, shift, one, two) = await MissedAsync();
        await RefusedAsync(400, "invalid_input", await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "noShow"), Mark(two, "excused")));
        await RefusedAsync(404, "not_found", await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "noShow"), Mark(Ids.New(desk.Now), "noShow")));
        Assert.Equal((SignupState.Confirmed, SignupState.Confirmed), (await desk.SignupStateAsync(one), await desk.SignupStateAsync(two)));
    }

    [Fact]
    public async Task Nobody_marks_oneself_and_nobody_before_the_end()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var own = await desk.PutOnListAsync(shift, leader);
        await RefusedAsync(409, "shift.not_ended", await ResolveAsync(leader, shift, Mark(own, "noShow")));
        await desk.LaterAsync(TimeSpan.FromHours(3));
        await RefusedAsync(403, "attendance.own", await ResolveAsync(leader, shift, Mark(own, "excused", "自己说的")));
        // The same human through the other door.
        var staff = await desk.StaffAsync(leader.PersonId);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.AsStaffAsync(staff, s => s.GetRequiredService<ResolveShift>().RunAsync(shift, [new(own, ResolveOutcome.Excused, "自己说的")], default)));
        Assert.Equal("attendance.own", refused.Code);
    }

    [Fact]
    public async Task Came_is_a_supplement_that_waits_for_another_officer()
    {
        var (desk, shift, one, two) = await MissedAsync();
        await OkAsync(await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "came", "没带手机"), Mark(two, "noShow")));
        Assert.Equal(0, await desk.HoursAsync(desk.Neighbours.Member));
        var same = await desk.StaffAsync(desk.Neighbours.Leader.PersonId);
        var own = await desk.StaffAsync(desk.Neighbours.Member.PersonId);
        var other = await desk.StaffAsync();
        Task<AttendanceEvent> ConfirmAsync(StaffAccountOf who, AttendanceKind kind) =>
            desk.AsStaffAsync(who, s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(kind, AttendanceDecision.Confirm, "核实过"), default));
        Assert.Equal("attendance.other_officer", (await Assert.ThrowsAsync<RefusedException>(() => ConfirmAsync(same, AttendanceKind.In))).Code);
        Assert.Equal("attendance.own", (await Assert.ThrowsAsync<RefusedException>(() => ConfirmAsync(own, AttendanceKind.In))).Code);
        await ConfirmAsync(other, AttendanceKind.In);
        await ConfirmAsync(other, AttendanceKind.Out);
        var mine = await OkAsync(await desk.Neighbours.Member.Phone.GetAsync("/api/v1/me/service-hours"));
        Assert.Equal((60, 60), (mine["totalMinutes"]!.GetValue<int>(), mine["supplementedMinutes"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_policy_says_how_long_somebody_may_be_put_in()
    {
        var (desk, shift, one, _) = await MissedAsync();
        var staff = await desk.StaffAsync();
        await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.PolicyVersion, 1)));
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<Core.Policies.PolicyBook>().ChangeAsync(new Core.Policies.CommunityPolicy { SupplementDays = 1 }, desk.Now, default));
        var start = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.StartsAt).SingleAsync());
        await desk.LaterAsync(TimeSpan.FromHours(25));
        await RefusedAsync(409, "check_in.closed", await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "came", "没带手机")));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.AsStaffAsync(staff, s =>
            s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(AttendanceKind.In, AttendanceDecision.Confirm, "没带手机", start), default)));
        Assert.Equal("check_in.closed", refused.Code);
    }

    [Fact]
    public async Task Refusing_a_supplement_of_a_resolved_list_leaves_it_to_staff()
    {
        var (desk, shift, one, two) = await MissedAsync();
        await OkAsync(await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "came", "没带手机"), Mark(two, "noShow")));
        var other = await desk.StaffAsync();
        await desk.AsStaffAsync(other, s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(AttendanceKind.In, AttendanceDecision.Refuse, "没有人见过"), default));
        Assert.Equal(SignupState.Unverified, await desk.SignupStateAsync(one));
        await desk.AsStaffAsync(other, s => s.GetRequiredService<ResolveShift>().RunAsync(shift, [new(one, ResolveOutcome.NoShow, null)], default));
        Assert.Equal(SignupState.NoShow, await desk.SignupStateAsync(one));
    }

    [Fact]
    public async Task Two_leaders_at_once_mark_a_person_once()
    {
        var (desk, shift, one, two) = await MissedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, i % 2 == 0 ? "noShow" : "excused", "各说各的"))));
        Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "duty.marked" && e.EntityId == one)));
        Assert.Equal(SignupState.Confirmed, await desk.SignupStateAsync(two));
    }

    [Fact]
    public async Task Nobody_becomes_a_no_show_by_silence()
    {
        var (desk, shift, one, _) = await MissedAsync();
        await product.RunJobsAsync();
        Assert.Equal(ShiftState.Ended, await desk.StateAsync(shift));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == desk.Neighbours.Leader.PersonId && m.Kind == "duty.unmarked")));
        await desk.PastAsync(TimeSpan.FromHours(47));
        Assert.Equal((ShiftState.Resolved, SignupState.Unverified), (await desk.StateAsync(shift), await desk.SignupStateAsync(one)));
        await desk.PastAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == desk.Neighbours.Leader.PersonId && m.Kind == "duty.unmarked")));
        await RefusedAsync(403, "signup.wrong_role", await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "noShow")));
        await desk.AsStaffAsync(await desk.StaffAsync(), s => s.GetRequiredService<ResolveShift>().RunAsync(shift, [new(one, ResolveOutcome.Excused, "电话问过，生病")], default));
        Assert.Equal(SignupState.Excused, await desk.SignupStateAsync(one));
    }

    [Fact]
    public async Task A_no_show_is_appealed_once_and_decided_by_somebody_else()
    {
        var (desk, shift, one, two) = await MissedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        await RefusedAsync(409, "appeal.no_no_show", await AppealAsync(member));
        await OkAsync(await ResolveAsync(leader, shift, Mark(one, "noShow"), Mark(two, "noShow")));
        var appeal = Guid.Parse((await OkAsync(await AppealAsync(member)))["id"]!.GetValue<string>());
        await RefusedAsync(409, "appeal.exists", await AppealAsync(member));

        var (asLeader, asMember, other) = (await desk.StaffAsync(leader.PersonId), await desk.StaffAsync(member.PersonId), await desk.StaffAsync());
        Assert.Equal("attendance.other_officer", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(asLeader))).Code);
        Assert.Equal("attendance.own", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(asMember))).Code);
        await DecideAsync(other);
        Assert.Equal(SignupState.Excused, await desk.SignupStateAsync(one));
        Assert.Contains((await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(other))).Code, new[] { "stale", "appeal.wrong_state" });

        // Time runs out for who waits.
        await desk.LaterAsync(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1), desk.Neighbours.Member2);
        await RefusedAsync(409, "appeal.closed", await AppealAsync(desk.Neighbours.Member2));

        Task<HttpResponseMessage> AppealAsync(Resident who) => who.Phone.PostAsync($"/api/v1/shifts/{shift}/no-show-appeal", new { text = "我在场" });
        Task<NoShowAppeal> DecideAsync(StaffAccountOf who) =>
            desk.AsStaffAsync(who, s => s.GetRequiredService<DecideAppeal>().RunAsync(appeal, AppealDecision.Overturn, "核实过，在场", 1, default));
    }

    [Fact]
    public async Task Hours_settle_after_three_days_once_nothing_waits_and_staff_may_reopen()
    {
        var (desk, shift, one, two) = await MissedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        await OkAsync(await ResolveAsync(leader, shift, Mark(one, "noShow"), Mark(two, "excused", "出差")));
        await desk.PastAsync(TimeSpan.FromDays(2.9), member);
        Assert.Equal(ShiftState.Resolved, await desk.StateAsync(shift));
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/no-show-appeal", new { text = "我在场" }));
        await desk.PastAsync(TimeSpan.FromDays(1), member);
        Assert.Equal(ShiftState.Resolved, await desk.StateAsync(shift)); // the appeal is open

        var staff = await desk.StaffAsync();
        var appeal = await desk.DbAsync(db => db.NoShowAppeals.Select(a => a.Id).SingleAsync());
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<DecideAppeal>().RunAsync(appeal, AppealDecision.Uphold, "没有人见过", 1, default));
        await product.RunJobsAsync();
        var settled = await desk.DbAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == shift));
        Assert.Equal((ShiftState.Settled, 0, 1), (settled.State, settled.CameCount, settled.MissedCount));
        Assert.Equal(settled.SettledAt!.Value.AddDays(7), settled.PublishedUntil);

        await RefusedAsync(409, "shift.settled", await ResolveAsync(leader, shift, Mark(one, "excused", "补请假")));
        Assert.Equal("stale", (await Assert.ThrowsAsync<RefusedException>(() => ReopenAsync(settled.Version - 1))).Code);
        Assert.Equal(ShiftState.Reopened, (await ReopenAsync(settled.Version)).State);
        await product.RunJobsAsync();
        Assert.Equal(ShiftState.Reopened, await desk.StateAsync(shift));
        await desk.PastAsync(TimeSpan.FromDays(3.1));
        Assert.Equal(ShiftState.Settled, await desk.StateAsync(shift));

        // The figures follow what is found out later.
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(AttendanceKind.In, AttendanceDecision.Confirm, "后来查到", settled.StartsAt), default));
        var recounted = await desk.DbAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == shift));
        Assert.Equal((1, 0), (recounted.CameCount, recounted.MissedCount));

        Task<Shift> ReopenAsync(int version) => desk.AsStaffAsync(staff, s => s.GetRequiredService<ReopenShift>().RunAsync(shift, "名单有误", version, default));
    }

    [Fact]
    public async Task A_refused_departure_earns_nothing_by_waiting()
    {
        var (desk, shift, one, _) = await MissedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var start = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.StartsAt).SingleAsync());
        await OkAsync(await ResolveAsync(leader, shift, new { signupId = one, outcome = "came", reason = "半小时后走了", from = start, until = start.AddMinutes(30) }));
        await HalfConfirmAsync(desk, shift, one);
        await product.RunJobsAsync();
        Assert.Equal(SignupState.CheckedIn, await desk.SignupStateAsync(one));
        var list = await OkAsync(await leader.Phone.GetAsync($"/api/v1/shifts/{shift}/unmarked"));
        Assert.Contains(list["lines"]!.AsArray(), l => l!["signupId"]!.GetValue<Guid>() == one);

        await desk.PastAsync(TimeSpan.FromHours(48), member);
        Assert.Equal((ShiftState.Resolved, SignupState.Unverified), (await desk.StateAsync(shift), await desk.SignupStateAsync(one)));
        Assert.Equal(0, await desk.HoursAsync(member));
        // Nobody is stuck: the departure is put in once more, by two people.
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/attendance/{one}/confirm", new { kind = "out", decision = "confirm", reason = "查了监控", at = start.AddMinutes(30) }));
        await desk.AsStaffAsync(await desk.StaffAsync(), s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(AttendanceKind.Out, AttendanceDecision.Confirm, "核实过"), default));
        Assert.Equal((SignupState.CheckedOut, 30), (await desk.SignupStateAsync(one), await desk.HoursAsync(member)));
    }

    [Fact]
    public async Task A_departure_refused_after_the_list_was_resolved_is_left_to_staff()
    {
        var (desk, shift, one, two) = await MissedAsync();
        await OkAsync(await ResolveAsync(desk.Neighbours.Leader, shift, Mark(one, "came", "没带手机"), Mark(two, "noShow")));
        await HalfConfirmAsync(desk, shift, one);
        await product.RunJobsAsync();
        Assert.Equal((SignupState.Unverified, 0), (await desk.SignupStateAsync(one), await desk.HoursAsync(desk.Neighbours.Member)));
    }

    [Fact]
    public async Task An_arrival_put_in_alone_does_not_end_with_the_plan()
    {
        var (desk, shift, one, _) = await MissedAsync();
        var start = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.StartsAt).SingleAsync());
        await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync($"/api/v1/shifts/{shift}/attendance/{one}/confirm", new { kind = "in", decision = "confirm", reason = "没带手机", at = start }));
        await desk.AsStaffAsync(await desk.StaffAsync(), s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, one, new AttendanceWord(AttendanceKind.In, AttendanceDecision.Confirm, "核实过"), default));
        await product.RunJobsAsync();
        Assert.Equal((SignupState.CheckedIn, 0), (await desk.SignupStateAsync(one), await desk.HoursAsync(desk.Neighbours.Member)));
    }

    /// <summary>Another officer believes the arrival and not the departure.</summary>
    private static async Task HalfConfirmAsync(DutyDesk desk, Guid shift, Guid signup)
    {
        var other = await desk.StaffAsync();
        foreach (var (kind, decision) in new[] { (AttendanceKind.In, AttendanceDecision.Confirm), (AttendanceKind.Out, AttendanceDecision.Refuse) })
            await desk.AsStaffAsync(other, s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, signup, new AttendanceWord(kind, decision, "核实过"), default));
    }
}
