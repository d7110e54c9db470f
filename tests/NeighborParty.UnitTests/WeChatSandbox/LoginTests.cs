using NeighborParty.WeChatSandbox;
using NeighborParty.WeChatSandbox.Login;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class LoginTests
{
    [Fact]
    public async Task A_login_code_becomes_the_residents_openid_once()
    {
        await using var host = await SandboxHost.Start();
        var code = await host.LoginCode();

        var first = await host.Login(code);
        Assert.Equal(SandboxHost.Wang, (string)first["openid"]!);
        Assert.Equal(16, Convert.FromBase64String((string)first["session_key"]!).Length);
        Assert.False(first.ContainsKey("errcode"));
        (await host.Login(code)).IsRefusal(40163);
    }

    [Fact]
    public async Task Twenty_exchanges_of_one_code_at_once_have_one_winner()
    {
        await using var host = await SandboxHost.Start();
        var code = await host.LoginCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Login(code)));

        Assert.Single(answers, a => a.Errcode() == 0);
        Assert.Equal(19, answers.Count(a => a.Errcode() == 40163));
    }

    [Fact]
    public async Task Unknown_expired_foreign_and_phone_codes_are_invalid()
    {
        await using var host = await SandboxHost.Start();
        (await host.Login("nonsense")).IsRefusal(40029);
        (await host.Login(await host.LoginCode(appId: "wxsomebodyelse0000"))).IsRefusal(40029);
        (await host.Login(await host.PhoneCode())).IsRefusal(40029);

        var old = await host.LoginCode();
        await host.Advance(299);
        var young = await host.LoginCode();
        (await host.Login(old)).IsOk();
        await host.Advance(300);
        (await host.Login(young)).IsRefusal(40029);
    }

    [Theory]
    [InlineData("secret=x&js_code=x&grant_type=authorization_code", 41002)]
    [InlineData("appid=x&js_code=x&grant_type=authorization_code", 41004)]
    [InlineData("appid=x&secret=x&js_code=x&grant_type=authorization_code", 40013)]
    [InlineData($"appid={SandboxDefaults.AppId}&secret=x&js_code=x&grant_type=authorization_code", 40125)]
    [InlineData($"appid={SandboxDefaults.AppId}&secret={SandboxDefaults.AppSecret}&grant_type=authorization_code", 41008)]
    public async Task Each_mistake_in_the_credentials_has_its_number(string query, int errcode)
    {
        await using var host = await SandboxHost.Start();
        (await host.Get("api/sns/jscode2session?" + query)).IsRefusal(errcode);
    }

    [Fact]
    public async Task Login_is_get_only()
    {
        await using var host = await SandboxHost.Start();
        (await host.Post("api/sns/jscode2session", new { appid = SandboxDefaults.AppId })).IsRefusal(43001);
    }

    [Fact]
    public async Task A_high_risk_account_is_blocked_until_the_flag_is_gone()
    {
        await using var host = await SandboxHost.Start();
        (await host.Login(await host.LoginCode("highrisk"))).IsRefusal(40226);

        await host.Put("control/users/highrisk/flags", new { highRisk = false });
        (await host.Login(await host.LoginCode("highrisk"))).IsOk();
    }

    [Fact]
    public async Task Logins_per_person_and_minute_are_limited()
    {
        await using var host = await SandboxHost.Start(("LoginsPerMinute", "2"));
        (await host.Login(await host.LoginCode())).IsOk();
        (await host.Login(await host.LoginCode())).IsOk();
        var third = await host.LoginCode();
        (await host.Login(third)).IsRefusal(45011);
        (await host.Login(await host.LoginCode("chen"))).IsOk();

        await host.Advance(60);
        (await host.Login(third)).IsOk();
    }

    [Fact]
    public async Task The_union_id_is_there_only_when_bound_and_the_answer_is_labelled_text()
    {
        await using var host = await SandboxHost.Start();
        Assert.False((await host.Login(await host.LoginCode())).ContainsKey("unionid"));

        await host.Put("control/users/wang/flags", new { unionIdBound = true });
        Assert.True((await host.Login(await host.LoginCode())).ContainsKey("unionid"));
        using var answer = await host.Http.GetAsync("api/sns/jscode2session");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_session_key_stays_for_a_while_then_the_next_login_replaces_it()
    {
        await using var host = await SandboxHost.Start();
        var first = (string)(await host.Login(await host.LoginCode()))["session_key"]!;
        Assert.Equal(first, (string)(await host.Login(await host.LoginCode()))["session_key"]!);

        await host.Advance(601);
        Assert.NotEqual(first, (string)(await host.Login(await host.LoginCode()))["session_key"]!);
    }

    [Fact]
    public async Task A_session_key_is_checked_and_reset_with_a_signature_over_nothing()
    {
        await using var host = await SandboxHost.Start();
        var key = (string)(await host.Login(await host.LoginCode()))["session_key"]!;
        var token = await host.Token();
        string Query(string signature, string method = "hmac_sha256") => $"access_token={token}&openid={SandboxHost.Wang}&signature={signature}&sig_method={method}";

        (await host.Get("api/wxa/checksession?" + Query(SessionKeys.Signature(key)))).IsOk();
        (await host.Get("api/wxa/checksession?" + Query(SessionKeys.Signature(key), "md5"))).IsRefusal(87008);
        var reset = await host.Get("api/wxa/resetusersessionkey?" + Query(SessionKeys.Signature(key)));
        Assert.NotEqual(key, (string)reset["session_key"]!);
        (await host.Get("api/wxa/checksession?" + Query(SessionKeys.Signature(key)))).IsRefusal(87009);
    }

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==", "75c022993d64e3ac224c1c9d6f2b4c6eb53f22f6c7aa6be94428577d11d12fd5")]
    [InlineData("o0q0otL8aEzpcZL/FT9WsQ==", "46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128")]
    public void The_session_signature_uses_the_key_as_text(string key, string signature) => Assert.Equal(signature, SessionKeys.Signature(key));
}
