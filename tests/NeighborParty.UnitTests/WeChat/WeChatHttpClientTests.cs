using System.Text.Json;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class WeChatHttpClientTests
{
    private const string OpenId = WeChatUnderTest.OpenId;

    [Theory]
    [InlineData("""{"errcode":0,"phone_info":{"phoneNumber":"13800000000","purePhoneNumber":"13800000000","countryCode":"86","watermark":{"timestamp":1,"appid":"wx0123456789abcdef"}}}""")]
    [InlineData("""{"errcode":"0","phone_info":{"phoneNumber":13800000000,"purePhoneNumber":13800000000,"countryCode":86}}""")]
    public async Task A_phone_number_is_read_from_strings_and_numbers(string body)
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Phone, body);
        using var subject = new WeChatUnderTest(server);

        var phone = await subject.WeChat.GetPhoneNumberAsync("code", OpenId, CancellationToken.None);

        Assert.Equal(new WeChatPhoneNumber("13800000000", "13800000000", "86"), phone);
        var asked = Assert.Single(server.To(FakeServer.Phone));
        Assert.Equal("?access_token=T1", asked.Query);
        Assert.Equal($$"""{"code":"code","openid":"{{OpenId}}"}""", asked.Body);
    }

    [Fact]
    public async Task A_phone_number_made_for_another_app_is_refused()
    {
        using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Phone,
            """{"phone_info":{"phoneNumber":"1","purePhoneNumber":"1","watermark":{"appid":"wxffffffffffffffff"}}}"""));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.GetPhoneNumberAsync("code", OpenId, CancellationToken.None));
        Assert.Equal(WeChatFailure.BadCode, failure.Failure);
    }

    [Theory]
    [InlineData("""{"errcode":0,"trace_id":"t","result":{"suggest":"pass","label":100}}""", ContentSuggestion.Pass, 100)]
    [InlineData("""{"errcode":0,"trace_id":"t","result":{"suggest":"risky","label":"20001"},"detail":[{"errcode":0,"label":20006}]}""", ContentSuggestion.Risky, 20001)]
    [InlineData("""{"trace_id":"t","result":{"suggest":"review","label":21000}}""", ContentSuggestion.Review, 21000)]
    [InlineData("""{"trace_id":"t"}""", ContentSuggestion.Review, 0)]
    [InlineData("""{"trace_id":"t","result":null}""", ContentSuggestion.Review, 0)]
    public async Task A_text_verdict_is_read_and_doubt_ends_with_a_human(string body, ContentSuggestion suggest, int label)
    {
        using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Text, body));
        Assert.Equal(new TextVerdict(suggest, label, "t"), await subject.WeChat.CheckTextAsync(
            new TextCheck("text", ContentScene.Forum, OpenId), CancellationToken.None));
    }

    [Fact]
    public async Task A_text_travels_as_it_is_written()
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Text, """{"trace_id":"t","result":{"suggest":"pass","label":100}}""");
        using var subject = new WeChatUnderTest(server);
        await subject.WeChat.CheckTextAsync(new TextCheck("邻居 & <好> '+' 👋", ContentScene.Comment, OpenId, Title: "题"), CancellationToken.None);

        var body = Assert.Single(server.To(FakeServer.Text)).Body;
        Assert.StartsWith("""{"version":2,"content":"邻居 & <好> '+' """, body, StringComparison.Ordinal);
        Assert.DoesNotContain("nickname", body, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("邻居 & <好> '+' 👋", json.RootElement.GetProperty("content").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("scene").GetInt32());
        Assert.Equal("题", json.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_text_that_is_empty_or_too_long_is_a_mistake_of_the_caller()
    {
        using var subject = new WeChatUnderTest(new FakeServer());
        foreach (var text in new[] { "", new string('长', 2501) })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                () => subject.WeChat.CheckTextAsync(new TextCheck(text, ContentScene.Forum, OpenId), CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_media_check_gives_the_trace_id()
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Media, """{"errcode":0,"errmsg":"ok","trace_id":"60ae120f-1"}""");
        using var subject = new WeChatUnderTest(server);
        var check = new MediaCheck(new Uri("https://example.org/p.jpg?s=a&b=1"), MediaCheckType.Image, ContentScene.Profile, OpenId);
        Assert.Equal("60ae120f-1", await subject.WeChat.RequestMediaCheckAsync(check, CancellationToken.None));
        Assert.Equal(
            $$"""{"version":2,"media_url":"https://example.org/p.jpg?s=a&b=1","media_type":2,"scene":1,"openid":"{{OpenId}}"}""",
            Assert.Single(server.To(FakeServer.Media)).Body);
    }

    [Theory]
    [InlineData("Release", "formal")]
    [InlineData("Trial", "trial")]
    [InlineData("Develop", "developer")]
    public async Task A_message_names_edition_and_language(string edition, string state)
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Message, """{"errcode":0,"errmsg":"ok"}""");
        using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["EnvVersion"] = edition });
        var data = new SubscribeMessageData().Set("thing1", "值班提醒").Set("time2", "08:30");
        await subject.WeChat.SendSubscribeMessageAsync(new SubscribeMessage(OpenId, "tpl", "pages/a?b=c", data), CancellationToken.None);
        Assert.Equal(
            $$$"""{"touser":"{{{OpenId}}}","template_id":"tpl","page":"pages/a?b=c","data":{"thing1":{"value":"值班提醒"},"time2":{"value":"08:30"}},"miniprogram_state":"{{{state}}}","lang":"zh_CN"}""",
            Assert.Single(server.To(FakeServer.Message)).Body);
    }

    [Fact]
    public void What_travels_does_not_print_people_or_texts()
    {
        object[] records =
        [
            new WeChatPhoneNumber("13800000000", "13800000000", "86"),
            new TextCheck("oSecret 13800000000", ContentScene.Forum, "oSecret"),
            new MediaCheck(new Uri("https://example.org/oSecret"), MediaCheckType.Audio, ContentScene.Forum, "oSecret"),
            new SubscribeMessage("oSecret", "tpl", null, new SubscribeMessageData()),
            new FreshAccessToken("oSecret", TimeSpan.Zero),
        ];
        Assert.All(records, record => Assert.DoesNotMatch("oSecret|138", record.ToString()));
    }
}
