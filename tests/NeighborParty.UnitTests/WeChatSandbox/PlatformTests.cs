using System.Diagnostics;
using System.Text.Json;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class PlatformTests
{
    private const string Probe = "/cgi-bin/getcallbackip";
    private const string Login = "api/sns/jscode2session";

    [Fact]
    public async Task Errors_are_http_200_and_the_rid_begins_with_the_time()
    {
        await using var host = await SandboxHost.Start();
        using var answer = await host.Http.GetAsync(Login);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("rid: 69a4ef20-", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_errcode_fault_strikes_n_times_on_its_path_only()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/faults", new { path = "/sns/jscode2session", kind = "errcode", errcode = 45011, times = 2 });
        var code = await host.LoginCode();
        await host.Token();
        (await host.Login(code)).IsRefusal(45011);
        (await host.Login(code)).IsRefusal(45011);
        (await host.Login(code)).IsOk();

        await host.Post("control/faults", new { path = "*", kind = "errcode" });
        (await host.Login(code)).IsRefusal(-1);
    }

    [Fact]
    public async Task A_bad_gateway_is_a_page_for_people()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/faults", new { path = "*", kind = "html502" });
        using var answer = await host.Http.GetAsync(Login);
        Assert.Equal(502, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_reset_cuts_the_connection_before_or_after_the_code_is_spent()
    {
        await using var host = await SandboxHost.Start();
        var code = await host.LoginCode();
        await host.Post("control/faults", new { path = "/sns/jscode2session", kind = "reset" });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Login(code));
        (await host.Login(code)).IsOk();

        code = await host.LoginCode();
        await host.Post("control/faults", new { path = "/sns/jscode2session", kind = "reset", afterWork = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Login(code));
        (await host.Login(code)).IsRefusal(40163);
    }

    [Fact]
    public async Task A_slow_answer_is_slow_and_the_work_is_done()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/faults", new { path = "/sns/jscode2session", kind = "slow", delayMs = 300 });
        var code = await host.LoginCode();
        var watch = Stopwatch.StartNew();
        (await host.Login(code)).IsOk();
        Assert.True(watch.ElapsedMilliseconds >= 290);
    }

    [Fact]
    public async Task Half_an_answer_and_a_megabyte_of_nonsense_are_no_json()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/faults", new { path = "*", kind = "truncated" });
        await Assert.ThrowsAnyAsync<JsonException>(() => host.Get(Login));

        await host.Post("control/faults", new { path = "*", kind = "garbage" });
        Assert.Equal(1024 * 1024, (await host.Http.GetByteArrayAsync(Login)).Length);
        (await host.Get(Login)).IsRefusal(41002);
    }

    [Fact]
    public async Task Down_is_down_for_every_call_until_it_is_up_again()
    {
        await using var host = await SandboxHost.Start();
        await host.Put("control/down", new { down = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Get(Login));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Token());
        await host.Put("control/down", new { down = false });
        await host.Token();
    }

    [Fact]
    public async Task Day_and_minute_quotas_run_out_and_come_back()
    {
        await using var host = await SandboxHost.Start();
        var token = await host.Token();
        await host.Send(HttpMethod.Put, "control/quotas", new { path = Probe, daily = 3, perMinute = 2 });
        (await Use(host, token)).IsOk();
        (await Use(host, token)).IsOk();
        (await Use(host, token)).IsRefusal(45011);
        await host.Advance(60);
        (await Use(host, token)).IsOk();
        await host.Advance(60);
        (await Use(host, token)).IsRefusal(45009);

        var quota = (await host.Call("/cgi-bin/openapi/quota/get", new { cgi_path = Probe }, token))["quota"]!;
        Assert.Equal((3, 3, 0), ((int)quota["daily_limit"]!, (int)quota["used"]!, (int)quota["remain"]!));
        await host.Advance(TimeSpan.FromHours(14).TotalSeconds);
        (await Use(host, await host.Token())).IsOk();
    }

    [Fact]
    public async Task Quotas_are_cleared_ten_times_a_month_by_both_calls_together()
    {
        await using var host = await SandboxHost.Start();
        var token = await host.Token();
        await host.Send(HttpMethod.Put, "control/quotas", new { path = Probe, daily = 1 });
        (await Use(host, token)).IsOk();
        (await Use(host, token)).IsRefusal(45009);
        (await host.Call("/cgi-bin/clear_quota", new { appid = SandboxDefaults.AppId }, token)).IsOk();
        (await Use(host, token)).IsOk();

        for (var i = 0; i < 9; i++)
            (await host.Post("api/cgi-bin/clear_quota/v2", new { appid = SandboxDefaults.AppId, appsecret = SandboxDefaults.AppSecret })).IsOk();
        (await host.Post($"api/cgi-bin/clear_quota/v2?appid={SandboxDefaults.AppId}&appsecret={SandboxDefaults.AppSecret}")).IsRefusal(48006);
        await host.Advance(TimeSpan.FromDays(30).TotalSeconds);
        (await host.Post($"api/cgi-bin/clear_quota/v2?appid={SandboxDefaults.AppId}&appsecret={SandboxDefaults.AppSecret}")).IsOk();
    }

    [Fact]
    public async Task Quota_questions_about_unknown_and_login_paths_are_refused()
    {
        await using var host = await SandboxHost.Start();
        (await host.Call("/cgi-bin/openapi/quota/get", new { cgi_path = "/nowhere" })).IsRefusal(76021);
        (await host.Call("/cgi-bin/openapi/quota/get", new { cgi_path = "/sns/jscode2session" })).IsRefusal(76022);
    }

    [Fact]
    public async Task A_rid_leads_back_to_its_call_for_seven_days()
    {
        await using var host = await SandboxHost.Start();
        var error = (string)(await host.Get(Login + "?appid=x&secret=verysecretsecret"))["errmsg"]!;
        var rid = error[(error.IndexOf("rid: ", StringComparison.Ordinal) + 5)..];

        var found = (await host.Call("/cgi-bin/openapi/rid/get", new { rid }))["request"]!;
        Assert.StartsWith("/sns/jscode2session", (string)found["request_url"]!, StringComparison.Ordinal);
        (await host.Call("/cgi-bin/openapi/rid/get", new { rid = "x" })).IsRefusal(76002);
        (await host.Call("/cgi-bin/openapi/rid/get", new { rid = "00000000-00000000-00000000" })).IsRefusal(76001);
        await host.Advance(TimeSpan.FromDays(8).TotalSeconds);
        (await host.Call("/cgi-bin/openapi/rid/get", new { rid })).IsRefusal(76004);
    }

    [Fact]
    public async Task The_journal_knows_every_call_and_no_secret()
    {
        await using var host = await SandboxHost.Start();
        var code = await host.LoginCode();
        var key = (string)(await host.Login(code))["session_key"]!;
        var token = await host.Token();
        var phone = await host.PhoneCode();
        await host.Call("/wxa/business/getuserphonenumber", new { code = phone }, token);

        var journal = await host.Http.GetStringAsync("control/journal");
        Assert.Contains("/wxa/business/getuserphonenumber", journal, StringComparison.Ordinal);
        foreach (var secret in (string[])[SandboxDefaults.AppSecret, token, key, code, phone, "19900000002"])
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_forgets_everything_and_the_same_calls_give_the_same_codes()
    {
        await using var host = await SandboxHost.Start();
        var first = await host.LoginCode();
        await host.Advance(5000);
        await host.Post("control/reset");

        (await host.Login(first)).IsRefusal(40029);
        Assert.Equal(0, (double)(await host.Get("control/clock"))["offsetSeconds"]!);
        await host.Post("control/reset");
        Assert.Equal(first, await host.LoginCode());
    }

    [Fact]
    public async Task People_come_from_the_seed_and_can_be_added()
    {
        await using var host = await SandboxHost.Start();
        Assert.Contains(await host.List("control/users"), u => (string)u!["key"]! == "wang");
        await host.Post("control/users", new { key = "new", nickname = "新邻居", phone = "19900000099" });
        var login = await host.Login(await host.LoginCode("new"));
        Assert.Matches("^o.{27}$", (string)login["openid"]!);

        using var twice = await host.Send(HttpMethod.Post, "control/users", new { key = "new", nickname = "新邻居" });
        Assert.Equal(409, (int)twice.StatusCode);
    }

    [Fact]
    public async Task A_control_call_that_makes_no_sense_says_so()
    {
        await using var host = await SandboxHost.Start();
        using var unknown = await host.Send(HttpMethod.Post, "control/users/nobody/login-code");
        Assert.Equal(404, (int)unknown.StatusCode);
        using var broken = await host.Send(HttpMethod.Post, "control/faults", "{");
        Assert.Equal(400, (int)broken.StatusCode);
    }

    private static Task<System.Text.Json.Nodes.JsonObject> Use(SandboxHost host, string token) => host.Get($"api{Probe}?access_token={token}");
}
