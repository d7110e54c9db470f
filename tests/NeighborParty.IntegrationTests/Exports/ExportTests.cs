using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Exports;

/// <summary>Files are written by the clock, large ones by leave of a second person, and end by themselves.</summary>
public sealed class ExportTests(Product product) : IClassFixture<Product>
{
    private static ExportWish Wish(DutyDesk desk, ExportKind kind = ExportKind.Attendance) =>
        new(kind, ChinaTime.Today(desk.Now).AddDays(-30), ChinaTime.Today(desk.Now).AddDays(1), null, "=季度统计");

    private static Task<Export> AskAsync(DutyDesk desk, StaffAccountOf who, ExportWish wish) => desk.AsStaffAsync(who, s => s.GetRequiredService<AskExport>().RunAsync(wish, default));

    private static Task<Export> DecideAsync(DutyDesk desk, StaffAccountOf who, Export export) => desk.AsStaffAsync(who, s => s.GetRequiredService<DecideExport>().RunAsync(export.Id, true, export.Version, default));

    private static Task<Export> WithdrawAsync(DutyDesk desk, StaffAccountOf who, Export export) => desk.AsStaffAsync(who, s => s.GetRequiredService<WithdrawExport>().RunAsync(export.Id, export.Version, default));

    private static Task<string> TextAsync(DutyDesk desk, StaffAccountOf who, Guid id) =>
        desk.AsStaffAsync(who, async s => await File.ReadAllTextAsync((await s.GetRequiredService<OpenExport>().RunAsync(id, default)).Path));

    /// <summary>One row is all that one person may take.</summary>
    private static async Task LimitAsync(DutyDesk desk) =>
        await desk.AsStaffAsync(await desk.StaffAsync(), s => s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { ExportRowsAlone = 1 }, desk.Now, default));

    private static Task<Export> ReadAsync(DutyDesk desk, Guid id) => desk.DbAsync(db => db.Exports.AsNoTracking().SingleAsync(e => e.Id == id));

    [Fact]
    public async Task A_file_is_written_and_fetched_by_who_asked_and_then_ends()
    {
        var desk = await CreateAsync(product);
        var shift = await desk.ShiftAsync(2, title: "=1+1");
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        var (staff, other) = (await desk.StaffAsync(), await desk.StaffAsync());
        var export = await AskAsync(desk, staff, Wish(desk));
        Assert.Equal((ExportState.Queued, 2), (export.State, export.Total));
        Assert.Equal("export.not_ready", (await Assert.ThrowsAsync<RefusedException>(() => TextAsync(desk, staff, export.Id))).Code);
        await product.RunJobsAsync();
        var text = await TextAsync(desk, staff, export.Id);
        Assert.Contains("王组员", text, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1\"", text, StringComparison.Ordinal);
        Assert.Equal(4, text.TrimEnd().Split("\r\n").Length); // head, two, and where it comes from
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => TextAsync(desk, other, export.Id))).Code);
        Assert.Equal(1, await desk.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "export.downloaded" && e.EntityId == export.Id)));

        await desk.PastAsync(TimeSpan.FromHours(24.1));
        Assert.Equal((ExportState.Expired, null), ((await ReadAsync(desk, export.Id)).State, (await ReadAsync(desk, export.Id)).FileName));
        Assert.Equal("export.not_ready", (await Assert.ThrowsAsync<RefusedException>(() => TextAsync(desk, staff, export.Id))).Code);
    }

    [Fact]
    public async Task The_policy_says_how_long_rows_add_up_and_how_long_one_waits_for_the_second_person()
    {
        var desk = await CreateAsync(product);
        var staff = await desk.StaffAsync();
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { ExportRowsAlone = 2, ExportWindowHours = 2, ExportWaitDays = 1 }, desk.Now, default));
        var shift = await desk.ShiftAsync(2);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        Assert.Equal(ExportState.Queued, (await AskAsync(desk, staff, Wish(desk))).State);
        var second = await AskAsync(desk, staff, Wish(desk));
        Assert.Equal(ExportState.Waiting, second.State);
        await desk.PastAsync(TimeSpan.FromHours(2.1));
        Assert.Equal(ExportState.Queued, (await AskAsync(desk, staff, Wish(desk))).State);
        await desk.PastAsync(TimeSpan.FromHours(22));
        Assert.Equal(ExportState.Expired, (await ReadAsync(desk, second.Id)).State);
    }

    [Fact]
    public async Task The_stock_of_armbands_and_their_steps_can_be_taken_along()
    {
        var desk = await CreateAsync(product);
        var n = desk.Neighbours;
        var serials = await n.AddArmbandsAsync(3);
        await n.GiveAsync(serials[1], n.Member);
        var staff = await desk.StaffAsync();
        var (stock, steps) = (await AskAsync(desk, staff, Wish(desk, ExportKind.Armbands)), await AskAsync(desk, staff, Wish(desk, ExportKind.ArmbandHistory)));
        Assert.Equal((3, 5), (stock.Total, steps.Total));
        await product.RunJobsAsync();
        var lines = (await TextAsync(desk, staff, stock.Id)).TrimEnd().Split("\r\n");
        Assert.Equal(5, lines.Length); // head, three, and where it comes from
        Assert.Contains("王组员", Assert.Single(lines, l => l.Contains(serials[1], StringComparison.Ordinal)), StringComparison.Ordinal);
        var history = await TextAsync(desk, staff, steps.Id);
        Assert.Equal(3, history.Split(serials[1]).Length - 1);
        Assert.Contains("签收", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_take_a_second_human()
    {
        var desk = await CreateAsync(product);
        await LimitAsync(desk);
        var shift = await desk.ShiftAsync(2);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        var person = desk.Neighbours.Outsider.PersonId;
        var (staff, secondAccount, other) = (await desk.StaffAsync(person), await desk.StaffAsync(person), await desk.StaffAsync());
        var export = await AskAsync(desk, staff, Wish(desk));
        Assert.Equal(ExportState.Waiting, export.State);
        await product.RunJobsAsync();
        Assert.Equal(ExportState.Waiting, (await ReadAsync(desk, export.Id)).State);
        Assert.Equal("export.other_person", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, staff, export))).Code);
        Assert.Equal("export.other_person", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, secondAccount, export))).Code);
        await DecideAsync(desk, other, export);
        await product.RunJobsAsync();
        Assert.Equal(ExportState.Done, (await ReadAsync(desk, export.Id)).State);
    }

    [Fact]
    public async Task Rows_that_grew_beyond_the_limit_while_it_waited_hold_it_back()
    {
        var desk = await CreateAsync(product);
        await LimitAsync(desk);
        var shift = await desk.ShiftAsync(2);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        var export = await AskAsync(desk, await desk.StaffAsync(), Wish(desk));
        Assert.Equal(ExportState.Queued, export.State);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        await product.RunJobsAsync();
        Assert.Equal(ExportState.Waiting, (await ReadAsync(desk, export.Id)).State);
    }

    [Fact]
    public async Task A_large_file_in_small_parts_takes_a_second_human_too()
    {
        var desk = await CreateAsync(product);
        await LimitAsync(desk);
        await desk.PutOnListAsync(await desk.ShiftAsync(2), desk.Neighbours.Member);
        var person = desk.Neighbours.Outsider.PersonId;
        var (staff, secondAccount, other) = (await desk.StaffAsync(person), await desk.StaffAsync(person), await desk.StaffAsync());
        var first = await AskAsync(desk, staff, Wish(desk));
        Assert.Equal((ExportState.Queued, 1), (first.State, first.Total));
        Assert.Equal(ExportState.Waiting, (await AskAsync(desk, staff, Wish(desk))).State);
        Assert.Equal(ExportState.Waiting, (await AskAsync(desk, secondAccount, Wish(desk))).State);
        Assert.Equal(ExportState.Queued, (await AskAsync(desk, other, Wish(desk))).State);
        await product.RunJobsAsync();
        Assert.Equal(ExportState.Done, (await ReadAsync(desk, first.Id)).State);
        await desk.PastAsync(TimeSpan.FromHours(24.1));
        Assert.Equal(ExportState.Queued, (await AskAsync(desk, staff, Wish(desk))).State);
    }

    [Fact]
    public async Task One_that_cannot_be_written_stops_no_other_and_no_file_stays_behind()
    {
        var desk = await CreateAsync(product);
        var staff = await desk.StaffAsync();
        var stray = await desk.AsStaffAsync(staff, async s =>
        {
            var path = Path.Combine(s.GetRequiredService<DataFolder>().Exports, Export.FileNameOf(desk.Neighbours.CommunityId, Ids.New(desk.Now)));
            await File.WriteAllTextAsync(path, "王组员");
            return path;
        });
        // The day after the last day there is: nothing can count that.
        var bad = Export.Ask(Ids.New(desk.Now), desk.Neighbours.CommunityId, Wish(desk) with { Until = DateOnly.MaxValue }, "统计", new Actor(ActorKind.Staff, staff.Id, "工作人员"), null, 0, 1, desk.Now.AddMinutes(-1));
        await desk.DbAsync(db =>
        {
            db.Exports.Add(bad);
            return db.SaveChangesAsync();
        });
        var good = await AskAsync(desk, staff, Wish(desk));
        await product.RunJobsAsync();
        Assert.Equal((ExportState.Failed, ExportState.Done), ((await ReadAsync(desk, bad.Id)).State, (await ReadAsync(desk, good.Id)).State));
        Assert.False(File.Exists(stray));
    }

    [Fact]
    public async Task What_waits_can_be_withdrawn_and_ends_by_itself()
    {
        var desk = await CreateAsync(product);
        await LimitAsync(desk);
        var shift = await desk.ShiftAsync(2);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member2);
        var (staff, other) = (await desk.StaffAsync(), await desk.StaffAsync());
        var (first, second) = (await AskAsync(desk, staff, Wish(desk)), await AskAsync(desk, staff, Wish(desk)));
        Assert.Equal("not_found", (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(desk, other, first))).Code);
        Assert.Equal(ExportState.Withdrawn, (await WithdrawAsync(desk, staff, first)).State);
        var withdrawn = await ReadAsync(desk, first.Id);
        Assert.Equal("export.wrong_state", (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(desk, other, withdrawn))).Code);
        await desk.PastAsync(TimeSpan.FromDays(6.9));
        Assert.Equal(ExportState.Waiting, (await ReadAsync(desk, second.Id)).State);
        await desk.PastAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(ExportState.Expired, (await ReadAsync(desk, second.Id)).State);
    }

    [Fact]
    public async Task Days_beyond_the_calendar_are_refused()
    {
        var desk = await CreateAsync(product);
        var staff = await desk.StaffAsync();
        foreach (var (from, until, field) in new[] { (DateOnly.MinValue, DateOnly.MinValue, "from"), (DateOnly.MaxValue, DateOnly.MaxValue, "until") })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => AskAsync(desk, staff, Wish(desk) with { From = from, Until = until }));
            Assert.Equal(("invalid_input", field), (refused.Code, refused.Field));
        }
    }

    [Fact]
    public async Task Ten_in_an_hour_are_enough_and_a_purpose_is_needed()
    {
        var desk = await CreateAsync(product);
        var staff = await desk.StaffAsync();
        Assert.Equal("invalid_input", (await Assert.ThrowsAsync<RefusedException>(() => AskAsync(desk, staff, Wish(desk) with { Purpose = " " }))).Code);
        foreach (var kind in Enumerable.Repeat(Enum.GetValues<ExportKind>(), 4).SelectMany(k => k).Take(10))
            await AskAsync(desk, staff, Wish(desk, kind));
        Assert.Equal("export.too_many", (await Assert.ThrowsAsync<RefusedException>(() => AskAsync(desk, staff, Wish(desk)))).Code);
        await product.RunJobsAsync();
        Assert.Equal(10, await desk.DbAsync(db => db.Exports.CountAsync(e => e.State == ExportState.Done)));
    }
}
