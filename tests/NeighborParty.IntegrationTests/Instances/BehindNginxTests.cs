using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>
/// H05, H07, H08: two processes behind nginx, without sticky sessions. NEIGHBORPARTY_DRILL_POSTS says how many forms the console
/// sends (default 120; the drill sends 2,000).
/// </summary>
public sealed class BehindNginxTests(Street street, ITestOutputHelper output) : IClassFixture<Street>
{
    private static readonly int Posts = Repeats.Of("NEIGHBORPARTY_DRILL_POSTS", 120);

    [Fact]
    public async Task A_phone_signs_in_joins_and_posts_whichever_instance_answers()
    {
        using var http = street.NewClient();
        for (var i = 0; i < 10; i++)
        {
            var answer = await http.PostAsJsonAsync("/api/v1/sessions", new { loginCode = await street.Desk.LoginCodeAsync("wang") });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var refresh = (await answer.JsonAsync())["refreshToken"]!.GetValue<string>();
            for (var turn = 0; turn < 3; turn++)
            {
                var next = await http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = refresh });
                Assert.Equal(HttpStatusCode.OK, next.StatusCode);
                var pair = await next.JsonAsync();
                refresh = pair["refreshToken"]!.GetValue<string>();
                var phone = new Phone(street.NewClient(), "wang", pair["accessToken"]!.GetValue<string>(), refresh);
                Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/v1/me")).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/v1/me")).StatusCode);
            }
        }

        var here = await Neighbours.CreateAsync(street.Desk);
        var member = street.ThroughNginx(here.Member.Phone);
        for (var i = 0; i < 10; i++)
        {
            var first = await member.PostAsync("/api/v1/aid-posts", AidDrill.Draft(), key: $"tap-{i}");
            var again = await member.PostAsync("/api/v1/aid-posts", AidDrill.Draft(), key: $"tap-{i}");
            Assert.Equal(HttpStatusCode.Created, first.StatusCode);
            Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
            var id = (await first.JsonAsync())["id"]!.GetValue<Guid>();
            Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"/api/v1/aid-posts/{id}")).StatusCode);
        }

        Assert.All(street.Instances, instance => Assert.Contains(street.Nginx.Requests, line => line.Contains($":{instance.Address.Port} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_console_sends_its_forms_with_no_failure()
    {
        const int Browsers = 6;
        var here = await Neighbours.CreateAsync(street.Desk);
        var browsers = await Task.WhenAll(Enumerable.Range(0, Browsers).Select(async _ =>
        {
            var account = await ConsoleClient.AccountAsync(street.Desk, here.CommunityId, StaffRole.Officer);
            var browser = account.By(street.NewClient());
            await browser.GivePasswordAsync();
            return browser;
        }));
        await Task.WhenAll(browsers.Select(async (browser, number) =>
        {
            for (var i = 0; i < Posts / Browsers; i++)
            {
                // Form, POST and the page after it with the message that the POST left in a cookie.
                var made = await browser.PostFormAsync("/admin/Armbands/New", null, new()
                {
                    ["Input.CompoundId"] = here.CompoundId.ToString(), ["Input.Code"] = $"x{(char)('a' + number)}", ["Input.Count"] = "1",
                });
                Assert.True(made.StatusCode == HttpStatusCode.Redirect, $"{(int)made.StatusCode} {await made.Content.ReadAsStringAsync()}");
                await browser.GetHtmlAsync(made.Headers.Location!.OriginalString);
            }
        }));
        var made = await here.ReadAsync(db => db.Armbands.CountAsync());
        output.WriteLine($"H08: {Posts / Browsers * Browsers} forms of {Browsers} browsers over two instances, {made} done");
        Assert.Equal(Posts / Browsers * Browsers, made);
        foreach (var browser in browsers)
            browser.Dispose();
    }

    [Fact]
    public async Task Killed_under_load_an_instance_takes_no_acknowledged_write_with_it()
    {
        var killed = street.Instances[1];
        await UnderLoadAsync("H05: one of two killed", async more =>
        {
            await more();
            killed.Kill();
            await more();
        });
        await street.RestartAsync(killed);
    }

    /// <summary>H07 (NEIGHBORPARTY_ROUNDS says how many rounds): one after the other is told to stop, ends by itself and comes back.</summary>
    [Fact]
    public async Task Restarted_one_after_the_other_under_load_nobody_hears_of_it()
    {
        var rounds = Repeats.Of("NEIGHBORPARTY_ROUNDS", 1);
        await UnderLoadAsync($"H07: {2 * rounds} restarts", async more =>
        {
            for (var i = 0; i < 2 * rounds; i++)
            {
                var next = street.Instances[i % 2];
                next.Terminate();
                Assert.Equal(0, await next.ExitCodeAsync());
                await street.RestartAsync(next);
                await more();
            }
        });
    }

    /// <summary>Six leaders write and two members read; whatever was acknowledged is there, once, and no read failed.</summary>
    private async Task UnderLoadAsync(string what, Func<Func<Task>, Task> disturb)
    {
        var here = await Neighbours.CreateAsync(street.Desk);
        var acknowledged = new ConcurrentDictionary<string, Guid>(StringComparer.Ordinal);
        var (repeats, failedReads) = (0, 0);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 6).Select(w => WriteAsync(w)).ToList();
        var readers = Enumerable.Range(0, 2).Select(_ => ReadAsync()).ToList();
        try
        {
            await disturb(MoreAsync);
        }
        finally
        {
            await enough.CancelAsync();
            await Task.WhenAll([.. writers, .. readers]);
        }

        var rows = await here.ReadAsync(db => db.Shifts.Select(s => new { s.Id, s.Title }).ToListAsync());
        var lost = acknowledged.Count(a => !rows.Exists(r => r.Id == a.Value && r.Title == a.Key));
        output.WriteLine($"{what}: {acknowledged.Count} acknowledged, {lost} lost, {rows.Count - acknowledged.Count} double, {repeats} answers of 5xx to writers, {failedReads} reads failed");
        Assert.Equal(0, lost);
        // Every tap was repeated until it was answered, so each is one row.
        Assert.Equal(acknowledged.Count, rows.Count);
        Assert.Equal(0, failedReads);
        Assert.Equal(0, repeats);
        Assert.Empty(await street.Desk.InsideAsync(null, s => s.GetRequiredService<VerifyAuditTrail>().RunAsync(CancellationToken.None)));

        async Task MoreAsync()
        {
            var (until, clock) = (acknowledged.Count + 60, Stopwatch.StartNew());
            while (acknowledged.Count < until && !writers.Exists(w => w.IsCompleted))
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{acknowledged.Count} writes, {repeats} repeats\n{street.Nginx.Errors}");
                await Task.Delay(20);
            }
        }

        async Task WriteAsync(int writer)
        {
            var leader = street.ThroughNginx(here.Leader.Phone);
            var startsAt = street.Desk.Services.GetRequiredService<TimeProvider>().Now().AddHours(30);
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var title = $"值守 {writer}-{i}";
                var body = new { title, groupId = here.GroupId, startsAt, lengthMinutes = 60, capacityMax = 5, place = new { name = title, latitude = 30.2741, longitude = 120.1551, radiusMetres = 100 } };
                while (true)
                {
                    using var answer = await leader.PostAsync("/api/v1/shifts", body, key: $"tap-{writer}-{i}");
                    if (answer.IsSuccessStatusCode)
                    {
                        acknowledged[title] = (await answer.JsonAsync())["id"]!.GetValue<Guid>();
                        break;
                    }

                    Assert.True((int)answer.StatusCode >= 500, await answer.Content.ReadAsStringAsync());
                    Interlocked.Increment(ref repeats);
                    await Task.Delay(100);
                }
            }
        }

        async Task ReadAsync()
        {
            var phone = street.ThroughNginx(here.Member.Phone);
            while (!enough.IsCancellationRequested)
            {
                using var answer = await phone.GetAsync("/api/v1/shifts");
                if (answer.StatusCode != HttpStatusCode.OK)
                    Interlocked.Increment(ref failedReads);
            }
        }
    }

    /// <summary>H01 of the grouped writer: both programs are killed in the middle of a rush of check-ins; what was answered is there, and each who goes on tapping is there once.</summary>
    [Fact]
    public async Task Killed_in_the_middle_of_a_rush_no_answered_check_in_is_lost()
    {
        const int People = 60;
        var desk = await DutyDesk.CreateAsync(street.Desk);
        var shift = await desk.ShiftAsync(10, capacity: People);
        var (answered, taken, tries) = (new ConcurrentDictionary<Guid, bool>(), 0, 0);
        var members = new List<Resident>();
        for (var i = 0; i < People; i++)
            members.Add(await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour));
        foreach (var member in members)
            await desk.PutOnListAsync(shift, member);
        var callers = Enumerable.Range(0, 6).Select(_ => TapAsync()).ToList();
        var clock = Stopwatch.StartNew();
        while (answered.Count < People / 3)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{answered.Count} of {tries}");
            await Task.Delay(1);
        }

        var killed = street.Instances.ToList();
        killed.ForEach(k => k.Kill());
        var before = answered.Keys.ToList();
        var there = await ArrivedAsync();
        var lost = before.Except(there).Count();
        foreach (var instance in killed)
            await street.RestartAsync(instance);
        await Task.WhenAll(callers);
        output.WriteLine($"H01: {before.Count} check-ins answered when both were killed, {lost} lost; {People} people in {tries} tries, {(await ArrivedAsync()).Count} arrivals");
        Assert.Equal(0, lost);
        Assert.Equal(members.Select(m => m.PersonId).Order(), (await ArrivedAsync()).Order());
        Assert.Empty(await street.Desk.InsideAsync(null, s => s.GetRequiredService<VerifyAuditTrail>().RunAsync(CancellationToken.None)));

        Task<List<Guid>> ArrivedAsync() => desk.DbAsync(db => db.AttendanceEvents.Where(e => e.ShiftId == shift && e.Kind == AttendanceKind.In).Select(e => e.PersonId).ToListAsync());

        async Task TapAsync()
        {
            while (Interlocked.Increment(ref taken) is var mine && mine <= People)
            {
                var member = members[mine - 1];
                var phone = street.ThroughNginx(member.Phone);
                for (var patience = Stopwatch.StartNew(); ; await Task.Delay(100))
                {
                    Interlocked.Increment(ref tries);
                    var code = await desk.CodeAsync(shift);
                    using var answer = await phone.PostAsync($"/api/v1/shifts/{shift}/check-ins", DutyDesk.Here(code), key: $"rush-{member.PersonId:N}-{code}");
                    if (answer.IsSuccessStatusCode)
                    {
                        answered[member.PersonId] = true;
                        break;
                    }

                    Assert.True((int)answer.StatusCode >= 500 && patience.Elapsed < TimeSpan.FromSeconds(60), await answer.Content.ReadAsStringAsync());
                }
            }
        }
    }

    [Fact]
    public async Task What_a_killed_instance_was_delivering_is_taken_over_within_a_minute()
    {
        var here = await Neighbours.CreateAsync(street.Desk);
        (await street.Desk.Http.PostAsJsonAsync("/sandbox/control/faults", new { path = "/wxa/msg_sec_check", kind = "slow", delayMs = 60_000, times = (int?)null })).EnsureSuccessStatusCode();
        var posted = await street.ThroughNginx(here.Member.Phone).PostAsync("/api/v1/aid-posts", AidDrill.Draft());
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);

        var killed = await street.DelivererAsync();
        killed.Kill();
        var clock = Stopwatch.StartNew();
        (await street.Desk.Http.DeleteAsync("/sandbox/control/faults")).EnsureSuccessStatusCode();
        try
        {
            while (await here.ReadAsync(db => db.ModerationItems.AnyAsync(i => i.State == ModerationState.MachineCheck)))
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "Not taken over: " + string.Join('\n', street.Instances.Select(i => i.Log)));
                await Task.Delay(250);
            }

            output.WriteLine($"H13: killed in the middle of a delivery, which another one took over after {clock.Elapsed.TotalSeconds:0} s");
        }
        finally
        {
            await street.RestartAsync(killed);
        }
    }
}
