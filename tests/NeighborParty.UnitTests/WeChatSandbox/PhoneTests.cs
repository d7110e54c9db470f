namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class PhoneTests
{
    private const string Path = "/wxa/business/getuserphonenumber";

    [Fact]
    public async Task A_phone_code_becomes_the_number_once()
    {
        await using var host = await SandboxHost.Start();
        var code = await host.PhoneCode();
        var info = (await host.Call(Path, new { code }))["phone_info"]!;

        Assert.Equal("19900000002", (string)info["purePhoneNumber"]!);
        Assert.Equal("86", (string)info["countryCode"]!);
        (await host.Call(Path, new { code })).IsRefusal(40029);
    }

    [Fact]
    public async Task Login_expired_and_foreign_codes_are_refused()
    {
        await using var host = await SandboxHost.Start();
        (await host.Call(Path, new { code = await host.LoginCode() })).IsRefusal(40029);
        (await host.Call(Path, new { code = await host.PhoneCode(appId: "wxsomebodyelse0000") })).IsRefusal(40013);

        var old = await host.PhoneCode();
        await host.Advance(300);
        (await host.Call(Path, new { code = old })).IsRefusal(40029);
    }

    [Fact]
    public async Task Somebody_elses_openid_is_refused_with_the_configured_number()
    {
        await using var host = await SandboxHost.Start(("PhoneOpenIdMismatchErrcode", "40003"));
        var code = await host.PhoneCode("chen");
        (await host.Call(Path, new { code, openid = SandboxHost.Wang })).IsRefusal(40003);
        (await host.Call(Path, new { code, openid = "oSandboxChen0000000000000003" })).IsOk();
    }

    [Fact]
    public async Task When_the_paid_calls_are_gone_the_phone_gets_no_code()
    {
        await using var host = await SandboxHost.Start(("PhoneCalls", "1"));
        await host.PhoneCode();
        using var second = await host.Send(HttpMethod.Post, "control/users/wang/phone-code");
        Assert.Equal(409, (int)second.StatusCode);
    }
}
