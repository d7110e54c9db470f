using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
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
        var day = await here.MeetingAsync(startsInHours: 30, cutOffInHours: 3);
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
        await here.DecideAsync(staff, item.Id, new DecisionDraft(CouncilDecision.Survey, "先问居民", null, null));
        Task<int> OverdueAsync() => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ReadCouncilFigures>().OverdueAsync(default));
        Assert.Equal(0, await OverdueAsync());
        await product.AdvanceAsync(TimeSpan.FromDays(450));
        Assert.Equal(1, await OverdueAsync());
        using var console = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("超期未反馈", (await console.GetHtmlAsync("/admin/Council/Tracking?Overdue=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }
}
