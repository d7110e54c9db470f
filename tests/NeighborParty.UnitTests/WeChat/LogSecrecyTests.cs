using System.Net;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class LogSecrecyTests
{
    private const string Token = "ToKeN-ToKeN-ToKeN";
    private const string Code = "cOdE-cOdE-cOdE";
    private const string SessionKey = "c2VjcmV0c2Vzc2lvbg==";

    [Fact]
    public async Task No_secret_token_code_person_or_text_reaches_a_log_or_an_exception()
    {
        var server = new FakeServer()
            .Says(FakeServer.Token, $$"""{"access_token":"{{Token}}","expires_in":7200}""")
            .Says(FakeServer.SignIn, $$"""{"openid":"{{WeChatUnderTest.OpenId}}","session_key":"{{SessionKey}}"}""")
            .Says(FakeServer.SignIn, $$"""{"errcode":40029,"errmsg":"invalid code {{Code}} of {{WeChatUnderTest.OpenId}} rid: 60ae120f-1b2c3d4e-5f607182"}""")
            .Fails(FakeServer.SignIn, HttpRequestError.ResponseEnded)
            .NeverAnswers(FakeServer.SignIn)
            .Says(FakeServer.Phone, """{"phone_info":{"phoneNumber":"13800000000","purePhoneNumber":"13800000000"}}""")
            .Says(FakeServer.Message, "<html>", "text/html", HttpStatusCode.BadGateway)
            .Says(FakeServer.Text, $$"""{"errcode":40003,"errmsg":"invalid openid {{WeChatUnderTest.OpenId}} {{Token}}"}""");
        using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["SignInTimeout"] = "00:00:00.300" });
        var thrown = new List<string>();

        for (var i = 0; i < 4; i++)
            await Try(() => subject.WeChat.SignInAsync(Code, CancellationToken.None));
        await Try(() => subject.WeChat.GetPhoneNumberAsync(Code, WeChatUnderTest.OpenId, CancellationToken.None));
        await Try(() => subject.WeChat.CheckTextAsync(new TextCheck("tExT", ContentScene.Forum, WeChatUnderTest.OpenId), CancellationToken.None));
        await Try(() => subject.WeChat.SendSubscribeMessageAsync(
            new SubscribeMessage(WeChatUnderTest.OpenId, "tpl", null, new SubscribeMessageData().Set("thing1", "tExT")), CancellationToken.None));

        Assert.Equal(5, thrown.Count);
        var all = subject.Logs.All + string.Join('\n', thrown);
        Assert.All(
            new[] { WeChatUnderTest.AppSecret, Token, Code, SessionKey, WeChatUnderTest.OpenId, "13800000000", "tExT", "access_token=", "js_code" },
            secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));

        Assert.DoesNotContain("System.Net.Http.HttpClient", subject.Logs.All, StringComparison.Ordinal);
        Assert.Contains("sns/jscode2session refused: BadCode, errcode 40029, rid 60ae120f-1b2c3d4e-5f607182", subject.Logs.All, StringComparison.Ordinal);
        Assert.Contains("cgi-bin/stable_token answered after", subject.Logs.All, StringComparison.Ordinal);

        async Task Try(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (WeChatException exception)
            {
                thrown.Add(exception.ToString());
            }
        }
    }
}
