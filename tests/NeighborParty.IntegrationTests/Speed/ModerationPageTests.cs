using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>The queue fetches itself again every twenty seconds: it asks as often for many rows as for one, and all of them can be reached.</summary>
public sealed class ModerationPageTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_queue_asks_the_tally_the_late_ones_the_oldest_and_one_page()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await WaitingAsync(here, 1);
        var few = await CountAsync(staff.Browser);
        await WaitingAsync(here, 60);
        Assert.Equal(few, await CountAsync(staff.Browser));
        Assert.InRange(few, 1, 5);
    }

    [Fact]
    public async Task What_is_not_on_the_first_page_is_on_the_next()
    {
        var here = await Neighbours.CreateAsync(product);
        await WaitingAsync(here, 60);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var start in new[] { "/admin/Moderation", "/admin/Moderation?Late=true", "/admin/Moderation?handler=Queue&late=False" })
        {
            var first = await staff.GetHtmlAsync(start);
            Assert.Contains("60", first.QuerySelector(".np-stats")!.TextContent, StringComparison.Ordinal);
            var next = first.QuerySelector("nav.np-pager a[rel=next]")!.GetAttribute("href")!;
            // The part that fetches itself again leads to a whole page.
            Assert.DoesNotContain("handler", next, StringComparison.Ordinal);
            var second = await staff.GetHtmlAsync(next);
            Assert.Null(second.QuerySelector("nav.np-pager a[rel=next]"));
            List<string> all = [.. Links(first), .. Links(second)];
            Assert.Equal((50, 60, 60), (Links(first).Count, all.Count, all.Distinct(StringComparer.Ordinal).Count()));
        }
    }

    [Fact]
    public async Task The_riskiest_come_first_over_the_pages_and_a_page_that_fetches_itself_stays_where_it_is()
    {
        var here = await Neighbours.CreateAsync(product);
        await WaitingAsync(here, 55);
        await WaitingAsync(here, 1, risky: true);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var first = await staff.GetHtmlAsync("/admin/Moderation");
        Assert.Contains("违规", first.QuerySelector("tr[data-np-row]")!.TextContent, StringComparison.Ordinal);
        var second = await staff.GetHtmlAsync(first.QuerySelector("nav.np-pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(6, Links(second).Count);
        Assert.DoesNotContain("违规", second.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        var again = await staff.GetHtmlAsync(second.QuerySelector("[data-np-refresh]")!.GetAttribute("hx-get")!);
        Assert.Equal(Links(second), Links(again));
    }

    private static List<string> Links(IHtmlDocument page) => [.. page.QuerySelectorAll("tr[data-np-row] a").Select(a => a.GetAttribute("href")!)];

    private static async Task<int> CountAsync(HttpClient http)
    {
        const string path = "/admin/moderation?handler=Queue";
        // What is remembered for some seconds is asked for before.
        await http.GetAsync(path);
        using var count = new StatementCount();
        return (await count.OfAsync(http, new(HttpMethod.Get, path))).Count;
    }

    /// <summary>In the queue and late, several with the same moment.</summary>
    private static Task WaitingAsync(Neighbours here, int many, bool risky = false) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        for (var i = 0; i < many; i++)
        {
            var item = new ModerationItem
            {
                Id = Ids.New(now), CommunityId = here.CommunityId, ContentKind = "aid_post", ContentId = Ids.New(now), ContentVersion = 1, AuthorId = here.Member.PersonId, CreatedAt = now,
            };
            item.Judged(risky ? MachineVerdict.Risky : MachineVerdict.Review, now);
            item.Go(ModerationEvent.Queue, ModerationRole.System);
            item.Queued(QueueReason.MachineReview, now.AddMinutes(-i / 7), now.AddMinutes(-1 - (i / 7)));
            db.ModerationItems.Add(item);
        }

        await db.SaveChangesAsync();
    });
}
