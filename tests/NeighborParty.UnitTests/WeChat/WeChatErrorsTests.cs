using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class WeChatErrorsTests
{
    [Theory]
    [InlineData(-1, WeChatFailure.Unavailable)]
    [InlineData(40001, WeChatFailure.TokenProblem)]
    [InlineData(40014, WeChatFailure.TokenProblem)]
    [InlineData(42001, WeChatFailure.TokenProblem)]
    [InlineData(40029, WeChatFailure.BadCode)]
    [InlineData(40163, WeChatFailure.UsedCode)]
    [InlineData(40226, WeChatFailure.HighRiskUser)]
    [InlineData(43101, WeChatFailure.NotSubscribed)]
    [InlineData(45168, WeChatFailure.SensitiveText)]
    [InlineData(40003, WeChatFailure.ForeignUser)]
    [InlineData(43104, WeChatFailure.ForeignUser)]
    [InlineData(61010, WeChatFailure.NotRecentlyActive)]
    [InlineData(45009, WeChatFailure.QuotaExhausted)]
    [InlineData(45011, WeChatFailure.Throttled)]
    [InlineData(44991, WeChatFailure.Throttled)]
    [InlineData(43108, WeChatFailure.Throttled)]
    [InlineData(87020, WeChatFailure.Throttled)]
    [InlineData(40013, WeChatFailure.Configuration)]
    [InlineData(40125, WeChatFailure.Configuration)]
    [InlineData(40164, WeChatFailure.Configuration)]
    [InlineData(40243, WeChatFailure.Configuration)]
    [InlineData(48001, WeChatFailure.Configuration)]
    [InlineData(89503, WeChatFailure.Configuration)]
    [InlineData(40235, WeChatFailure.Configuration)]
    [InlineData(40037, WeChatFailure.Configuration)]
    [InlineData(40129, WeChatFailure.InvalidArgument)]
    [InlineData(41030, WeChatFailure.InvalidArgument)]
    [InlineData(47003, WeChatFailure.InvalidArgument)]
    [InlineData(85096, WeChatFailure.InvalidArgument)]
    [InlineData(12345, WeChatFailure.Unknown)]
    public void A_code_has_its_category(int errorCode, WeChatFailure failure) =>
        Assert.Equal(failure, WeChatErrors.Classify(errorCode, FakeServer.SignIn));

    [Fact]
    public void Some_codes_mean_something_else_at_some_endpoints()
    {
        Assert.Equal(WeChatFailure.Configuration, WeChatErrors.Classify(40001, FakeServer.Token));
        Assert.Equal(WeChatFailure.BadCode, WeChatErrors.Classify(40013, FakeServer.Phone));
    }

    [Theory]
    [InlineData("invalid code, rid: 60ae120f-1b2c3d4e-5f607182", "60ae120f-1b2c3d4e-5f607182")]
    [InlineData("api unauthorized rid: 60ae120f-1b2c3d4e-5f607182", "60ae120f-1b2c3d4e-5f607182")]
    [InlineData("invalid code, hints: [ req_id: BFeaLQ5qE-1ab9 ]", "BFeaLQ5qE-1ab9")]
    [InlineData("invalid code", null)]
    [InlineData("rid: not-a-rid", null)]
    public async Task The_rid_is_taken_from_the_text(string text, string? rid)
    {
        using var subject = new WeChatUnderTest(new FakeServer().Says(FakeServer.SignIn, $$"""{"errcode":40029,"errmsg":"{{text}}"}"""));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal((40029, rid, WeChatFailure.BadCode, false), (failure.ErrorCode, failure.Rid, failure.Failure, failure.OutcomeUnknown));
    }

    [Fact]
    public async Task The_field_that_is_refused_is_named()
    {
        using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Message,
            """{"errcode":47003,"errmsg":"argument invalid! data.phrase1.value invalid rid: 60ae120f-1b2c3d4e-5f607182"}"""));
        var message = new SubscribeMessage(WeChatUnderTest.OpenId, "template", null, new SubscribeMessageData().Set("phrase1", "通过"));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SendSubscribeMessageAsync(message, CancellationToken.None));
        Assert.Equal("phrase1", failure.Field);
    }
}
