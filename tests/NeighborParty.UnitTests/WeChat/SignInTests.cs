using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class SignInTests
{
    [Theory]
    [InlineData("""{"openid":"oA","session_key":"c2Vzc2lvbg=="}""", null)]
    [InlineData("""{"openid":"oA","session_key":"k","unionid":"uA","errcode":0,"errmsg":"ok"}""", "uA")]
    [InlineData("""{"openid":"oA","errcode":"0","unionid":""}""", null)]
    [InlineData("""{"openid":"oA","unionid":null,"new_field":{"a":[1]}}""", null)]
    [InlineData("\uFEFF{\"openid\":\"oA\"}", null)]
    public async Task An_answer_is_read_with_and_without_error_code(string body, string? unionId)
    {
        foreach (var mediaType in new[] { "application/json", "text/plain", "text/plain; charset=utf-8", "application/octet-stream" })
        {
            using var subject = new WeChatUnderTest(new FakeServer().Says(FakeServer.SignIn, body, mediaType));
            Assert.Equal(new WeChatSignIn("oA", unionId), await subject.WeChat.SignInAsync("code", CancellationToken.None));
        }
    }

    [Fact]
    public async Task The_request_is_a_GET_with_an_escaped_code_and_without_token()
    {
        var server = new FakeServer().Says(FakeServer.SignIn, """{"openid":"oA"}""");
        using var subject = new WeChatUnderTest(server);
        await subject.WeChat.SignInAsync("a&b=c 中", CancellationToken.None);

        var asked = Assert.Single(server.Requests);
        Assert.Equal(HttpMethod.Get, asked.Method);
        Assert.Equal(
            $"https://api.weixin.qq.com/sns/jscode2session?appid={WeChatUnderTest.AppId}&secret={WeChatUnderTest.AppSecret}"
            + "&js_code=a%26b%3Dc%20%E4%B8%AD&grant_type=authorization_code",
            asked.Address.AbsoluteUri);
    }

    [Fact]
    public async Task The_address_can_move_after_the_start_and_may_have_a_path()
    {
        var server = new FakeServer().Says("sandbox/wechat/" + FakeServer.SignIn, """{"openid":"oA"}""");
        using var subject = new WeChatUnderTest(server);
        var client = subject.WeChat;
        subject.Get<WeChatAddress>().Current = new Uri("http://127.0.0.1:5005/sandbox/wechat");
        await client.SignInAsync("code", CancellationToken.None);
        Assert.Equal("127.0.0.1:5005", Assert.Single(server.Requests).Address.Authority);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Rubbish_from_the_phone_does_not_reach_WeChat(string? code)
    {
        var server = new FakeServer();
        using var subject = new WeChatUnderTest(server);
        foreach (var rubbish in new[] { code!, new string('x', 257) })
        {
            var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync(rubbish, CancellationToken.None));
            Assert.Equal(WeChatFailure.BadCode, failure.Failure);
        }
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>502</html>")]
    [InlineData("{\"openid\":\"oA")]
    [InlineData("{}")]
    [InlineData("""{"openid":""}""")]
    [InlineData("""{"openid":7.5e400,"errcode":"many"}""")]
    [InlineData("""{"errcode":99999999999}""")]
    public async Task An_answer_that_nobody_can_read_is_an_outage_with_unknown_outcome(string body)
    {
        var server = new FakeServer().Says(FakeServer.SignIn, body);
        using var subject = new WeChatUnderTest(server);
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal((WeChatFailure.Unavailable, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_ids_do_not_print() =>
        Assert.DoesNotContain("oSecret", new WeChatSignIn("oSecretA", "oSecretB").ToString(), StringComparison.Ordinal);
}
