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

/// <summary>
/// H05, H13: an instance that stood still (a machine put to sleep, a paging disk) or was cut off from the database comes back, believing
/// that it still holds its lease.
/// </summary>
public sealed class LostDelivererTests(StreetOnLines street, ITestOutputHelper output) : IClassFixture<StreetOnLines>
{
    private const int Posts = 6;

    [Fact]
    public async Task Who_was_frozen_is_replaced_and_does_nothing_twice_when_he_comes_back()
    {
        var lost = await ReplacedAsync("wang", "frozen", p => p.Freeze(), p => p.Thaw());
        for (var clock = Stopwatch.StartNew(); !KnowsIt(lost); await Task.Delay(100))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "He does not notice: " + lost.Log);
    }

    /// <summary>What hung in the line arrives late, in the middle of what the other one does.</summary>
    [PostgreSqlFact, Trait(TestDatabase.Trait, "PostgreSql")]
    public async Task Who_is_cut_off_stops_by_himself_before_another_one_begins()
    {
        var knew = false;
        await ReplacedAsync("lin", "cut off", p => street.LineOf(p).Set(Fault.Hang), p =>
        {
            knew = KnowsIt(p);
            street.LineOf(p).Set(Fault.None);
        });
        Assert.True(knew, "He did not know when the other one was done.");
    }

    private static bool KnowsIt(ProgramProcess lost) => lost.Log.Contains("The lease outbox was lost", StringComparison.Ordinal);

    private async Task<ProgramProcess> ReplacedAsync(string user, string fault, Action<ProgramProcess> lose, Action<ProgramProcess> giveBack)
    {
        var here = await Neighbours.CreateAsync(street.Desk);
        var author = await here.AdmitFromSandboxAsync(user);
        (await street.Desk.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = "/wxa/msg_sec_check", kind = "slow", delayMs = 60_000, times = (int?)null })).EnsureSuccessStatusCode();
        for (var i = 0; i < Posts; i++)
            await PostAsync(street.ThroughNginx(author.Phone), i);
        var lost = await street.DelivererAsync();
        var other = street.Instances.Single(p => p != lost);
        await LoseAsync(() => lose(lost), () => giveBack(lost), other, author);
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
            giveBack(lost);
        }

        // What he was at may still come to its end, and his batch had been read before.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var after = await StandingAsync(here);
        output.WriteLine($"H13: {Posts + 1} posts whose deliverer was {fault} were delivered by another one after {taken.TotalSeconds:0} s; back again, he changed {after.Except(before).Count()} of {before.Count} rows");
        Assert.Equal(before, after);
        // He goes on as one of two.
        using var http = new HttpClient { BaseAddress = lost.Address };
        for (clock.Restart(); (await http.GetAsync("health/ready")).StatusCode != HttpStatusCode.OK; await Task.Delay(250))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "Not ready again: " + lost.Log);
        return lost;
    }

    /// <summary>In the middle of a call to WeChat, not of a write: then nobody could write on SQLite, and whether the other can says so.</summary>
    private static async Task LoseAsync(Action lose, Action giveBack, ProgramProcess other, Resident author)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        for (var patience = 5; ; patience--)
        {
            lose();
            try
            {
                using var http = new HttpClient { BaseAddress = other.Address, Timeout = TimeSpan.FromSeconds(3) };
                await PostAsync(new Phone(http, author.Phone.User, author.Phone.AccessToken, author.Phone.RefreshToken), Posts);
                return;
            }
            catch (TaskCanceledException) when (patience > 0)
            {
                giveBack();
                await Task.Delay(100);
            }
        }
    }

    private static async Task PostAsync(Phone phone, int number)
    {
        using var answer = await phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft($"帮忙搬第 {number} 件家具"), key: $"lost-{number}");
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
