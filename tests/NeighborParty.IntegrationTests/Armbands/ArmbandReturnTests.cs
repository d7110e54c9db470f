using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

/// <summary>Moves the clock of its own program.</summary>
public sealed class ArmbandReturnTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_announces_a_return_keeps_it_until_the_leader_has_it()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = await n.GiveAsync(serial, n.Member);
        var path = $"/api/v1/armbands/{id}/return-request";
        Assert.Equal("not_found", await (await n.Member2.Phone.PostAsync(path, new { })).CodeAsync());
        for (var tap = 0; tap < 2; tap++)
            Assert.Equal("returnPending", (await (await n.Member.Phone.PostAsync(path, new { note = "周六送来" })).JsonAsync())["state"]!.GetValue<string>());
        Assert.Equal(n.Member.PersonId, (await n.ArmbandAsync(serial)).HolderPersonId);
        Assert.Equal(1, await InboxAsync(n, n.Leader, "armband.return_asked"));
        Assert.Equal("armband.already_issued", await (await n.Leader.IssueAsync(serial, n.Member2.PersonId)).CodeAsync());
        (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "good" })).EnsureSuccessStatusCode();
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Accept, ArmbandStep.AskReturn, ArmbandStep.Return], await n.StepsAsync(id));
    }

    [Fact]
    public async Task Reminders_climb_to_the_leader_and_the_office_each_once()
    {
        // Whole days are added below, so no run falls into the quiet hours.
        while (ChinaTime.ToLocal(Now).Hour is < 9 or > 19)
            await product.AdvanceAsync(TimeSpan.FromHours(1));
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = await n.GiveAsync(serial, n.Member);
        var due = Now.AddDays(2);
        Assert.Equal("invalid_input", await (await SetDueAsync(n, id, Now.AddMinutes(-5))).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await SetDueAsync(n, id, due)).StatusCode);
        Assert.Equal(1, await InboxAsync(n, n.Member, "armband.due_set"));

        for (var day = 0; day < 14; day++)
        {
            await product.RunJobsAsync();
            await product.RunJobsAsync();
            await product.AdvanceAsync(TimeSpan.FromDays(1));
        }

        var days = await n.ReadAsync(db => db.ArmbandEvents.Where(e => e.ArmbandId == id && e.Step == ArmbandStep.Remind).OrderBy(e => e.Number).Select(e => e.Detail!).ToListAsync());
        Assert.Equal(["due_soon", "due_now", "late_1", "late_2", "late_3", "to_leader", "to_staff"], days);
        Assert.Equal(1, await n.ReadAsync(db => db.ArmbandEvents.CountAsync(e => e.ArmbandId == id && e.Step == ArmbandStep.FallDue)));
        Assert.Equal(7, await InboxAsync(n, n.Member, "armband.bring_back"));
        Assert.Equal(1, await InboxAsync(n, n.Leader, "armband.bring_back"));
        Assert.Equal(ArmbandState.Overdue, (await n.ArmbandAsync(serial)).State);
        Assert.Equal(7, (await n.AuditAsync(id)).Count(a => a == "armband.reminded"));
    }

    [Fact]
    public async Task A_per_duty_armband_is_due_two_hours_after_the_check_out_and_then_late()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var n = desk.Neighbours;
        var serials = await n.AddArmbandsAsync(2, ArmbandKind.PerDuty);
        var worn = await n.GiveAsync(serials[0], n.Member);
        await n.GiveAsync(serials[1], n.Member2);
        var shift = await desk.ShiftAsync(-30, minutes: 60);
        await desk.PutOnListAsync(shift, n.Member);
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, n.Member));
        await product.RunJobsAsync();
        Assert.Null((await n.ArmbandAsync(serials[0])).DueAt);
        await DutyDesk.OkAsync(await desk.CheckOutAsync(shift, n.Member));
        var left = await desk.DbAsync(db => db.AttendanceEvents.Where(e => e.ShiftId == shift && e.Kind == Core.Duties.AttendanceKind.Out).Select(e => e.At).SingleAsync());
        await product.RunJobsAsync();
        var band = await n.ArmbandAsync(serials[0]);
        Assert.Equal((left.AddHours(2), (Guid?)shift), (band.DueAt!.Value, band.ShiftId));
        // Whoever has one and no duty to come: a day.
        var idle = await n.ArmbandAsync(serials[1]);
        Assert.Equal((idle.IssuedAt!.Value.AddHours(24), (Guid?)null), (idle.DueAt!.Value, idle.ShiftId));

        await product.AdvanceAsync(TimeSpan.FromHours(3));
        await product.RunJobsAsync();
        Assert.Equal(ArmbandState.Overdue, (await n.ArmbandAsync(serials[0])).State);
        Assert.Equal(ArmbandState.Issued, (await n.ArmbandAsync(serials[1])).State);
        Assert.Contains(ArmbandStep.FallDue, await n.StepsAsync(worn));
    }

    [Fact]
    public async Task The_armband_of_who_died_is_asked_back()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await n.GiveAsync((await n.AddArmbandsAsync(1))[0], n.Member);
        var version = await n.ReadAsync(db => db.People.Where(p => p.Id == n.Member.PersonId).Select(p => p.Version).SingleAsync());
        await product.InsideAsync(n.CommunityId, s => s.GetRequiredService<ChangePersonStatus>().RunAsync(n.Member.PersonId, PersonEvent.Die, ChinaTime.Today(Now), "登记", version, default));
        Assert.Equal("deceased", await n.ReadAsync(db => db.ArmbandEvents.Where(e => e.ArmbandId == id && e.Step == ArmbandStep.SetDue).Select(e => e.Detail).SingleAsync()));
        Assert.Equal(1, await InboxAsync(n, n.Leader, "armband.recalled"));
    }

    [Fact]
    public async Task Whoever_takes_the_consent_back_goes_at_once_and_the_armband_is_asked_back()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = await n.GiveAsync(serial, n.Member);
        await n.WithdrawAsync(n.Member, ConsentPurpose.Membership);
        var band = await n.ArmbandAsync(serial);
        Assert.Equal(ArmbandState.Issued, band.State);
        Assert.InRange(band.DueAt!.Value, Now.AddDays(7).AddMinutes(-5), Now.AddDays(7));
        Assert.Equal("consent_withdrawn", await n.ReadAsync(db => db.ArmbandEvents.Where(e => e.ArmbandId == id && e.Step == ArmbandStep.SetDue).Select(e => e.Detail).SingleAsync()));
        Assert.Equal(1, await InboxAsync(n, n.Leader, "armband.recalled"));
        (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "good" })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_scanned_number_tells_its_holder_and_the_leader_and_nobody_else()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2);
        await n.GiveAsync(serials[0], n.Member);
        var path = $"/api/v1/armbands/by-serial/{serials[0].ToLowerInvariant()}";
        var mine = await (await n.Member.Phone.GetAsync(path)).JsonAsync();
        Assert.True(mine["isMine"]!.GetValue<bool>() && !mine["mayKeep"]!.GetValue<bool>());
        var leaders = await (await n.Leader.Phone.GetAsync(path)).JsonAsync();
        Assert.Equal((true, "王组员"), (leaders["mayKeep"]!.GetValue<bool>(), leaders["holderName"]!.GetValue<string>()));
        Assert.True((await (await n.Leader.Phone.GetAsync($"/api/v1/armbands/by-serial/{serials[1]}")).JsonAsync())["mayKeep"]!.GetValue<bool>());
        Assert.Equal("not_found", await (await n.Member2.Phone.GetAsync(path)).CodeAsync());
        Assert.Equal("not_found", await (await n.Member.Phone.GetAsync($"/api/v1/armbands/by-serial/{serials[1]}")).CodeAsync());
        Assert.Equal("invalid_input", await (await n.Leader.Phone.GetAsync("/api/v1/armbands/by-serial/hello")).CodeAsync());
        var there = await Neighbours.CreateAsync(product);
        Assert.Equal("not_found", await (await there.Leader.Phone.GetAsync(path)).CodeAsync());
    }

    [Fact]
    public async Task The_page_of_one_armband_tells_who_wore_it_on_which_duty()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var n = desk.Neighbours;
        var serials = await n.AddArmbandsAsync(2);
        var id = await n.GiveAsync(serials[0], n.Member);
        var shift = await desk.ShiftAsync(-30, minutes: 60, title: "夜间巡逻");
        await desk.PutOnListAsync(shift, n.Member);
        await DutyDesk.OkAsync(await n.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/check-ins", new
        {
            code = await desk.CodeAsync(shift), latitude = DutyDesk.Latitude, longitude = DutyDesk.Longitude, accuracyMetres = 10, coordinateSystem = "gcj02", armbandSerial = serials[0],
        }));
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var row = Assert.Single((await staff.GetHtmlAsync($"/admin/Armbands/Worn/{id}")).QuerySelectorAll(".np-table tbody tr")).TextContent;
        Assert.Contains("王组员", row, StringComparison.Ordinal);
        Assert.Contains("夜间巡逻", row, StringComparison.Ordinal);
        Assert.Contains("还没有人", (await staff.GetHtmlAsync($"/admin/Armbands/Worn/{(await n.ArmbandAsync(serials[1])).Id}")).Body!.TextContent, StringComparison.Ordinal);
        using var foreign = await ConsoleClient.SignInAsync(product, (await Neighbours.CreateAsync(product)).CommunityId);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/admin/Armbands/Worn/{id}")).StatusCode);
    }

    private DateTime Now => product.Services.GetRequiredService<TimeProvider>().Now();

    private static Task<HttpResponseMessage> SetDueAsync(Neighbours n, Guid id, DateTime at) =>
        n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/due-date", new { dueAt = at, reason = "换季清洗" });

    private static Task<int> InboxAsync(Neighbours n, Resident who, string kind) =>
        n.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId && m.Kind == kind));
}
