using NeighborParty.WeChatSandbox;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class TokenTests
{
    private const string Probe = "/cgi-bin/getcallbackip";

    [Fact]
    public async Task The_two_token_calls_leave_each_other_alone()
    {
        await using var host = await SandboxHost.Start();
        var plain = await host.Token();
        var stable = (string)(await host.StableToken())["access_token"]!;
        for (var i = 0; i < 3; i++)
            await host.StableToken(force: true);
        await Works(host, plain);

        stable = (string)(await host.StableToken())["access_token"]!;
        await host.Token();
        await host.Token();
        await Works(host, stable);
    }

    [Fact]
    public async Task Every_fetch_of_a_plain_token_supersedes_the_one_before_after_five_minutes()
    {
        await using var host = await SandboxHost.Start();
        var first = await host.Token();
        var second = await host.Token();
        Assert.NotEqual(first, second);

        await host.Advance(299);
        await Works(host, first);
        await host.Advance(1);
        (await Use(host, first)).IsRefusal(40001);
        await Works(host, second);
    }

    [Fact]
    public async Task At_most_two_tokens_work_together()
    {
        await using var host = await SandboxHost.Start();
        var first = await host.Token();
        var second = await host.Token();
        var third = await host.Token();

        (await Use(host, first)).IsRefusal(40001);
        await Works(host, second);
        await Works(host, third);
    }

    [Fact]
    public async Task A_stable_token_is_the_same_with_the_seconds_that_are_left()
    {
        await using var host = await SandboxHost.Start();
        var first = await host.StableToken();
        Assert.Equal(7200, (int)first["expires_in"]!);

        await host.Advance(6000);
        var second = await host.StableToken();
        Assert.Equal((string)first["access_token"]!, (string)second["access_token"]!);
        Assert.Equal(1200, (int)second["expires_in"]!);
    }

    [Fact]
    public async Task In_its_last_five_minutes_a_stable_token_is_replaced_and_works_five_minutes_more()
    {
        await using var host = await SandboxHost.Start();
        var old = (string)(await host.StableToken())["access_token"]!;
        await host.Advance(6950);
        var fresh = await host.StableToken();

        Assert.NotEqual(old, (string)fresh["access_token"]!);
        Assert.Equal(7200, (int)fresh["expires_in"]!);
        await host.Advance(290);
        await Works(host, old);
        await host.Advance(10);
        (await Use(host, old)).IsRefusal(42001);
        await Works(host, (string)fresh["access_token"]!);
    }

    [Fact]
    public async Task Expired_unknown_and_missing_tokens_have_their_own_numbers()
    {
        await using var host = await SandboxHost.Start();
        var token = await host.Token();
        await host.Advance(7200);

        (await Use(host, token)).IsRefusal(42001);
        (await Use(host, "garbage")).IsRefusal(40014);
        (await host.Get("api" + Probe)).IsRefusal(41001);
    }

    [Fact]
    public async Task Force_refreshes_thirty_seconds_apart_and_twenty_times_a_day()
    {
        await using var host = await SandboxHost.Start();
        var seen = new HashSet<string> { (string)(await host.StableToken(force: true))["access_token"]! };
        await host.Advance(29);
        Assert.False(seen.Add((string)(await host.StableToken(force: true))["access_token"]!));

        for (var i = 0; i < 25; i++)
        {
            await host.Advance(30);
            seen.Add((string)(await host.StableToken(force: true))["access_token"]!);
        }

        Assert.Equal(20, seen.Count);
        await host.Advance(TimeSpan.FromHours(14).TotalSeconds); // the next day in Shanghai
        Assert.True(seen.Add((string)(await host.StableToken(force: true))["access_token"]!));
    }

    [Fact]
    public async Task Two_forced_refreshes_kill_a_leaked_token_at_once()
    {
        await using var host = await SandboxHost.Start();
        var leaked = (string)(await host.StableToken(force: true))["access_token"]!;
        await host.Advance(30);
        await host.StableToken(force: true);
        await Works(host, leaked);
        await host.Advance(30);
        await host.StableToken(force: true);
        (await Use(host, leaked)).IsRefusal(40001);
    }

    [Fact]
    public async Task An_invalidated_token_is_not_latest_and_the_next_one_works()
    {
        await using var host = await SandboxHost.Start();
        var token = (string)(await host.StableToken())["access_token"]!;
        await host.Post("control/tokens/invalidate");
        (await Use(host, token)).IsRefusal(40001);
        await Works(host, (string)(await host.StableToken())["access_token"]!);
    }

    [Fact]
    public async Task Tokens_are_long_and_bad_credentials_get_none()
    {
        await using var host = await SandboxHost.Start();
        Assert.InRange((await host.Token()).Length, 400, 512);
        (await host.Get($"api/cgi-bin/token?grant_type=x&appid={SandboxDefaults.AppId}&secret=x")).IsRefusal(40002);
        (await host.Post("api/cgi-bin/stable_token", new { grant_type = "client_credential", appid = SandboxDefaults.AppId, secret = "x" })).IsRefusal(40125);
        (await host.Get("api/cgi-bin/stable_token")).IsRefusal(43002);
    }

    [Fact]
    public async Task The_slow_answer_of_two_refreshes_carries_the_older_token()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/faults", new { path = "/cgi-bin/token", kind = "slow", delayMs = 1000 });
        var slow = host.Token();
        await Task.Delay(100);
        var fast = await host.Token();
        Assert.False(slow.IsCompleted);

        var older = await slow;
        await host.Advance(300);
        (await Use(host, older)).IsRefusal(40001);
        await Works(host, fast);
    }

    private static Task<System.Text.Json.Nodes.JsonObject> Use(SandboxHost host, string token) => host.Get($"api{Probe}?access_token={token}");

    private static async Task Works(SandboxHost host, string token) => (await Use(host, token)).IsOk();
}
