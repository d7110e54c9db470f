using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Hours;

/// <summary>Hours are put right by two people, with new lines; nobody decides on the own.</summary>
public sealed class CorrectionTests(Product product) : IClassFixture<Product>
{
    private async Task<(DutyDesk Desk, Guid Shift, Guid Signup, DateTime Start)> ServedAsync(int minutes = 120)
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(2, minutes);
        var signup = await desk.PutOnListAsync(shift, member);
        await OkAsync(await desk.CheckInAsync(shift, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(minutes + 5), member, desk.Neighbours.Member2);
        await OkAsync(await desk.CheckOutAsync(shift, member));
        return (desk, shift, signup, await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.StartsAt).SingleAsync()));
    }

    private static async Task<Guid> AskAsync(Resident who, Guid shift, Guid signup, object body) =>
        Guid.Parse((await OkAsync(await who.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{signup}/corrections", body)))["id"]!.GetValue<string>());

    private static Task<HoursCorrection> DecideAsync(DutyDesk desk, StaffAccountOf who, Guid id, bool approve = true, int version = 1) =>
        desk.AsStaffAsync(who, s => s.GetRequiredService<DecideCorrection>().RunAsync(id, approve, "看过", version, default));

    [Fact]
    public async Task A_correction_takes_back_and_counts_anew_and_may_come_again()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var (leader, member, staff) = (desk.Neighbours.Leader, desk.Neighbours.Member, await desk.StaffAsync());
        Assert.Equal(120, await desk.HoursAsync(member));
        var first = await AskAsync(leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(60), reason = "一小时后就走了" });
        Assert.Equal(120, await desk.HoursAsync(member)); // asking changes nothing
        Assert.Equal(60, (await DecideAsync(desk, staff, first)).ResultMinutes);
        Assert.Equal(60, await desk.HoursAsync(member));
        await DecideAsync(desk, staff, await AskAsync(member, shift, signup, new { kind = "nothing", reason = "记错人了" }));
        Assert.Equal(0, await desk.HoursAsync(member));
        await DecideAsync(desk, staff, await AskAsync(leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(90), reason = "确实来过" }));
        Assert.Equal(90, await desk.HoursAsync(member));
        var lines = await desk.DbAsync(db => db.HoursEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync());
        Assert.Equal([HoursKind.Grant, HoursKind.Void, HoursKind.Regrant, HoursKind.Void, HoursKind.Regrant], lines.Select(l => l.Kind).Where((kind, i) => i == 0 || lines[i - 1].Kind != kind));
        Assert.Equal((HoursBucket.Verified, HoursBucket.Supplemented), (lines[0].Bucket, lines[^1].Bucket)); // nothing proven stood any more
        Assert.Equal(lines.SkipLast(1).Select(l => l.AfterMinutes), lines.Skip(1).Select(l => l.BeforeMinutes));
    }

    [Fact]
    public async Task Who_asks_does_not_decide_through_any_door_and_nobody_decides_on_the_own()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var id = await AskAsync(leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(60), reason = "早走" });
        var (asLeader, asMember, other) = (await desk.StaffAsync(leader.PersonId), await desk.StaffAsync(member.PersonId), await desk.StaffAsync());
        Assert.Equal("correction.other_person", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, asLeader, id))).Code);
        Assert.Equal("correction.own", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, asMember, id))).Code);
        await RefusedAsync(409, "correction.exists", await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{signup}/corrections", new { kind = "nothing", reason = "再来" }));
        await RefusedAsync(404, "not_found", await desk.Neighbours.Member2.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{signup}/corrections", new { kind = "nothing", reason = "别人的" }));
        await RefusedAsync(404, "not_found", await member.Phone.PostAsync($"/api/v1/hours-corrections/{id}/withdraw", new { }));

        // Two staff accounts of one human are one human.
        var asked = await desk.AsStaffAsync(other, s => s.GetRequiredService<AskCorrection>().AdjustAsync(member.PersonId, ChinaTime.Today(desk.Now), 30, "上门送餐", default));
        Assert.Equal("correction.other_person", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, other, asked.Id))).Code);
        await DecideAsync(desk, asLeader, asked.Id);
        Assert.Equal(150, await desk.HoursAsync(member));

        await DecideAsync(desk, other, id, approve: false);
        Assert.Equal(150, await desk.HoursAsync(member));
        Assert.Contains((await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, other, id, version: 2))).Code, new[] { "correction.wrong_state" });
    }

    [Fact]
    public async Task The_database_itself_asks_for_two_people()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var id = await AskAsync(desk.Neighbours.Leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(60), reason = "早走" });
        Task<int> SetAsync(Func<HoursCorrection, (Guid By, Guid? Person)> who) => desk.DbAsync(async db =>
        {
            var row = await db.HoursCorrections.SingleAsync(c => c.Id == id);
            var (by, person) = who(row);
            db.Entry(row).Property(c => c.DecidedBy).CurrentValue = by;
            db.Entry(row).Property(c => c.DecidedByPersonId).CurrentValue = person;
            return await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => SetAsync(c => (c.AskedBy, null)));
        await Assert.ThrowsAsync<DbUpdateException>(() => SetAsync(c => (Ids.New(desk.Now), c.AskedByPersonId)));
        await Assert.ThrowsAsync<DbUpdateException>(() => SetAsync(c => (Ids.New(desk.Now), c.PersonId)));
        Assert.Equal(1, await SetAsync(_ => (Ids.New(desk.Now), null)));
    }

    [Fact]
    public async Task Sixteen_decisions_at_once_change_the_ledger_once()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var id = await AskAsync(desk.Neighbours.Leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(60), reason = "早走" });
        var staff = await desk.StaffAsync();
        var done = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                await DecideAsync(desk, staff, id);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }));
        Assert.Equal(1, done.Count(d => d));
        Assert.Equal(60, await desk.HoursAsync(desk.Neighbours.Member));
    }

    [Fact]
    public async Task Outside_the_window_the_plan_or_the_day_nothing_is_asked()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var path = $"/api/v1/shifts/{shift}/signups/{signup}/corrections";
        await RefusedAsync(400, "invalid_input", await leader.Phone.PostAsync(path, new { kind = "time", from = start, until = start.AddMinutes(121), reason = "多留了" }));
        await RefusedAsync(400, "invalid_input", await leader.Phone.PostAsync(path, new { kind = "adjust", reason = "加一点" }));
        var staff = await desk.StaffAsync();
        var tooMuch = await desk.AsStaffAsync(staff, s => s.GetRequiredService<AskCorrection>().AdjustAsync(member.PersonId, ChinaTime.Today(start), 12 * 60, "加满", default));
        var other = await desk.StaffAsync();
        Assert.Equal("hours.day_full", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, other, tooMuch.Id))).Code);
        var tooLittle = await desk.AsStaffAsync(staff, s => s.GetRequiredService<AskCorrection>().AdjustAsync(member.PersonId, ChinaTime.Today(start), -30, "减掉", default));
        Assert.Equal("hours.nothing_to_take", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, other, tooLittle.Id))).Code);
        await desk.LaterAsync(TimeSpan.FromDays(20));
        await desk.LaterAsync(TimeSpan.FromDays(10));
        await RefusedAsync(409, "correction.closed", await leader.Phone.PostAsync(path, new { kind = "nothing", reason = "太晚" }));
    }

    [Fact]
    public async Task A_shift_that_was_called_off_counts_for_nobody_whatever_is_asked()
    {
        var (desk, shift, signup, start) = await ServedAsync();
        var (leader, member, staff) = (desk.Neighbours.Leader, desk.Neighbours.Member, await desk.StaffAsync());
        var asked = await AskAsync(leader, shift, signup, new { kind = "time", from = start, until = start.AddMinutes(60), reason = "早走" });
        var version = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.Version).SingleAsync());
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<CancelShift>().RunAsync(shift, "下大雨", version, default));
        Assert.Equal(0, await desk.HoursAsync(member));
        Assert.Equal("shift.cancelled", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, staff, asked))).Code);
        await DecideAsync(desk, staff, asked, approve: false);
        await RefusedAsync(409, "shift.cancelled", await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{signup}/corrections", new { kind = "time", from = start, until = start.AddMinutes(60), reason = "再来" }));
        Assert.Equal(0, await desk.HoursAsync(member));
    }
}
