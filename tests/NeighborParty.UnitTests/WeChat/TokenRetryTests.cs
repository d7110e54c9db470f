using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class TokenRetryTests
{
    private static readonly SubscribeMessage Message =
        new(WeChatUnderTest.OpenId, "tpl", null, new SubscribeMessageData().Set("thing1", "值班提醒"));

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_fetched_once_and_the_call_made_once_more(int errorCode)
    {
        var server = new FakeServer()
            .Says(FakeServer.Token, """{"access_token":"T1","expires_in":7200}""")
            .Says(FakeServer.Token, """{"access_token":"T2","expires_in":"7200"}""")
            .Says(FakeServer.Message, $$"""{"errcode":{{errorCode}},"errmsg":"access_token expired rid: 60ae120f-1b2c3d4e-5f607182"}""")
            .Says(FakeServer.Message, """{"errcode":0}""");
        using var subject = new WeChatUnderTest(server);

        await subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None);

        Assert.Equal(["?access_token=T1", "?access_token=T2"], server.To(FakeServer.Message).Select(asked => asked.Query));
        Assert.Equal(2, server.To(FakeServer.Token).Count);
        Assert.All(server.To(FakeServer.Token), asked => Assert.Contains("\"force_refresh\":false", asked.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_a_failure_and_not_a_loop()
    {
        var server = new FakeServer()
            .Says(FakeServer.Token, """{"access_token":"T1","expires_in":7200}""")
            .Says(FakeServer.Token, """{"access_token":"T2","expires_in":7200}""")
            .Says(FakeServer.Message, """{"errcode":40001,"errmsg":"invalid credential"}""");
        using var subject = new WeChatUnderTest(server);

        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None));

        Assert.Equal((WeChatFailure.TokenProblem, 40001, true), (failure.Failure, failure.ErrorCode, failure.IsTransient));
        Assert.Equal(2, server.To(FakeServer.Message).Count);
        Assert.Equal(2, server.To(FakeServer.Token).Count);
    }

    [Fact]
    public async Task Fifty_calls_at_once_share_one_token()
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Message, """{"errcode":0}""");
        using var subject = new WeChatUnderTest(server);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None))));
        Assert.Single(server.To(FakeServer.Token));
        Assert.Equal(50, server.To(FakeServer.Message).Count);
    }

    [Fact]
    public async Task The_token_request_is_stable_token_in_ordinary_mode()
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Message, """{"errcode":0}""");
        using var subject = new WeChatUnderTest(server);
        await subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None);
        var asked = Assert.Single(server.To(FakeServer.Token));
        Assert.Equal(HttpMethod.Post, asked.Method);
        Assert.Equal(
            $$"""{"grant_type":"client_credential","appid":"{{WeChatUnderTest.AppId}}","secret":"{{WeChatUnderTest.AppSecret}}","force_refresh":false}""",
            asked.Body);
    }

    [Theory]
    [InlineData("""{"errcode":40125,"errmsg":"invalid appsecret"}""", WeChatFailure.Configuration)]
    [InlineData("""{"errcode":40001,"errmsg":"invalid credential"}""", WeChatFailure.Configuration)]
    [InlineData("""{"errcode":40164,"errmsg":"invalid ip"}""", WeChatFailure.Configuration)]
    [InlineData("""{"errcode":45009,"errmsg":"quota"}""", WeChatFailure.QuotaExhausted)]
    [InlineData("""{"access_token":"T1"}""", WeChatFailure.Unavailable)]
    [InlineData("""{"access_token":"T1","expires_in":0}""", WeChatFailure.Unavailable)]
    [InlineData("""{"expires_in":7200}""", WeChatFailure.Unavailable)]
    public async Task Without_token_nothing_is_sent_and_the_outcome_is_known(string answer, WeChatFailure expected)
    {
        var server = new FakeServer().Says(FakeServer.Token, answer);
        using var subject = new WeChatUnderTest(server);
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None));
        Assert.Equal((expected, FakeServer.Token, false), (failure.Failure, failure.Path, failure.OutcomeUnknown));
        Assert.Single(server.Requests);
    }
}
