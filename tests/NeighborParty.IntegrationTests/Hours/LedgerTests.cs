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

public sealed class LedgerTests(Product product) : IClassFixture<Product>
{
    private static async Task<Guid> ServeAsync(DutyDesk desk, Resident who, int minutes)
    {
        var shift = await desk.ShiftAsync(2, minutes);
        await desk.PutOnListAsync(shift, who);
        await OkAsync(await desk.CheckInAsync(shift, who));
        await desk.LaterAsync(TimeSpan.FromMinutes(minutes + 5), who);
        await OkAsync(await desk.CheckOutAsync(shift, who));
        return shift;
    }

    [Fact]
    public async Task Totals_are_the_sum_of_lines_and_every_line_knows_its_balance()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        await ServeAsync(desk, member, 60);
        await ServeAsync(desk, member, 100);
        var mine = await OkAsync(await member.Phone.GetAsync("/api/v1/me/service-hours"));
        Assert.Equal((150, 150, 0), (mine["totalMinutes"]!.GetValue<int>(), mine["verifiedMinutes"]!.GetValue<int>(), mine["supplementedMinutes"]!.GetValue<int>()));
        var lines = await desk.DbAsync(db => db.HoursEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync());
        Assert.Equal(150, lines.Sum(l => l.DeltaMinutes));
        Assert.Equal(lines.Select((_, i) => i + 1), lines.Select(l => l.Number));
        Assert.Equal(lines.SkipLast(1).Select(l => l.AfterMinutes), lines.Skip(1).Select(l => l.BeforeMinutes));
        await desk.LaterAsync(TimeSpan.Zero, desk.Neighbours.Member2);
        Assert.Equal(0, await desk.HoursAsync(desk.Neighbours.Member2));

        var newest = await OkAsync(await member.Phone.GetAsync("/api/v1/me/service-hours?limit=1"));
        var older = await OkAsync(await member.Phone.GetAsync($"/api/v1/me/service-hours?before={newest["next"]}"));
        Assert.Equal(lines.Count - 1, older["lines"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_line_can_be_neither_changed_nor_deleted()
    {
        var desk = await CreateAsync(product);
        await ServeAsync(desk, desk.Neighbours.Member, 60);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.DbAsync(async db =>
        {
            var line = await db.HoursEntries.FirstAsync();
            db.Entry(line).Property(l => l.DeltaMinutes).CurrentValue = 600;
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.DbAsync(async db =>
        {
            db.HoursEntries.Remove(await db.HoursEntries.FirstAsync());
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task The_database_refuses_a_second_grant_and_a_balance_that_does_not_add_up()
    {
        var desk = await CreateAsync(product);
        await ServeAsync(desk, desk.Neighbours.Member, 60);
        Task CopyAsync(Func<HoursEntry, HoursEntry> change) => desk.DbAsync(async db =>
        {
            db.HoursEntries.Add(change(await db.HoursEntries.AsNoTracking().OrderBy(e => e.Number).FirstAsync()));
            return await db.SaveChangesAsync();
        });
        HoursEntry Copy(HoursEntry e, int number, string key, int after, Guid? signup) => new()
        {
            Id = Ids.New(desk.Now), CommunityId = e.CommunityId, PersonId = e.PersonId, Number = number, Kind = e.Kind, Bucket = e.Bucket, DeltaMinutes = 15,
            BeforeMinutes = 60, AfterMinutes = after, SignupId = signup, Day = e.Day, IdempotencyKey = key, At = e.At,
        };
        await Assert.ThrowsAsync<DbUpdateException>(() => CopyAsync(e => Copy(e, 90, "a", 75, e.SignupId))); // granted twice
        await Assert.ThrowsAsync<DbUpdateException>(() => CopyAsync(e => Copy(e, e.Number, "b", 75, null))); // number twice
        await Assert.ThrowsAsync<DbUpdateException>(() => CopyAsync(e => Copy(e, 90, e.IdempotencyKey, 75, null))); // key twice
        await Assert.ThrowsAsync<DbUpdateException>(() => CopyAsync(e => Copy(e, 90, "c", 76, null))); // does not add up
        await CopyAsync(e => Copy(e, 90, "d", 75, null));
    }

    /// <summary>Each grant is counted from what is there, so two at once must not see the same: the community's lock lets one after the other, and where it failed the number of the line, unique for the person, would refuse the second.</summary>
    [Fact]
    public async Task Two_overlapping_services_confirmed_at_once_count_each_minute_once()
    {
        var desk = await CreateAsync(product);
        var (member, leader) = (desk.Neighbours.Member, desk.Neighbours.Leader);
        var staff = await desk.StaffAsync();
        for (var round = 0; round < 3; round++)
        {
            var shifts = new[] { await desk.ShiftAsync(2, minutes: 60), await desk.ShiftAsync(32, minutes: 60) };
            var signups = new[] { await desk.PutOnListAsync(shifts[0], member), await desk.PutOnListAsync(shifts[1], member) };
            var rows = await desk.DbAsync(db => db.Shifts.AsNoTracking().Where(s => shifts.Contains(s.Id)).OrderBy(s => s.StartsAt).ToListAsync());
            await desk.LaterAsync(TimeSpan.FromHours(3), member);
            for (var i = 0; i < 2; i++)
            {
                foreach (var (kind, at) in new[] { ("in", rows[i].StartsAt), ("out", rows[i].EndsAt) })
                    await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shifts[i]}/attendance/{signups[i]}/confirm", new { kind, decision = "confirm", reason = "没带手机", at }));
                await ConfirmAsync(i, AttendanceKind.In);
            }

            await Task.WhenAll(ConfirmAsync(0, AttendanceKind.Out), ConfirmAsync(1, AttendanceKind.Out));
            var lines = await desk.DbAsync(db => db.HoursEntries.AsNoTracking().Where(e => e.ShiftId == shifts[0] || e.ShiftId == shifts[1]).OrderBy(e => e.WorkedFrom).ToListAsync());
            Assert.InRange(lines.Sum(l => l.DeltaMinutes), 60, 90);
            Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.First.WorkedUntil <= pair.Second.WorkedFrom));

            Task<AttendanceEvent> ConfirmAsync(int i, AttendanceKind kind) => desk.AsStaffAsync(staff, s =>
                s.GetRequiredService<ConfirmAttendance>().RunAsync(shifts[i], signups[i], new AttendanceWord(kind, AttendanceDecision.Confirm, "核实过"), default));
        }
    }

    [Fact]
    public async Task Calling_off_a_running_shift_takes_the_minutes_back_with_a_line_of_its_own()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var staff = await desk.Neighbours.AddStaffAsync();
        var shift = await desk.ShiftAsync(2, minutes: 120);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await desk.CheckInAsync(shift, member));
        await desk.LaterAsync(TimeSpan.FromMinutes(62), member);
        await product.RunJobsAsync();
        await OkAsync(await desk.CheckOutAsync(shift, member));
        Assert.Equal(60, await desk.HoursAsync(member));
        await product.InsideAsync(desk.Neighbours.CommunityId, async services =>
        {
            services.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff.StaffId, staff.DisplayName);
            var version = (await services.GetRequiredService<NeighborPartyDb>().Shifts.AsNoTracking().FirstAsync(s => s.Id == shift)).Version;
            await services.GetRequiredService<CancelShift>().RunAsync(shift, "大风", version, default);
        });
        Assert.Equal(0, await desk.HoursAsync(member));
        var lines = await desk.DbAsync(db => db.HoursEntries.AsNoTracking().Where(e => e.ShiftId == shift).ToListAsync());
        Assert.Equal(0, lines.Sum(l => l.DeltaMinutes));
        Assert.Contains(lines, l => l.Kind == HoursKind.Void);
    }
}
