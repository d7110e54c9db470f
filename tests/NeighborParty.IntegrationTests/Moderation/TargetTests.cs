using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class TargetTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_waits_has_four_hours_of_office_time_and_half_an_hour_when_neighbours_saw_something_bad()
    {
        var here = await Neighbours.CreateAsync(product);
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        var waiting = await here.ItemAsync(await here.WaitingAsync(here.Member));
        Assert.Equal((calendar.AddWorkingHours(waiting.QueuedAt!.Value, 4), false), (waiting.DueAt!.Value, waiting.IsUrgent));

        var shown = await here.PublishedAsync(here.Member);
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{shown}/reports", new { reason = "privacy" });
        var reported = await here.ItemAsync(shown);
        Assert.Equal((true, 2), (reported.IsUrgent, reported.Risk));
        Assert.True(reported.DueAt <= calendar.AddWorkingHours(reported.QueuedAt!.Value.AddMinutes(1), 0.5));
    }

    [Fact]
    public async Task Half_an_hour_is_office_time_too()
    {
        var here = await Neighbours.CreateAsync(product);
        var friday = ChinaTime.ToUtc(new DateTime(2027, 3, 5, 16, 50, 0));
        var calendar = product.Services.GetRequiredService<WorkingCalendar>();
        var due = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ModerationTargets>().DueAsync(urgent: true, friday, CancellationToken.None));
        Assert.Equal(calendar.AddWorkingHours(friday, 0.5), due);
        // Saturday night: on Monday, not half an hour later.
        due = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ModerationTargets>().DueAsync(urgent: true, ChinaTime.ToUtc(new DateTime(2027, 3, 6, 22, 0, 0)), CancellationToken.None));
        Assert.Equal(DayOfWeek.Monday, ChinaTime.ToLocal(due).DayOfWeek);
    }

    [Fact]
    public async Task A_late_decision_is_counted_as_late_and_a_quick_one_is_not()
    {
        var here = await Neighbours.CreateAsync(product);
        var (quick, slow) = (await here.WaitingAsync(here.Member), await here.WaitingAsync(here.Member2));
        var staff = await here.AddStaffAsync();
        await here.DecideAsync(staff, quick, new DecisionGrounds(Decision.Publish, null, null, null));
        await product.AdvanceAsync(TimeSpan.FromDays(12));
        await here.DecideAsync(staff, slow, new DecisionGrounds(Decision.Publish, null, null, null));
        var decisions = await here.ReadAsync(db => db.ModerationDecisions.OrderBy(d => d.DecidedAt).ToListAsync());
        Assert.Equal([false, true], decisions.Select(d => d.WasLate));
        Assert.InRange(decisions[1].WaitedMinutes, 12 * 24 * 60, (12 * 24 * 60) + 60);
        var figures = await here.AskAsync(staff, s => s.GetRequiredService<ReadModerationFigures>().DaysAsync(30, CancellationToken.None));
        Assert.Equal((2, 1, 2), (figures.Sum(d => d.DecidedInAll), figures.Sum(d => d.Late), figures.Sum(d => d.Submitted)));
        var moderator = Assert.Single(await here.AskAsync(staff, s => s.GetRequiredService<ReadModerationFigures>().ModeratorsAsync(30, CancellationToken.None)));
        Assert.Equal((staff.StaffId, 2, 0), (moderator.StaffId, moderator.Decided, moderator.Overturned));
    }
}
