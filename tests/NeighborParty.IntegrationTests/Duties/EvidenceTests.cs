using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>Two of four: the rotating code, the place, the armband, and the leader's scan of the member.</summary>
public sealed class EvidenceTests(Product product) : IClassFixture<Product>
{
    private static async Task<string> MemberCodeAsync(Resident who) => (await OkAsync(await who.Phone.GetAsync("/api/v1/me/member-code")))["code"]!.GetValue<string>();

    private static Task<HttpResponseMessage> ScanAsync(Resident leader, Guid shift, string code, string kind = "in", string? armbandSerial = null) =>
        leader.Phone.PostAsync($"/api/v1/shifts/{shift}/attendance/scan", new { kind, code, armbandSerial });

    private static object Claim(string? code, double? north, string? serial) => north is { } metres
        ? new { code, latitude = Latitude + (metres / 111_195d), longitude = Longitude, accuracyMetres = 10, coordinateSystem = "gcj02", armbandSerial = serial }
        : new { code, armbandSerial = serial };

    /// <summary>An armband that the person has acknowledged.</summary>
    private async Task<string> ArmbandAsync(DutyDesk desk, Resident holder)
    {
        var serial = $"NP-XF-{Random.Shared.Next(1, 9999):0000}";
        await product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            var db = (Core.Data.NeighborPartyDb)s.GetService(typeof(Core.Data.NeighborPartyDb))!;
            var armband = Armband.Create(Core.Basics.Ids.New(desk.Now), desk.Neighbours.CommunityId, desk.Neighbours.CompoundId, serial, ArmbandKind.LongTerm, desk.Now);
            armband.Issue(holder.PersonId, desk.Neighbours.GroupId, 72, 0, ArmbandRole.Staff, desk.Now);
            armband.Accept(ArmbandRole.Holder, desk.Now);
            db.Armbands.Add(armband);
            return await db.SaveChangesAsync();
        });
        return serial;
    }

    [Theory]
    [InlineData(RequiredEvidence.CodeAndArmband, true, false, true, "accepted", 9)]
    [InlineData(RequiredEvidence.CodeAndArmband, true, true, false, "pendingLeader", 1)]
    [InlineData(RequiredEvidence.PlaceAndArmband, false, true, true, "accepted", 10)]
    [InlineData(RequiredEvidence.PlaceAndArmband, false, true, false, "pendingLeader", 2)]
    [InlineData(RequiredEvidence.PlaceAndArmband, false, false, false, "check_in.needs_leader", 0)]
    [InlineData(RequiredEvidence.AnyTwo, true, true, false, "accepted", 3)]
    [InlineData(RequiredEvidence.AnyTwo, true, false, true, "accepted", 9)]
    [InlineData(RequiredEvidence.AnyTwo, false, true, true, "accepted", 10)]
    [InlineData(RequiredEvidence.AnyTwo, true, false, false, "pendingLeader", 1)]
    [InlineData(RequiredEvidence.AnyTwo, false, false, true, "pendingLeader", 8)]
    [InlineData(RequiredEvidence.AnyTwo, false, false, false, "check_in.needs_leader", 0)]
    [InlineData(RequiredEvidence.LeaderScans, false, false, false, "pendingLeader", 0)]
    public async Task A_shift_takes_the_proofs_it_asks_for_and_otherwise_the_leader_looks(RequiredEvidence required, bool code, bool place, bool armband, string expected, int proofs)
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0, evidence: required);
        await desk.PutOnListAsync(shift, member);
        var serial = armband ? await ArmbandAsync(desk, member) : null;
        var answer = await desk.CheckInAsync(shift, member, Claim(code ? await desk.CodeAsync(shift) : null, place ? 5 : null, serial));
        if (expected == "check_in.needs_leader")
        {
            await RefusedAsync(422, expected, answer);
            return;
        }

        Assert.Equal(expected, (await OkAsync(answer))["state"]!.GetValue<string>());
        var row = await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.ShiftId == shift));
        Assert.Equal(((EvidenceKinds)proofs, armband), (row.Proofs, row.ArmbandId is not null));
    }

    [Fact]
    public async Task A_lost_armband_at_the_door_alerts_the_leader_and_turns_nobody_away()
    {
        var desk = await CreateAsync(product);
        var (leader, member, other) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await desk.PutOnListAsync(shift, other);
        var serial = await ArmbandAsync(desk, member);
        // Somebody else's, which is in order: marked, not alarming.
        await OkAsync(await desk.CheckInAsync(shift, other, Claim(await desk.CodeAsync(shift), 9, serial)));
        Assert.True((await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.PersonId == other.PersonId))).Flags.HasFlag(AttendanceFlags.OtherArmband));
        await desk.DbAsync(async db =>
        {
            (await db.Armbands.SingleAsync(a => a.Serial == serial)).ReportLost(7, ArmbandRole.Holder, desk.Now);
            return await db.SaveChangesAsync();
        });
        var before = await desk.Neighbours.ArmbandAsync(serial);
        await RefusedAsync(400, "invalid_input", await desk.CheckInAsync(shift, member, Claim(await desk.CodeAsync(shift), 3, "红袖标")));
        Assert.Equal("accepted", (await OkAsync(await desk.CheckInAsync(shift, member, Claim(await desk.CodeAsync(shift), 3, serial.ToLowerInvariant()))))["state"]!.GetValue<string>());
        var told = await desk.DbAsync(db => db.InboxMessages.AsNoTracking().SingleAsync(m => m.Kind == "duty.void_armband"));
        Assert.Equal(leader.PersonId, told.PersonId);
        Assert.Contains(serial, told.Body, StringComparison.Ordinal);
        // The custody history says so too, and the number stays void.
        var shown = await desk.DbAsync(db => db.ArmbandEvents.AsNoTracking().SingleAsync(e => e.Step == ArmbandStep.ShowVoid));
        Assert.Equal((member.PersonId, ArmbandState.ReportedLost, ArmbandState.ReportedLost), (shown.PersonId!.Value, shown.From, shown.To));
        Assert.Contains("周五大扫除", shown.Note, StringComparison.Ordinal);
        // Who has its page open at the office is not told that somebody else changed it.
        var after = await desk.Neighbours.ArmbandAsync(serial);
        Assert.Equal((before.Version, before.ChangedAt, before.Steps + 1), (after.Version, after.ChangedAt, after.Steps));
        await desk.LaterAsync(TimeSpan.FromMinutes(2));
        await product.RunJobsAsync();
        Assert.Equal(Core.Signals.SignalKind.VoidArmband, (await desk.DbAsync(db => db.AttendanceFlagCases.AsNoTracking().SingleAsync())).Kind);
    }

    [Fact]
    public async Task An_armband_that_nobody_acknowledged_proves_nothing()
    {
        var desk = await CreateAsync(product);
        var n = desk.Neighbours;
        var shift = await desk.ShiftAsync(0, armbandRequired: true);
        await desk.PutOnListAsync(shift, n.Member);
        var serial = (await n.AddArmbandsAsync(1))[0];
        (await n.Leader.IssueAsync(serial, n.Member.PersonId)).EnsureSuccessStatusCode();
        Assert.Equal("pendingLeader", (await OkAsync(await desk.CheckInAsync(shift, n.Member, Claim(await desk.CodeAsync(shift), 3, serial))))["state"]!.GetValue<string>());
        Assert.True((await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.ShiftId == shift))).Flags.HasFlag(AttendanceFlags.OtherArmband));
    }

    [Fact]
    public async Task A_shift_that_wants_an_armband_lets_the_leader_look_at_who_has_none()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0, armbandRequired: true);
        await desk.PutOnListAsync(shift, member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        Assert.Equal("pendingLeader", (await OkAsync(await desk.CheckInAsync(shift, member)))["state"]!.GetValue<string>());
        Assert.True((await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().SingleAsync(e => e.ShiftId == shift))).Flags.HasFlag(AttendanceFlags.NoArmband));
        var serial = await ArmbandAsync(desk, desk.Neighbours.Member2);
        Assert.Equal("accepted", (await OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member2, Claim(await desk.CodeAsync(shift), 4, serial))))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_leader_scans_the_members_code_in_and_out_and_it_counts_hours()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60, evidence: RequiredEvidence.LeaderScans);
        await desk.PutOnListAsync(shift, member);
        var first = await OkAsync(await ScanAsync(leader, shift, await MemberCodeAsync(member)));
        Assert.Equal(("accepted", first["id"]!.GetValue<string>()), (first["state"]!.GetValue<string>(), (await OkAsync(await ScanAsync(leader, shift, await MemberCodeAsync(member))))["id"]!.GetValue<string>()));
        await desk.LaterAsync(TimeSpan.FromMinutes(62), member);
        await OkAsync(await ScanAsync(leader, shift, await MemberCodeAsync(member), "out"));
        Assert.Equal(60, await desk.HoursAsync(member));
        var rows = await desk.DbAsync(db => db.AttendanceEvents.AsNoTracking().Where(e => e.ShiftId == shift).ToListAsync());
        Assert.All(rows, r => Assert.Equal((EvidenceKinds.MemberCode, Core.Basics.ActedVia.Leader), (r.Proofs, r.Via)));
        Assert.Equal(2, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "attendance.scanned" && e.OnBehalfOf == member.PersonId)));
    }

    [Fact]
    public async Task A_scan_confirms_what_waited_for_the_leader()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var waiting = await OkAsync(await desk.CheckInAsync(shift, member, Claim(await desk.CodeAsync(shift), null, null)));
        Assert.Equal("pendingLeader", waiting["state"]!.GetValue<string>());
        var confirmed = await OkAsync(await ScanAsync(leader, shift, await MemberCodeAsync(member)));
        Assert.Equal(("accepted", waiting["id"]!.GetValue<string>()), (confirmed["state"]!.GetValue<string>(), confirmed["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_member_code_is_worthless_later_elsewhere_and_for_oneself()
    {
        var desk = await CreateAsync(product);
        var other = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await desk.PutOnListAsync(shift, leader);
        var code = await MemberCodeAsync(member);
        await RefusedAsync(404, "not_found", await ScanAsync(member, shift, code));
        await RefusedAsync(403, "attendance.own", await ScanAsync(leader, shift, await MemberCodeAsync(leader)));
        await RefusedAsync(422, "member_code.bad", await ScanAsync(leader, shift, await MemberCodeAsync(other.Neighbours.Member)));
        await RefusedAsync(422, "member_code.bad", await ScanAsync(leader, shift, code[..^2] + (code[^2] == 'A' ? "BA" : "AA")));
        await RefusedAsync(422, "member_code.bad", await ScanAsync(leader, shift, "随便"));
        await RefusedAsync(409, "attendance.not_on_list", await ScanAsync(leader, shift, await MemberCodeAsync(desk.Neighbours.Member2)));
        await desk.LaterAsync(TimeSpan.FromMinutes(2), member);
        await RefusedAsync(422, "member_code.bad", await ScanAsync(leader, shift, code));
        Assert.Equal(0, await desk.DbAsync(db => db.AttendanceEvents.CountAsync(e => e.ShiftId == shift)));
    }

    [Fact]
    public async Task A_paper_card_is_made_printed_scanned_at_the_desk_and_ended()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        await office.PostFormAsync($"/admin/People/Card/{desk.Neighbours.Outsider.PersonId}", "Issue");
        Assert.Equal(0, await desk.DbAsync(db => db.MemberCards.CountAsync())); // no member
        await office.PostFormAsync($"/admin/People/Card/{member.PersonId}", "Issue");
        var token = await desk.DbAsync(db => db.MemberCards.Select(c => c.Token).SingleAsync());
        Assert.NotNull((await office.GetHtmlAsync($"/admin/People/CardSheet/{member.PersonId}")).QuerySelector("svg.np-qr"));
        var page = $"/admin/Duties/Scan/{shift}";
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(page, null, new() { ["Code"] = token })).StatusCode);
        Assert.Equal(SignupState.CheckedIn, (await desk.DbAsync(db => db.ShiftSignups.AsNoTracking().SingleAsync(s => s.ShiftId == shift))).State);

        await office.PostFormAsync($"/admin/People/Card/{member.PersonId}", "Issue");
        Assert.Equal((2, 1), await desk.DbAsync(async db => (await db.MemberCards.CountAsync(), await db.MemberCards.CountAsync(c => c.RevokedAt == null))));
        var again = await office.PostFormAsync(page, null, new() { ["Code"] = token, ["Kind"] = "Out" });
        Assert.Contains("member_code.bad", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            db.MemberCards.Add(new Core.MemberCards.MemberCard { Id = Core.Basics.Ids.New(desk.Now), CommunityId = desk.Neighbours.CommunityId, PersonId = member.PersonId, Number = 9, IssuedAt = desk.Now });
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task The_leaders_scan_and_the_members_own_tap_at_once_leave_one_record()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        for (var round = 0; round < 5; round++)
        {
            var shift = await desk.ShiftAsync(0, title: $"第{round}班");
            await desk.PutOnListAsync(shift, member);
            var (own, code) = (Claim(await desk.CodeAsync(shift), 1 + round, null), await MemberCodeAsync(member));
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => n % 2 == 0 ? desk.CheckInAsync(shift, member, own) : ScanAsync(leader, shift, code)));
            var ids = await Task.WhenAll(answers.Select(async a => (await OkAsync(a))["id"]!.GetValue<string>()));
            Assert.Single(ids.Distinct(StringComparer.Ordinal));
            Assert.Equal(1, await desk.DbAsync(db => db.AttendanceEvents.CountAsync(e => e.ShiftId == shift)));
        }
    }

    [Fact]
    public async Task The_screen_shows_a_code_only_while_it_counts()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(45, minutes: 60);
        Task<HttpResponseMessage> Show(string direction) => desk.Neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}/rotating-code?direction={direction}");
        await RefusedAsync(409, "shift.codes_not_yet", await Show("in"));
        await desk.LaterAsync(TimeSpan.FromMinutes(16));
        await OkAsync(await Show("in"));
        await desk.LaterAsync(TimeSpan.FromMinutes(89));
        await RefusedAsync(409, "shift.codes_ended", await Show("in"));
        await RefusedAsync(409, "shift.codes_ended", await Show("out"));
        Assert.NotNull((await desk.DbAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == shift))).SecretSealed); // the clock decided, not the job
        await product.RunJobsAsync();
        Assert.Null((await desk.DbAsync(db => db.Shifts.AsNoTracking().SingleAsync(s => s.Id == shift))).SecretSealed);
    }

    [Theory]
    [InlineData(RequiredEvidence.CodeAndPlace)]
    [InlineData(RequiredEvidence.CodeOnly)]
    [InlineData(RequiredEvidence.LeaderScans)]
    public async Task After_the_end_a_tap_is_enough_and_earns_nothing_beyond_the_plan(RequiredEvidence evidence)
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60, evidence: evidence);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await ScanAsync(leader, shift, await MemberCodeAsync(member)));
        var kept = evidence == RequiredEvidence.LeaderScans ? null : await desk.CodeAsync(shift, "out");
        await desk.LaterAsync(TimeSpan.FromMinutes(90), member);
        await product.RunJobsAsync();
        var left = await OkAsync(await desk.CheckOutAsync(shift, member, Here(kept, northMetres: 5_000)));
        Assert.Equal("accepted", left["state"]!.GetValue<string>());
        Assert.Equal(60, await desk.HoursAsync(member));
        var row = await desk.DbAsync(db => db.AttendanceEvents.SingleAsync(e => e.ShiftId == shift && e.Kind == AttendanceKind.Out));
        // The code that was kept is not read, and nothing is kept of where somebody is on the way home.
        Assert.Equal((AttendanceFlags.AfterEnd, (long?)null, (string?)null, EvidenceKinds.None), (row.Flags, row.CodeStep, row.LocationSealed, row.Proofs));
    }

    [Fact]
    public async Task A_tap_after_the_end_does_not_undo_what_the_leader_refused()
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(0, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        await OkAsync(await desk.CheckInAsync(shift, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(30), member);
        await OkAsync(await desk.CheckOutAsync(shift, member, Here(await desk.CodeAsync(shift, "out"), accuracy: 5_000)));
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/attendance/{signup}/confirm", new { kind = "out", decision = "refuse", reason = "还在岗" }));
        await desk.LaterAsync(TimeSpan.FromMinutes(40), member);
        Assert.Equal("pendingLeader", (await OkAsync(await desk.CheckOutAsync(shift, member, new { })))["state"]!.GetValue<string>());
        Assert.Equal(0, await desk.HoursAsync(member));
    }

    [Fact]
    public async Task A_hundred_recorded_codes_are_worth_nothing_a_minute_later()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var recorded = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            recorded.Add(await desk.CodeAsync(shift));
            await product.AdvanceAsync(TimeSpan.FromSeconds(30));
            if (i % 20 == 19)
                await desk.LaterAsync(TimeSpan.Zero, member);
        }

        await desk.LaterAsync(TimeSpan.FromSeconds(60), member);
        Assert.Equal(100, recorded.Distinct(StringComparer.Ordinal).Count());
        foreach (var code in recorded)
            await RefusedAsync(422, "check_in.bad_code", await desk.CheckInAsync(shift, member, Here(code)));
    }
}
