using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

public sealed class CouncilClockTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_coming_weeks_are_planned_once()
    {
        var here = await Neighbours.CreateAsync(product);
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        var days = await here.DbAsync(db => db.CouncilDays.AsNoTracking().OrderBy(d => d.Friday).ToListAsync());
        Assert.InRange(days.Count, 2, 4);
        Assert.Equal(days.Count, days.Select(d => d.Friday).Distinct().Count());
        Assert.All(days, d =>
        {
            Assert.Equal(DayOfWeek.Friday, d.Friday.DayOfWeek);
            Assert.True(d.CutOffAt < d.StartsAt && ChinaTime.Today(d.StartsAt) >= d.Friday);
            Assert.Equal((15, 12), (ChinaTime.ToLocal(d.StartsAt).Hour, ChinaTime.ToLocal(d.CutOffAt).Hour));
        });
        Assert.Equal(days.Count, await here.DbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "council_day.planned")));
    }

    [Fact]
    public async Task At_the_cut_off_everything_that_waits_is_put_on_and_what_comes_later_waits()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        // In the place of the one that the product plans by itself, whose cut-off may come as soon.
        var day = await here.MeetingAsync(startsInHours: 30, cutOffInHours: 3, weeks: -1);
        var first = await here.AddItemAsync(staff);
        await product.RunJobsAsync();
        Assert.Equal(CouncilDayState.Planned, (await here.DayAsync(day)).State);

        await product.AdvanceAsync(TimeSpan.FromHours(4));
        // After the cut-off, before the job: it waits for the next one.
        var late = await here.AddItemAsync(staff, "来晚了");
        await product.RunJobsAsync();
        Assert.Equal(CouncilDayState.AgendaFixed, (await here.DayAsync(day)).State);
        Assert.Equal((AgendaItemState.OnAgenda, AgendaItemState.OnAgenda, AgendaItemState.Queued),
            ((await here.ItemAsync(first.Id)).State, (await here.ItemOfOrderAsync(order)).State, (await here.ItemAsync(late.Id)).State));
        Assert.Equal([1, 2], await here.DbAsync(db => db.AgendaItems.Where(i => i.CouncilDayId == day).OrderBy(i => i.Position).Select(i => i.Position).ToListAsync()));

        // Nobody sits together before the day.
        var version = (await here.DayAsync(day)).Version;
        var tomorrow = ChinaTime.Today((await here.DayAsync(day)).StartsAt) > ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        Assert.True(tomorrow);
        Assert.Equal("council_day.too_early", await CouncilDrill.RefusedAsync(() => here.DoAsync(staff, s => s.GetRequiredService<RunCouncilDay>().HoldAsync(day, version, default))));
        Assert.Equal("council_day.wrong_state", await CouncilDrill.RefusedAsync(() => here.DoAsync(staff, s => s.GetRequiredService<ArrangeAgenda>().TakeOffAsync(first.Id, 2, default))));
    }

    [Fact]
    public async Task What_nobody_reported_by_the_next_Friday_is_overdue()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var item = await here.AddItemAsync(staff);
        var day = await here.MeetingAsync(weeks: -60);
        await here.HoldAsync(staff, day);
        await here.DecideAsync(staff, item.Id, new DecisionDraft(CouncilDecision.Survey, "先问居民", "居委会", new DateOnly(2099, 1, 1)));
        Task<int> OverdueAsync() => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ReadCouncilFigures>().OverdueAsync(default));
        Assert.Equal(0, await OverdueAsync());
        await product.AdvanceAsync(TimeSpan.FromDays(450));
        Assert.Equal(1, await OverdueAsync());
        using var console = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("超期未反馈", (await console.GetHtmlAsync("/admin/Council/Tracking?Overdue=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_take_off_by_hand_stays_off_that_meeting_and_comes_to_the_next()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var first = await here.MeetingAsync(startsInHours: 30, cutOffInHours: 3, weeks: -1);
        var order = await here.EscalatedAsync();
        await here.GatherAsync();
        var (off, back, stays) = ((await here.ItemOfOrderAsync(order)).Id, (await here.AddItemAsync(staff, "又改了主意")).Id, (await here.AddItemAsync(staff)).Id);
        foreach (var item in new[] { off, back, stays })
            await here.PutOnAsync(staff, item);
        await here.TakeOffAsync(staff, off);
        await here.TakeOffAsync(staff, back);
        await here.PutOnAsync(staff, back);

        await product.AdvanceAsync(TimeSpan.FromHours(4));
        await product.RunJobsAsync();
        Assert.Equal(CouncilDayState.AgendaFixed, (await here.DayAsync(first)).State);
        Assert.Equal((AgendaItemState.Queued, AgendaItemState.OnAgenda, AgendaItemState.OnAgenda),
            ((await here.ItemAsync(off)).State, (await here.ItemAsync(back)).State, (await here.ItemAsync(stays)).State));
        Assert.Empty(await here.ToldAsync(here.Member));

        var second = await here.MeetingAsync(startsInHours: 30, cutOffInHours: 3, weeks: 1);
        await here.FixAsync(staff, second);
        Assert.Equal((AgendaItemState.OnAgenda, second), ((await here.ItemAsync(off)).State, (await here.ItemAsync(off)).CouncilDayId));
        Assert.Equal(["council.on_agenda"], await here.ToldAsync(here.Member));
    }

    [Fact]
    public async Task After_the_cut_off_nothing_comes_on_even_while_the_clock_stands()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var item = await here.AddItemAsync(staff);
        await here.MeetingAsync(startsInHours: 20, cutOffInHours: -1);
        Assert.Equal("council_day.none_planned", await CouncilDrill.RefusedAsync(() => here.PutOnAsync(staff, item.Id)));
        var open = await here.MeetingAsync(startsInHours: 200, cutOffInHours: 100, weeks: 1);
        Assert.Equal(open, (await here.PutOnAsync(staff, item.Id)).CouncilDayId);
    }

    [Fact]
    public async Task What_an_office_is_given_until_a_day_is_late_after_that_day_and_then_climbs_again()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (calendar, clock) = (product.Services.GetRequiredService<WorkingCalendar>(), product.Services.GetRequiredService<TimeProvider>());
        // A day's limit, given up by hand before anybody was warned.
        var (order, item, _) = await here.BeforeTheCouncilAsync(staff, draft: OrderDrill.Draft(priority: "p1", buildingId: here.Building1Id));
        var due = ChinaTime.Today(clock.Now()).AddDays(20);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Assign, "由物业更换整条线路", "物业", due));
        var limit = calendar.ClosingOf(due);
        var given = await here.ReadAsync(order);
        Assert.Equal((limit, (DateTime?)null, OrderRung.None), (given.ResolveBy!.Value, given.RespondBy, given.ResolveRung));

        await AtAsync(clock.Now().AddDays(10));
        Assert.Equal((OrderState.InProgress, OrderRung.None), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).ResolveRung));
        await AtAsync(limit.AddMinutes(-5));
        Assert.Equal(OrderRung.Warned, (await here.ReadAsync(order)).ResolveRung);
        await AtAsync(limit.AddMinutes(5));
        Assert.Equal((OrderState.InProgress, OrderRung.Leader), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).ResolveRung));
        Assert.Equal(1, await here.DbAsync(db => db.AgendaItems.CountAsync(i => i.OrderId == order)));
        await AtAsync(calendar.AddWorkingDays(limit, 3).AddMinutes(5));
        Assert.Equal(OrderState.Escalated, (await here.ReadAsync(order)).State);
        await here.GatherAsync();
        Assert.Equal(2, await here.DbAsync(db => db.AgendaItems.CountAsync(i => i.OrderId == order)));

        async Task AtAsync(DateTime when)
        {
            await product.AdvanceAsync(when - clock.Now());
            await product.RunJobsAsync();
        }
    }

    [Fact]
    public async Task Volunteers_whom_the_council_asks_begin_anew_and_what_was_late_stays_late_in_the_figures()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (calendar, clock) = (product.Services.GetRequiredService<WorkingCalendar>(), product.Services.GetRequiredService<TimeProvider>());
        var order = await here.OpenOrderAsync(draft: OrderDrill.Draft(priority: "p1", buildingId: here.Building1Id));
        // Nobody took it on: the clock itself gives it up.
        await product.AdvanceAsync(TimeSpan.FromDays(30));
        await product.RunJobsAsync();
        var before = await here.ReadAsync(order);
        Assert.Equal((OrderState.Escalated, OrderRung.Council), (before.State, before.ResolveRung));
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var due = ChinaTime.Today(clock.Now()).AddDays(20);
        await here.DecideAsync(staff, (await here.ItemOfOrderAsync(order)).Id, new DecisionDraft(CouncilDecision.Assign, "请志愿者办", null, due, [here.Member2.PersonId]));

        var after = await here.ReadAsync(order);
        Assert.Equal((OrderState.Dispatched, calendar.ClosingOf(due), OrderRung.None, OrderRung.None), (after.State, after.ResolveBy!.Value, after.RespondRung, after.ResolveRung));
        Assert.True(after.RespondBy > clock.Now());
        Assert.Equal(false, after.RespondedInTime);
        Assert.True(after.EarlierSeconds > TimeSpan.FromHours(9).TotalSeconds);
    }
}
