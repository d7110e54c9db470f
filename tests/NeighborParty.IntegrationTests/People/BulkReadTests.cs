using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.PeopleTests;

/// <summary>Who opens the data of very many people is seen by those who read the trail, without looking for it.</summary>
public sealed class BulkReadTests(Product product) : IClassFixture<Product>
{
    private const string Alarm = "短时间查看很多人的信息";

    [Fact]
    public async Task An_alarm_about_a_phone_stands_on_the_first_page_of_who_reads_the_trail_for_a_week()
    {
        var here = await Neighbours.CreateAsync(product);
        await ReadAsync(here, 50);
        await product.RunJobsAsync();
        Assert.DoesNotContain(Alarm, await FirstPageAsync(here, StaffRole.Auditor), StringComparison.Ordinal);
        await ReadAsync(here, 1);
        await product.RunJobsAsync();
        await product.RunJobsAsync();

        var row = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.AsNoTracking().SingleAsync(e => e.Action == WatchBulkReads.Action));
        Assert.Equal((nameof(Account), here.Leader.AccountId), (row.Entity, row.EntityId!.Value));
        foreach (var role in new[] { StaffRole.Auditor, StaffRole.Administrator })
            Assert.Contains($"{Alarm}1 次", await FirstPageAsync(here, role), StringComparison.Ordinal);
        Assert.DoesNotContain(Alarm, await FirstPageAsync(here, StaffRole.Moderator), StringComparison.Ordinal);
        Assert.DoesNotContain(Alarm, await FirstPageAsync(await Neighbours.CreateAsync(product), StaffRole.Auditor), StringComparison.Ordinal);
        using var auditor = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Auditor);
        var link = (await auditor.GetHtmlAsync("/admin")).QuerySelectorAll("a.np-stat").Single(a => a.TextContent.Contains(Alarm, StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Contains("林组长：一小时内 51 人", (await auditor.GetHtmlAsync(link)).Body!.TextContent, StringComparison.Ordinal);

        // Counting says the same as what is kept.
        var counted = await product.InsideAsync(here.CommunityId, s => RebuildTallies.CountAsync(s.GetRequiredService<NeighborPartyDb>(), here.CommunityId, CancellationToken.None));
        Assert.Equal(1, counted.Single(l => l.Measure == WatchBulkReads.Action).Amount);
        await product.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.DoesNotContain(Alarm, await FirstPageAsync(here, StaffRole.Auditor), StringComparison.Ordinal);
    }

    private static async Task<string> FirstPageAsync(Neighbours here, StaffRole role)
    {
        using var staff = await ConsoleClient.SignInAsync(here.Product, here.CommunityId, role);
        return (await staff.GetHtmlAsync("/admin")).Body!.TextContent;
    }

    /// <summary>The leader, on the phone.</summary>
    private static Task ReadAsync(Neighbours here, int people) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        services.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Resident, here.Leader.AccountId, here.Leader.Name) { CommunityId = here.CommunityId, PersonId = here.Leader.PersonId };
        var reads = services.GetRequiredService<SensitiveReads>();
        for (var i = 0; i < people; i++)
            reads.Record(Ids.New(services.GetRequiredService<TimeProvider>().Now()), "phone", "测试");
        await services.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
    });
}
