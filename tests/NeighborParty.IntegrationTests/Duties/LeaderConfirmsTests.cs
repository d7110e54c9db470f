using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class LeaderConfirmsTests(Product product) : IClassFixture<Product>
{
    public static TheoryData<string, object?> WeakPositions => new()
    {
        { "noLocation", null },
        { "noLocation", new double[] { 0, 0, 5 } },
        { "weakLocation", new double[] { Latitude, Longitude, 101 } },
        { "weakLocation", new double[] { 39.9, 116.4, 5000 } },
    };

    private static object Body(string code, double[]? at) => at is null
        ? new { code }
        : new { code, latitude = at[0], longitude = at[1], accuracyMetres = at[2], coordinateSystem = "gcj02" };

    private static Task<HttpResponseMessage> ConfirmAsync(Resident leader, Guid shift, Guid signup, string kind = "in", string decision = "confirm", string? reason = "人在现场", DateTime? at = null) =>
        leader.Phone.PostAsync($"/api/v1/shifts/{shift}/attendance/{signup}/confirm", new { kind, decision, reason, at });

    [Theory, MemberData(nameof(WeakPositions))]
    public async Task A_weak_position_waits_for_the_leader_and_then_earns_hours(string flag, object? at)
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        var arrival = await OkAsync(await desk.CheckInAsync(shift, member, Body(await desk.CodeAsync(shift), (double[]?)at)));
        Assert.Equal("pendingLeader", arrival["state"]!.GetValue<string>());
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == leader.PersonId && m.Kind == "duty.confirm_needed")));

        await desk.LaterAsync(TimeSpan.FromMinutes(70), member);
        await OkAsync(await desk.CheckOutAsync(shift, member));
        Assert.Equal(0, await desk.HoursAsync(member)); // nobody has confirmed that she came

        var list = await OkAsync(await leader.Phone.GetAsync($"/api/v1/shifts/{shift}/attendance"));
        Assert.Equal(1, list["pending"]!.GetValue<int>());
        Assert.Equal(flag, list["lines"]![0]!["arrival"]!["flags"]![0]!.GetValue<string>());
        await OkAsync(await ConfirmAsync(leader, shift, signup));
        Assert.Equal(60, await desk.HoursAsync(member));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "attendance.confirmed" && e.EntityId == signup)));
    }

    [Fact]
    public async Task Who_is_put_down_as_here_by_the_leader_is_not_at_another_duty_any_more()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var (before, here) = (await desk.ShiftAsync(-40), await desk.ShiftAsync(-5));
        await desk.PutOnListAsync(before, member);
        var signup = await desk.PutOnListAsync(here, member);
        await OkAsync(await desk.CheckInAsync(before, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(20), member);
        await OkAsync(await ConfirmAsync(desk.Neighbours.Leader, here, signup));
        var left = await desk.DbAsync(db => db.ShiftSignups.Include(s => s.Attendance).SingleAsync(s => s.ShiftId == before));
        Assert.Equal(SignupState.AutoClosed, left.State);
        Assert.True(left.Departure!.Flags.HasFlag(AttendanceFlags.ClosedElsewhere));
        Assert.Equal(SignupState.CheckedIn, await desk.DbAsync(db => db.ShiftSignups.Where(s => s.Id == signup).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task Without_consent_the_position_is_not_looked_at_and_the_core_still_works()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        await desk.Neighbours.WithdrawAsync(member, ConsentPurpose.Location);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var arrival = await OkAsync(await desk.CheckInAsync(shift, member, Here(await desk.CodeAsync(shift), northMetres: 5000)));
        Assert.Equal("pendingLeader", arrival["state"]!.GetValue<string>());
        var kept = await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift));
        Assert.Equal((null, null, null), (kept.LocationSealed, kept.LocationKey, kept.DistanceMetres));
    }

    [Fact]
    public async Task Taking_the_consent_back_forgets_the_coordinates_at_once()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        await desk.Neighbours.WithdrawAsync(desk.Neighbours.Member, ConsentPurpose.Location);
        var kept = await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift));
        Assert.Equal((null, null), (kept.LocationSealed, kept.LocationKey));
        Assert.Equal(AttendanceState.Accepted, kept.State);
    }

    [Fact]
    public async Task A_refused_arrival_counts_nothing_and_may_be_tried_again_with_a_fresh_code()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(0);
        var signup = await desk.PutOnListAsync(shift, member);
        var code = await desk.CodeAsync(shift);
        await OkAsync(await desk.CheckInAsync(shift, member, Body(code, null)));
        Assert.Equal("refused", (await OkAsync(await ConfirmAsync(leader, shift, signup, decision: "refuse", reason: "没有看到人")))["state"]!.GetValue<string>());
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here(code)));
        await desk.LaterAsync(TimeSpan.FromSeconds(31), member);
        Assert.Equal("accepted", (await OkAsync(await desk.CheckInAsync(shift, member)))["state"]!.GetValue<string>());
        Assert.Contains("没有看到人", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.PersonId == member.PersonId && m.Title == "签到未通过"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_confirms_oneself_and_a_reason_is_needed()
    {
        var desk = await CreateAsync(product);
        var leader = desk.Neighbours.Leader;
        var deputy = await desk.Neighbours.AddResidentAsync("副组长", MembershipKind.PartyMember, CommunityRole.DeputyLeader);
        var shift = await desk.ShiftAsync(0);
        var own = await desk.PutOnListAsync(shift, leader);
        await OkAsync(await desk.CheckInAsync(shift, leader, Body(await desk.CodeAsync(shift), null)));
        await RefusedAsync(403, "attendance.own", await ConfirmAsync(leader, shift, own));
        await RefusedAsync(400, "invalid_input", await ConfirmAsync(deputy, shift, own, reason: ""));
        await OkAsync(await ConfirmAsync(deputy, shift, own));
        var row = await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.SignupId == own));
        Assert.True(row.Flags.HasFlag(AttendanceFlags.OwnCode));
    }

    [Fact]
    public async Task A_leader_checks_somebody_in_who_has_no_phone_and_it_is_marked()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        var first = await OkAsync(await ConfirmAsync(leader, shift, signup, reason: "老人没带手机"));
        Assert.Equal(first["id"]!.GetValue<string>(), (await OkAsync(await ConfirmAsync(leader, shift, signup)))["id"]!.GetValue<string>());
        Assert.Equal(first["id"]!.GetValue<string>(), (await OkAsync(await desk.CheckInAsync(shift, member)))["id"]!.GetValue<string>());
        await desk.LaterAsync(TimeSpan.FromMinutes(62), member);
        await OkAsync(await ConfirmAsync(leader, shift, signup, "out"));
        Assert.Equal(60, await desk.HoursAsync(member));
        var audited = await desk.DbAsync(db => db.AuditEvents.Where(e => e.Action == "attendance.recorded" && e.EntityId == signup).ToListAsync());
        Assert.All(audited, a => Assert.Equal((ActedVia.Leader, member.PersonId), (a.Via, a.OnBehalfOf)));
        Assert.Equal(2, audited.Count);
    }

    [Fact]
    public async Task What_is_put_in_after_the_end_takes_two_people()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var deputy = await desk.Neighbours.AddResidentAsync("副组长", MembershipKind.PartyMember, CommunityRole.DeputyLeader);
        var shift = await desk.ShiftAsync(-240, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        var start = desk.Now.AddMinutes(-239);
        await RefusedAsync(400, "invalid_input", await ConfirmAsync(leader, shift, signup));
        await RefusedAsync(400, "invalid_input", await ConfirmAsync(leader, shift, signup, at: desk.Now));
        Assert.Equal("pendingStaff", (await OkAsync(await ConfirmAsync(leader, shift, signup, at: start, reason: "手机没电")))["state"]!.GetValue<string>());
        await OkAsync(await ConfirmAsync(leader, shift, signup, "out", at: start.AddMinutes(50), reason: "手机没电"));
        Assert.Equal(0, await desk.HoursAsync(member));
        await RefusedAsync(403, "attendance.other_officer", await ConfirmAsync(leader, shift, signup));
        await RefusedAsync(403, "attendance.wrong_role", await ConfirmAsync(deputy, shift, signup));

        var staff = await desk.Neighbours.AddStaffAsync();
        foreach (var kind in Enum.GetValues<AttendanceKind>())
            await product.InsideAsync(desk.Neighbours.CommunityId, services =>
            {
                services.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff.StaffId, staff.DisplayName);
                return services.GetRequiredService<ConfirmAttendance>().RunAsync(shift, signup, new AttendanceWord(kind, AttendanceDecision.Confirm, "核实过"), default);
            });
        var mine = await OkAsync(await member.Phone.GetAsync("/api/v1/me/service-hours"));
        Assert.Equal((45, 0), (mine["supplementedMinutes"]!.GetValue<int>(), mine["verifiedMinutes"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Who_forgets_to_check_out_is_checked_out_at_the_planned_end_and_flagged()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(2, minutes: 60);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await desk.CheckInAsync(shift, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(120), member);
        await product.RunJobsAsync();
        Assert.Equal(0, await desk.HoursAsync(member)); // two minutes too early
        await desk.LaterAsync(TimeSpan.FromMinutes(3), member);
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(60, await desk.HoursAsync(member));
        var signup = await desk.DbAsync(db => db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance).SingleAsync(s => s.ShiftId == shift));
        Assert.Equal((SignupState.AutoClosed, signup.Shift.EndsAt, true), (signup.State, signup.Departure!.At, signup.Departure.Flags.HasFlag(AttendanceFlags.AutoClosed)));
        Assert.Null(signup.Shift.SecretSealed);
        await RefusedAsync(409, "shift.codes_ended", await desk.Neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code"));
        // A late tap gets that record.
        Assert.Equal(signup.Departure.Id.ToString(), (await OkAsync(await desk.CheckOutAsync(shift, member, new { code = "x" })))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_phone_for_two_people_is_flagged_on_both_and_refused_to_neither()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        foreach (var (who, north) in new[] { (desk.Neighbours.Member, 1), (desk.Neighbours.Member2, 7) })
        {
            await desk.PutOnListAsync(shift, who);
            var body = new { code = await desk.CodeAsync(shift), latitude = Latitude + (north / 111_195d), longitude = Longitude, accuracyMetres = 5, coordinateSystem = "gcj02", deviceId = "one-phone" };
            Assert.Equal("accepted", (await OkAsync(await desk.CheckInAsync(shift, who, body)))["state"]!.GetValue<string>());
            // Looked at one after the other: the second finds the first.
            await desk.LaterAsync(TimeSpan.FromMinutes(1), who);
            await product.RunJobsAsync();
        }

        var rows = await desk.DbAsync(db => db.AttendanceEvents.Where(e => e.ShiftId == shift).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(AttendanceFlags.SameDevice, r.Flags));
    }

    [Fact]
    public async Task Only_the_shifts_own_leaders_see_the_list_and_the_code()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        var signup = await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        foreach (var who in new[] { desk.Neighbours.Member, desk.Neighbours.Outsider, other.Neighbours.Leader })
        {
            await RefusedAsync(404, "not_found", await who.Phone.GetAsync($"/api/v1/shifts/{shift}/attendance"));
            await RefusedAsync(404, "not_found", await who.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code?direction=in"));
            await RefusedAsync(404, "not_found", await ConfirmAsync(who, shift, signup));
        }
    }

    [Fact]
    public async Task What_waited_when_the_shift_was_called_off_is_confirmed_by_nobody()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        await OkAsync(await desk.CheckInAsync(shift, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(40), member);
        Assert.Equal("pendingLeader", (await OkAsync(await desk.CheckOutAsync(shift, member, Body(await desk.CodeAsync(shift, "out"), null))))["state"]!.GetValue<string>());
        var version = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.Version).SingleAsync());
        await desk.AsStaffAsync(await desk.StaffAsync(), s => s.GetRequiredService<CancelShift>().RunAsync(shift, "下大雨", version, default));
        await RefusedAsync(409, "shift.cancelled", await ConfirmAsync(leader, shift, signup, "out"));
        Assert.Equal(0, await desk.HoursAsync(member));
        Assert.Equal(0, await desk.DbAsync(db => db.AttendanceEvents.CountAsync(e => e.ShiftId == shift && e.State == AttendanceState.PendingLeader)));
    }
}
