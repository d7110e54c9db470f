using Microsoft.Extensions.Options;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class WeChatOptionsValidatorTests
{
    private const string Secret = "5ecre75ecre75ecre75ecre75ecre75e";

    [Fact]
    public void Real_settings_pass_in_production() => Assert.True(Check("Production", _ => { }).Succeeded);

    [Theory]
    [InlineData("http://api.weixin.qq.com/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://wechat.localhost/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://demo.example.org/sandbox/wechat")]
    [InlineData("https://demo.example.org/SandBox")]
    public void Production_refuses_a_stand_in_server_that_development_takes(string address)
    {
        Assert.True(Check("Production", options => options.BaseAddress = new Uri(address)).Failed);
        Assert.True(Check("Development", options => options.BaseAddress = new Uri(address)).Succeeded);
    }

    [Fact]
    public void Production_refuses_stand_in_credentials()
    {
        Assert.True(Check("Production", options => options.AppId = "wxsandbox0000001").Failed);
        Assert.True(Check("Production", options => options.AppSecret = "WXSANDBOX-secret").Failed);
        Assert.True(Check("Development", options => options.AppId = "wxsandbox0000001").Succeeded);
    }

    [Fact]
    public void Wrong_settings_are_refused_everywhere()
    {
        Action<WeChatOptions>[] wrong =
        [
            options => options.AppSecret = "",
            options => options.AppSecret = "  ",
            options => options.AppId = "",
            options => options.AppId = "abc",
            options => options.PushToken = "ab",
            options => options.PushToken = "with space",
            options => options.EncodingAesKey = "short",
            options => options.DoorPage = "/pages/door/index",
            options => options.DoorPage = "pages/door/index?a=1",
            options => options.EnvVersion = (WeChatEnvVersion)9,
            options => options.SignInTimeout = TimeSpan.FromSeconds(3),
            options => options.SignInTimeout = TimeSpan.Zero,
            options => options.AttemptTimeout = TimeSpan.FromMinutes(5),
            options => options.TotalTimeout = TimeSpan.FromSeconds(1),
            options => options.BaseAddress = new Uri("relative", UriKind.Relative),
            options => options.BaseAddress = new Uri("ftp://api.weixin.qq.com/"),
            options => options.BaseAddress = new Uri("https://user:pw@api.weixin.qq.com/"),
        ];
        Assert.All(wrong, change => Assert.True(Check("Development", change).Failed));
    }

    [Fact]
    public void The_message_does_not_repeat_the_secret()
    {
        var result = Check("Production", options => (options.AppId, options.AppSecret) = ("bad", "wxsandbox-" + Secret));
        Assert.DoesNotContain(Secret, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_set_later_is_checked_as_well()
    {
        using var production = new WeChatUnderTest(environment: "Production");
        var address = production.Get<WeChatAddress>();
        Assert.Equal("https://api.weixin.qq.com/", address.Current.AbsoluteUri);
        Assert.Throws<ArgumentException>(() => address.Current = new Uri("http://127.0.0.1:5000/sandbox"));

        using var development = new WeChatUnderTest();
        development.Get<WeChatAddress>().Current = new Uri("http://127.0.0.1:5000/sandbox/wechat");
        Assert.Equal("http://127.0.0.1:5000/sandbox/wechat/", development.Get<WeChatAddress>().Current.AbsoluteUri);
    }

    private static ValidateOptionsResult Check(string environment, Action<WeChatOptions> change)
    {
        var options = new WeChatOptions { AppId = WeChatUnderTest.AppId, AppSecret = Secret };
        change(options);
        return new WeChatOptionsValidator(new WeChatUnderTest.NamedEnvironment(environment)).Validate(null, options);
    }
}
