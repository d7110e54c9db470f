using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>What is kept instead of counted is what counting would say.</summary>
public sealed class TallyTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Kept_and_counted_agree_after_everything_that_happens_on_a_day()
    {
        var desk = await BusyDayAsync();
        var (kept, counted) = await BothAsync(desk.Neighbours.CommunityId);
        Assert.Equal(counted, kept);
        Assert.Contains(kept, line => line.StartsWith("arrivals.Accepted", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.StartsWith("hours.minutes", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.StartsWith("people 2000-01-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rebuild_mends_what_somebody_broke()
    {
        var desk = await BusyDayAsync();
        var community = desk.Neighbours.CommunityId;
        await desk.DbAsync(db => db.Tallies.ExecuteUpdateAsync(t => t.SetProperty(x => x.Amount, x => x.Amount + 7)));
        var (broken, counted) = await BothAsync(community);
        Assert.NotEqual(counted, broken);
        await product.Services.GetRequiredService<RebuildTallies>().RunAsync(onlyMissing: false, default);
        Assert.Equal(counted, (await BothAsync(community)).Kept);
    }

    private async Task<DutyDesk> BusyDayAsync()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var here = desk.Neighbours;
        var shift = await desk.ShiftAsync(-60, minutes: 120);
        await desk.PutOnListAsync(shift, here.Member);
        await desk.PutOnListAsync(shift, here.Member2);
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, here.Member));
        // Without a position it waits for the leader.
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, here.Member2, new { code = await desk.CodeAsync(shift) }));
        await desk.LaterAsync(TimeSpan.FromMinutes(40), here.Member, here.Member2);
        await DutyDesk.OkAsync(await desk.CheckOutAsync(shift, here.Member));
        await here.PublishedAsync(here.Member, AidDrill.Draft());
        await here.Member2.PostAsync();
        await desk.LaterAsync(TimeSpan.FromHours(4), here.Member);
        await product.RunJobsAsync();
        return desk;
    }

    private Task<(List<string> Kept, List<string> Counted)> BothAsync(Guid community) => BothAsync(product, community);

    internal static Task<(List<string> Kept, List<string> Counted)> BothAsync(Product product, Guid community) => product.InsideAsync(community, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var kept = await db.Tallies.Where(t => t.Amount != 0).ToListAsync();
        var counted = await RebuildTallies.CountAsync(db, community, default);
        return (Lines(kept.Select(t => new TallyLine(t.Measure, t.Day, t.Part, t.Amount))), Lines(counted));
    });

    private static List<string> Lines(IEnumerable<TallyLine> lines) =>
        lines.Select(l => $"{l.Measure} {l.Day:yyyy-MM-dd} {l.Part} {l.Amount}").Order(StringComparer.Ordinal).ToList();
}
