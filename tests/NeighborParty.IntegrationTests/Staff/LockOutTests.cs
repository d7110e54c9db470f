using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.StaffTests;

public sealed class LockOutTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_for_fifteen_minutes_even_the_right_one()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer);
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GivePasswordAsync("Wrong-tram-77")).StatusCode);
        var locked = await staff.GivePasswordAsync(staff.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        await product.AdvanceAsync(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GivePasswordAsync(staff.Password)).StatusCode);
        await product.AdvanceAsync(TimeSpan.FromMinutes(2));
        await staff.GivePasswordAsync();
    }

    [Fact]
    public async Task Four_wrong_ones_and_a_right_one_start_the_count_anew()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                await staff.GivePasswordAsync("Wrong-tram-77");
            await staff.GivePasswordAsync();
        }
    }

    [Fact]
    public async Task Wrong_unknown_locked_and_inactive_get_the_same_page()
    {
        var community = NewCommunity();
        using var known = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer);
        using var inactive = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer, change: s => s.IsActive = false);
        using var locked = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer, change: s => s.LockedUntil = DateTime.MaxValue.ToUniversalTime());
        var pages = new List<string>();
        foreach (var (user, password) in new[] { (known.UserName, "Wrong-tram-77"), ("nobody-at-all", "Wrong-tram-77"), (inactive.UserName, inactive.Password), (locked.UserName, locked.Password), ("", "x") })
        {
            using var browser = new ConsoleClient(product);
            var answer = await browser.PostFormAsync("/admin/sign-in", null, new() { ["UserName"] = user.Length == 0 ? new string('x', 40) : user, ["Password"] = password });
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            pages.Add((await ConsoleClient.DocumentAsync(answer)).QuerySelector("[role=alert]")!.TextContent);
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task An_unknown_name_takes_as_long_as_a_wrong_password()
    {
        const int Samples = 15;
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer, change: s => s.FailedSignIns = -1000);
        var known = new List<double>();
        var unknown = new List<double>();
        for (var i = 0; i < Samples + 2; i++)
        {
            known.Add(await TimeAsync(staff.UserName));
            unknown.Add(await TimeAsync("nobody-at-all"));
        }

        var (a, b) = (Median(known.Skip(2)), Median(unknown.Skip(2)));
        Assert.True(Math.Abs(a - b) / Math.Max(a, b) < 0.35, $"known {a:0} ms, unknown {b:0} ms");

        async Task<double> TimeAsync(string user)
        {
            // Without the page: only the use case is measured, so that a busy machine disturbs less.
            return await product.InsideAsync(null, async services =>
            {
                var watch = Stopwatch.StartNew();
                await Assert.ThrowsAsync<RefusedException>(() => services.GetRequiredService<SignInStaff>().RunAsync(user, "Wrong-tram-77", null, default));
                return watch.Elapsed.TotalMilliseconds;
            });
        }

        static double Median(IEnumerable<double> values) => values.Order().ElementAt(Samples / 2);
    }

    [Fact]
    public async Task Thirty_guesses_at_once_are_counted_too()
    {
        using var staff = await ConsoleClient.AccountAsync(product, NewCommunity(), StaffRole.Officer);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            // Thirty passwords are hashed at once: on a busy machine a connection may be given up meanwhile, and who guesses tries again.
            while (true)
            {
                try
                {
                    return await GuessAsync();
                }
                catch (Exception e) when (DatabaseErrors.IsTemporary(e))
                {
                    await Task.Delay(200);
                }
            }
        }));
        Assert.All(outcomes, o => Assert.Equal("staff.wrong_password", o));
        Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GivePasswordAsync(staff.Password)).StatusCode);

        Task<string> GuessAsync() => product.InsideAsync(null, async services =>
        {
            try
            {
                await services.GetRequiredService<SignInStaff>().RunAsync(staff.UserName, "Wrong-tram-77", null, default);
                return "in";
            }
            catch (RefusedException e)
            {
                return e.Code;
            }
        });
    }

    private Guid NewCommunity() => Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
}

/// <summary>With the throttle of addresses as it is delivered.</summary>
public sealed class ThrottledProduct : Product
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["AdminConsole:FailuresPerAddress"] = "25",
        ["AdminConsole:FailuresPerAddressAndHour"] = "50",
    };
}

public sealed class AddressThrottleTests(ThrottledProduct product) : IClassFixture<ThrottledProduct>
{
    [Fact]
    public async Task Ten_users_by_ten_tries_from_one_address_lock_three_and_leave_the_others_alone()
    {
        var community = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        var staff = new List<ConsoleClient>();
        for (var i = 0; i < 10; i++)
            staff.Add(await ConsoleClient.AccountAsync(product, community, StaffRole.Officer));

        var statuses = new List<HttpStatusCode>();
        foreach (var one in staff)
            for (var i = 0; i < 10; i++)
                statuses.Add((await one.GivePasswordAsync("Wrong-tram-77")).StatusCode);

        Assert.Equal(25, statuses.Count(s => s == HttpStatusCode.Unauthorized));
        Assert.Equal(75, statuses.Count(s => s == HttpStatusCode.TooManyRequests));
        var locked = await product.InsideAsync(community, s => s.GetRequiredService<NeighborPartyDb>().StaffAccounts.CountAsync(a => a.LockedUntil != null));
        Assert.InRange(locked, 1, 3);
        await product.AdvanceAsync(TimeSpan.FromMinutes(6));
        await staff[9].GivePasswordAsync();

        // Pacing: after fifty failures in the hour the address is closed for longer.
        for (var i = 0; i < 24; i++)
            await staff[8].GivePasswordAsync("Wrong-tram-77");
        await product.AdvanceAsync(TimeSpan.FromMinutes(6));
        await staff[7].GivePasswordAsync("Wrong-tram-77");
        await product.AdvanceAsync(TimeSpan.FromMinutes(6));
        var answer = await staff[6].GivePasswordAsync("Wrong-tram-77");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        await product.AdvanceAsync(TimeSpan.FromHours(1));
        await staff[6].GivePasswordAsync();
        staff.ForEach(s => s.Dispose());
    }
}
