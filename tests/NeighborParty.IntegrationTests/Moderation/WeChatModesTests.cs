using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>A client that is not patient: the slow hour is over sooner.</summary>
public sealed class ImpatientProduct : Product
{
    protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["WeChat:AttemptTimeout"] = "00:00:00.4", ["WeChat:TotalTimeout"] = "00:00:02" };
}

/// <summary>H06 and G11: an hour in which WeChat is ill in each of its ways, for everything that is checked.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class WeChatModesTests(ImpatientProduct product, ITestOutputHelper output) : IClassFixture<ImpatientProduct>
{
    private const string Canary = "金丝雀";

    private const int Minutes = 60;

    private const int Step = 12;

    [Theory]
    [InlineData("down", null)]
    [InlineData("slow", null)]
    [InlineData("errcode", -1)]
    [InlineData("errcode", 45011)]
    [InlineData("errcode", 42001)]
    [InlineData("truncated", null)]
    [InlineData("garbage", null)]
    public async Task An_hour_of_it_shows_nothing_unchecked_loses_nothing_and_doubles_nothing(string mode, int? errcode)
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "wang");
        var published = await here.PublishedAsync(here.Member);
        Phone[] phones = [here.Leader.Phone, here.Member.Phone, here.Member2.Phone];
        await product.Http.PutAsJsonAsync("/sandbox/control/media-callbacks", new { delayMs = 0, duplicate = false, reorder = false, never = false, beforeAnswer = false, labelAsText = false, shape = "v2" });
        await product.Http.DeleteAsync("/sandbox/control/journal");
        await BreakAsync(mode, errcode);
        Guid[] contents;
        try
        {
            contents = await WriteAsync(here, author, published);
            for (var minute = 0; minute < Minutes; minute += Step)
            {
                await product.DeliverOutboxAsync();
                await product.RunJobsAsync();
                await SeesNothingAsync(here, author, contents, published);
                await product.AdvanceAsync(TimeSpan.FromMinutes(Step));
                await AwakeAsync(phones);
            }
        }
        finally
        {
            await product.Http.DeleteAsync("/sandbox/control/faults");
        }

        // The client's circuit breaker measures real time: five seconds.
        await Task.Delay(TimeSpan.FromSeconds(6));
        var waiting = -1;
        for (var i = 0; i < 20 && (waiting = await UnansweredAsync(here)) > 0; i++)
        {
            await product.DeliverOutboxAsync();
            await Task.Delay(200);
            await product.AdvanceAsync(TimeSpan.FromMinutes(Step));
            await AwakeAsync(phones);
        }

        await SeesNothingAsync(here, author, contents, published);
        var staff = await here.AddStaffAsync();
        foreach (var content in contents)
            if ((await here.ItemAsync(content)).State == ModerationState.Queue)
                await here.DecideAsync(staff, content, Decision.Publish);
        var states = await Task.WhenAll(contents.Select(here.ItemAsync));
        var lost = waiting + states.Count(i => i.State != ModerationState.Published)
            + await here.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.CommunityId == here.CommunityId && m.State == OutboxState.Dead));
        var doubled = await DoubledAsync(here);
        var sends = (await product.Http.GetFromJsonAsync<JsonArray>("/sandbox/control/journal"))!.Where(e => e!["path"]!.GetValue<string>().Contains("check", StringComparison.Ordinal)).ToList();
        output.WriteLine($"{mode} {errcode}: {contents.Length} contents and a photo, {sends.Count} calls of which {sends.Count(e => e!["errcode"]!.GetValue<int>() == 0 && e["status"]!.GetValue<int>() == 200)} were answered well, {lost} lost, {doubled} doubled");
        Assert.Equal((0, 0), (lost, doubled));
        Assert.True(await here.Member2.SeesAsync(contents[0]));
        Assert.Contains(Canary, await TextAsync(here.Member, $"/api/v1/aid-posts/{published}"), StringComparison.Ordinal);
        Assert.Equal(OrderState.Open, (await here.ReadAsync(contents[2])).State);
        Assert.Equal(Canary, await NameAsync(here, author));
    }

    /// <summary>A post with a photo, an answer, an order and a name.</summary>
    private static async Task<Guid[]> WriteAsync(Neighbours here, Resident author, Guid published)
    {
        var post = await author.PostAsync(AidDrill.Draft(title: $"{Canary}一", photoIds: [await author.PhotoAsync()]));
        var answer = await author.AnswerAsync(published, $"{Canary}二");
        var order = await author.OrderAsync(OrderDrill.Draft(title: $"{Canary}三", buildingId: here.Building1Id));
        var tag = (await author.Phone.GetAsync("/api/v1/me")).Headers.ETag!.ToString();
        (await author.Phone.SendAsync(HttpMethod.Put, "/api/v1/me", new { name = Canary }, null, tag)).EnsureSuccessStatusCode();
        return [post, answer, order, await here.ReadAsync(db => db.NameWishes.Select(w => w.Id).SingleAsync())];
    }

    private static async Task SeesNothingAsync(Neighbours here, Resident author, Guid[] contents, Guid published)
    {
        (Resident, string)[] looks =
        [
            (here.Member2, "/api/v1/aid-posts?limit=100"), (here.Member2, $"/api/v1/aid-posts/{contents[0]}"), (here.Member, $"/api/v1/aid-posts/{published}"), (here.Leader, $"/api/v1/orders/{contents[2]}"),
        ];
        foreach (var (who, path) in looks)
            Assert.DoesNotContain(Canary, await TextAsync(who, path), StringComparison.Ordinal);
        Assert.NotEqual(Canary, await NameAsync(here, author));
        Assert.All(await Task.WhenAll(contents.Select(here.ItemAsync)), i => Assert.Null(i.PublishedAt));
    }

    private static Task<int> UnansweredAsync(Neighbours here) => here.ReadAsync(async db =>
        await db.ModerationItems.CountAsync(i => i.TextVerdict == null && i.PublishedAt == null) + await db.MediaChecks.CountAsync(m => m.Verdict == MachineVerdict.None));

    /// <summary>Shown twice, or told twice.</summary>
    private static Task<int> DoubledAsync(Neighbours here) => here.ReadAsync(async db =>
    {
        var shown = await db.AuditEvents.Where(e => e.Action == "moderation.published").Select(e => e.EntityId).ToListAsync();
        var told = await db.InboxMessages.Select(m => new { m.PersonId, m.Kind, m.AboutId, m.Body }).ToListAsync();
        return shown.Count - shown.Distinct().Count() + told.Count - told.Distinct().Count();
    });

    private Task BreakAsync(string mode, int? errcode) => mode == "down"
        ? product.WeChatDownAsync(true)
        : product.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = "*", kind = mode, errcode = errcode ?? -1, times = (int?)null, delayMs = mode == "slow" ? 3000 : 0 });

    private static async Task<string> TextAsync(Resident who, string path) => await (await who.Phone.GetAsync(path)).Content.ReadAsStringAsync();

    private static Task<string> NameAsync(Neighbours here, Resident who) => here.ReadAsync(db => db.People.Where(p => p.Id == who.PersonId).Select(p => p.Name).SingleAsync());

    /// <summary>Sessions do not live through hours of the product's clock. Whoever holds the phone sends what it has now.</summary>
    private static async Task AwakeAsync(Phone[] phones)
    {
        for (var i = 0; i < phones.Length; i++)
            phones[i] = await ModerationTests.RefreshAsync(phones[i]);
    }
}
