using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>H13: an instance that stood still (a machine put to sleep, a paging disk) comes back believing that it still holds its lease.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class FrozenTests(Street street, ITestOutputHelper output) : IClassFixture<Street>
{
    private const int Posts = 6;

    [Fact]
    public async Task A_deliverer_who_was_frozen_is_replaced_and_does_nothing_twice_when_he_comes_back()
    {
        var here = await Neighbours.CreateAsync(street.Desk);
        var author = await here.AdmitFromSandboxAsync("wang");
        (await street.Desk.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = "/wxa/msg_sec_check", kind = "slow", delayMs = 60_000, times = (int?)null })).EnsureSuccessStatusCode();
        for (var i = 0; i < Posts; i++)
            await PostAsync(street.ThroughNginx(author.Phone), i);
        var frozen = await street.DelivererAsync();
        var other = street.Instances.Single(p => p != frozen);
        await FreezeAsync(frozen, other, author);
        var clock = Stopwatch.StartNew();
        TimeSpan taken;
        List<string> before;
        try
        {
            (await street.Desk.Http.DeleteAsync("/sandbox/control/faults")).EnsureSuccessStatusCode();
            while (await here.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.CommunityId == here.CommunityId && m.State == OutboxState.Waiting)))
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "Not taken over: " + other.Log);
                await Task.Delay(250);
            }

            (taken, before) = (clock.Elapsed, await StandingAsync(here));
        }
        finally
        {
            frozen.Thaw();
        }

        for (clock.Restart(); !frozen.Log.Contains("The lease outbox was lost", StringComparison.Ordinal); await Task.Delay(100))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "The frozen one does not notice: " + frozen.Log);
        // What it was at may still come to its end, and its batch had been read before.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var after = await StandingAsync(here);
        output.WriteLine($"H13: {Posts + 1} posts whose deliverer was frozen were delivered by another one after {taken.TotalSeconds:0} s; back again, it knew {clock.Elapsed.TotalSeconds:0.0} s later that the lease was lost, and changed {after.Except(before).Count()} of {before.Count} rows");
        Assert.Equal(before, after);
        // He goes on as one of two.
        using var http = new HttpClient { BaseAddress = frozen.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/ready")).StatusCode);
    }

    /// <summary>In the middle of a call to WeChat, not of a write: then nobody could write on SQLite, and whether the other can says so.</summary>
    private static async Task FreezeAsync(ProgramProcess frozen, ProgramProcess other, Resident author)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        for (var patience = 5; ; patience--)
        {
            frozen.Freeze();
            try
            {
                using var http = new HttpClient { BaseAddress = other.Address, Timeout = TimeSpan.FromSeconds(3) };
                await PostAsync(new Phone(http, author.Phone.User, author.Phone.AccessToken, author.Phone.RefreshToken), Posts);
                return;
            }
            catch (TaskCanceledException) when (patience > 0)
            {
                frozen.Thaw();
                await Task.Delay(100);
            }
        }
    }

    private static async Task PostAsync(Phone phone, int number)
    {
        using var answer = await phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft($"帮忙搬第 {number} 件家具"), key: $"frozen-{number}");
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Every row that a delivery writes.</summary>
    private static Task<List<string>> StandingAsync(Neighbours here) => here.ReadAsync<List<string>>(async db =>
    {
        var outbox = await db.OutboxMessages.AsNoTracking().Where(m => m.CommunityId == here.CommunityId).OrderBy(m => m.Id).ToListAsync();
        var items = await db.ModerationItems.AsNoTracking().OrderBy(i => i.Id).ToListAsync();
        Assert.All(items, i => Assert.NotEqual(ModerationState.MachineCheck, i.State));
        var told = await db.InboxMessages.AsNoTracking().OrderBy(m => m.Id).Select(m => m.Id).ToListAsync();
        var acts = await db.AuditEvents.AsNoTracking().OrderBy(e => e.Id).Select(e => e.Id).ToListAsync();
        return [
            .. outbox.Select(m => $"{m.Id} {m.State} {m.Attempts} {m.DueAt:O} {m.DoneAt:O} {m.LastError}"), .. items.Select(i => $"{i.Id} {i.State} {i.Version} {i.TextVerdict}"),
            .. told.Select(id => $"told {id}"), .. acts.Select(id => $"act {id}")];
    });
}
