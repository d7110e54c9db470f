using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class CheckInTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task From_signing_up_to_the_hours_in_the_ledger()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(startsInMinutes: 180);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await desk.LaterAsync(TimeSpan.FromMinutes(175), member);

        var arrival = await OkAsync(await desk.CheckInAsync(shift, member));
        Assert.Equal("accepted", arrival["state"]!.GetValue<string>());
        Assert.Contains("签退", arrival["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, await desk.HoursAsync(member));

        await desk.LaterAsync(TimeSpan.FromMinutes(130), member);
        Assert.Equal("accepted", (await OkAsync(await desk.CheckOutAsync(shift, member)))["state"]!.GetValue<string>());
        Assert.Equal(120, await desk.HoursAsync(member));
        var seen = await OkAsync(await member.Phone.GetAsync($"/api/v1/shifts/{shift}"));
        Assert.Equal("checkedOut", seen["mine"]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fifty_taps_at_once_leave_one_record_and_all_get_it()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var body = Here(await desk.CodeAsync(shift));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.CheckInAsync(shift, member, body)));
        var ids = await Task.WhenAll(answers.Select(async a => (await OkAsync(a))["id"]!.GetValue<string>()));
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await desk.DbAsync(db => db.AttendanceEvents.CountAsync(e => e.ShiftId == shift)));
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "duty.checked_in")));
    }

    [Theory]
    [InlineData(31, "check_in.too_early")]
    [InlineData(29, null)]
    [InlineData(-29, null)]
    [InlineData(-31, "late")]
    [InlineData(-118, "late")]
    [InlineData(-121, "check_in.closed")]
    public async Task The_window_has_edges(int startsInMinutes, string? expected)
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(startsInMinutes, minutes: 120);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        var answer = await desk.CheckInAsync(shift, desk.Neighbours.Member);
        if (expected is null or "late")
        {
            Assert.Equal(expected == "late", (await OkAsync(answer))["late"]!.GetValue<bool>());
            return;
        }

        var problem = await answer.JsonAsync();
        Assert.Equal((409, expected), ((int)answer.StatusCode, problem["code"]!.GetValue<string>()));
        if (expected == "check_in.too_early")
            Assert.Equal(desk.Now.AddMinutes(1), problem["facts"]!["opensAt"]!.GetValue<DateTime>(), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task Forged_old_foreign_and_wrong_way_codes_are_refused()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        var other = await desk.ShiftAsync(0, title: "另一班");
        await desk.PutOnListAsync(shift, member);
        var code = await desk.CodeAsync(shift);
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here("AAAA" + code[4..])));
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here("随便写的")));
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here(await desk.CodeAsync(other))));
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here(await desk.CodeAsync(shift, "out"))));
        await RefusedAsync(422, "check_in.needs_leader", await desk.CheckInAsync(shift, member, Here(null)));
        await desk.LaterAsync(TimeSpan.FromSeconds(60), member);
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here(code)));
        Assert.Equal(0, await desk.DbAsync(db => db.AttendanceEvents.CountAsync(e => e.ShiftId == shift)));
        await OkAsync(await desk.CheckInAsync(shift, member));
    }

    [Fact]
    public async Task Elsewhere_is_refused_with_the_distance_and_the_edge_is_a_metre()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        var code = await desk.CodeAsync(shift);
        var refused = await desk.CheckInAsync(shift, desk.Neighbours.Member, Here(code, northMetres: 111, accuracy: 10));
        var problem = await refused.JsonAsync();
        Assert.Equal((422, "check_in.outside"), ((int)refused.StatusCode, problem["code"]!.GetValue<string>()));
        Assert.Equal(111, problem["facts"]!["distanceMetres"]!.GetValue<int>());
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member, Here(code, northMetres: 109, accuracy: 10)));
    }

    [Fact]
    public async Task A_phones_clock_decides_nothing_but_is_noted()
    {
        var desk = await CreateAsync(product);
        var (member, member2) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await desk.PutOnListAsync(shift, member2);
        foreach (var (who, days) in new[] { (member, -1), (member2, 1) })
        {
            var body = new { code = await desk.CodeAsync(shift), latitude = Latitude, longitude = Longitude, accuracyMetres = 5, coordinateSystem = "gcj02", claimedAt = desk.Now.AddDays(days) };
            var arrival = await OkAsync(await desk.CheckInAsync(shift, who, body));
            Assert.Equal(desk.Now, arrival["at"]!.GetValue<DateTime>(), TimeSpan.FromSeconds(20));
        }

        var rows = await desk.DbAsync(db => db.AttendanceEvents.Where(e => e.ShiftId == shift).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(AttendanceFlags.ClockSkew, r.Flags));
        await desk.LaterAsync(TimeSpan.FromMinutes(1), member, member2);
        await product.RunJobsAsync();
        rows = await desk.DbAsync(db => db.AttendanceEvents.Where(e => e.ShiftId == shift).ToListAsync());
        Assert.All(rows, r => Assert.Equal(AttendanceFlags.ClockSkew | AttendanceFlags.SameCoordinates, r.Flags)); // both at exactly one point
    }

    [Theory]
    [InlineData("{\"code\":\"x\",\"latitude\":91,\"longitude\":120,\"coordinateSystem\":\"gcj02\"}")]
    [InlineData("{\"code\":\"x\",\"latitude\":30,\"longitude\":181,\"coordinateSystem\":\"gcj02\"}")]
    [InlineData("{\"code\":\"x\",\"latitude\":30,\"coordinateSystem\":\"gcj02\"}")]
    [InlineData("{\"code\":\"x\",\"latitude\":30,\"longitude\":120,\"coordinateSystem\":\"wgs84\"}")]
    [InlineData("{\"code\":\"x\",\"latitude\":30,\"longitude\":120,\"accuracyMetres\":-1,\"coordinateSystem\":\"gcj02\"}")]
    [InlineData("{\"code\":\"x\",\"latitude\":1e309,\"longitude\":120,\"coordinateSystem\":\"gcj02\"}")]
    [InlineData("{\"code\":\"x\",\"state\":\"accepted\"}")]
    public async Task An_impossible_position_or_an_unknown_field_is_malformed(string json)
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await RefusedAsync(400, "invalid_input", await desk.CheckInAsync(shift, desk.Neighbours.Member, System.Text.Json.Nodes.JsonNode.Parse(json)!));
    }

    [Fact]
    public async Task Coordinates_are_kept_rounded_and_sealed_and_forgotten_after_ninety_days()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        var kept = await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.ShiftId == shift));
        Assert.DoesNotContain("30.27", kept.LocationSealed!, StringComparison.Ordinal);
        await desk.LaterAsync(TimeSpan.FromDays(29));
        await product.RunJobsAsync();
        Assert.NotNull((await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.Id == kept.Id))).LocationSealed);
        await product.AdvanceAsync(TimeSpan.FromDays(62));
        await product.RunJobsAsync();
        var later = await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.Id == kept.Id));
        Assert.Equal((null, null, kept.DistanceMetres), (later.LocationSealed, later.LocationKey, later.DistanceMetres));
    }

    [Fact]
    public async Task Checking_in_elsewhere_ends_the_forgotten_one_at_its_planned_end()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var first = await desk.ShiftAsync(2, minutes: 60);
        var second = await desk.ShiftAsync(75, minutes: 60);
        await desk.PutOnListAsync(first, member);
        await desk.PutOnListAsync(second, member);
        await OkAsync(await desk.CheckInAsync(first, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(70), member);
        await OkAsync(await desk.CheckInAsync(second, member));
        var closed = await desk.DbAsync(db => db.ShiftSignups.Include(s => s.Attendance).Include(s => s.Shift).SingleAsync(s => s.ShiftId == first));
        Assert.Equal((SignupState.AutoClosed, closed.Shift.EndsAt), (closed.State, closed.Departure!.At));
        Assert.Equal(60, await desk.HoursAsync(member));
    }

    [Fact]
    public async Task Who_is_not_on_the_list_and_who_belongs_elsewhere_get_their_own_refusals()
    {
        var desk = await CreateAsync(product);
        var stranger = await CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        var body = Here(await desk.CodeAsync(shift));
        await RefusedAsync(409, "check_in.not_signed_up", await desk.CheckInAsync(shift, desk.Neighbours.Member, body));
        await RefusedAsync(404, "not_found", await desk.CheckInAsync(shift, desk.Neighbours.Outsider, body));
        await RefusedAsync(404, "not_found", await desk.CheckInAsync(shift, stranger.Neighbours.Member, body));
    }

    [Fact]
    public async Task Checking_out_needs_an_arrival_and_the_other_code()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await RefusedAsync(409, "check_out.not_checked_in", await desk.CheckOutAsync(shift, member));
        await OkAsync(await desk.CheckInAsync(shift, member));
        await RefusedAsync(422, "check_in.bad_code", await desk.CheckOutAsync(shift, member, Here(await desk.CodeAsync(shift, "in"))));
        await OkAsync(await desk.CheckOutAsync(shift, member));
        var row = await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift && e.Kind == AttendanceKind.Out));
        Assert.True(row.Flags.HasFlag(AttendanceFlags.LeftEarly));
    }
}
