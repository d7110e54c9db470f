using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class PushEventTests
{
    [Theory]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","version":2,"errcode":0,"errmsg":"ok","result":{"suggest":"risky","label":20002}}""",
        0, ContentSuggestion.Risky, 20002)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","errcode":"0","result":{"suggest":"pass","label":"100"}}""", 0, ContentSuggestion.Pass, 100)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","result":{"suggest":"review","label":21000}}""", 0, ContentSuggestion.Review, 21000)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","errcode":-1008,"result":{"suggest":"pass","label":100}}""", -1008, ContentSuggestion.Review, 0)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","errcode":43104,"errmsg":"no permission","detail":[]}""", 43104, ContentSuggestion.Review, 0)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","errcode":0}""", 0, ContentSuggestion.Review, 0)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","errcode":0,"result":{"suggest":"new word","label":7}}""", 0, ContentSuggestion.Review, 7)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","isrisky":1,"status_code":0,"extra_info_json":""}""", 0, ContentSuggestion.Risky, 0)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","isrisky":"0","status_code":"0"}""", 0, ContentSuggestion.Pass, 0)]
    [InlineData("""{"Event":"wxa_media_check","trace_id":"t1","isrisky":0,"status_code":4294966288}""", -1008, ContentSuggestion.Review, 0)]
    [InlineData("<xml><Event>wxa_media_check</Event><trace_id>t1</trace_id><errcode>0</errcode><result><suggest>risky</suggest><label>20001</label></result>"
        + "<detail><strategy>a</strategy></detail><detail><strategy>b</strategy></detail></xml>", 0, ContentSuggestion.Risky, 20001)]
    public void A_media_verdict_is_read_in_every_shape(string body, int errorCode, ContentSuggestion suggest, int label)
    {
        var push = Assert.IsType<MediaCheckPush>(PushVectors.DecodePlain(body));
        Assert.Equal(new MediaCheckResult("t1", errorCode, suggest, label), push.Result);
    }

    [Fact]
    public void Two_verdicts_of_one_second_have_two_keys_and_a_repetition_has_the_same()
    {
        static string Key(string trace, string created) => PushVectors.DecodePlain(
            $$"""{"FromUserName":"oA","CreateTime":{{created}},"Event":"wxa_media_check","trace_id":"{{trace}}"}""").Envelope.DedupeKey;

        Assert.NotEqual(Key("t1", "1780000000"), Key("t2", "1780000000"));
        Assert.Equal(Key("t1", "1780000000"), Key("t1", "\"1780000007\""));
        Assert.Equal(64, Key("t1", "1").Length);
    }

    [Fact]
    public void Two_people_who_withdraw_in_one_second_have_two_keys()
    {
        static string Key(string person) => PushVectors.DecodePlain(
            $$"""{"FromUserName":"wechat","CreateTime":1,"Event":"user_authorization_revoke","OpenID":"{{person}}","RevokeInfo":"1"}""").Envelope.DedupeKey;

        Assert.NotEqual(Key("oA"), Key("oB"));
        Assert.DoesNotContain("oA", Key("oA"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_id_is_the_key_when_there_is_one()
    {
        var first = PushVectors.DecodePlain("""{"MsgType":"text","FromUserName":"oA","CreateTime":1,"MsgId":77,"Content":"a"}""");
        var again = PushVectors.DecodePlain("<xml><MsgType>text</MsgType><FromUserName>oA</FromUserName><CreateTime>2</CreateTime><MsgId>77</MsgId></xml>");
        Assert.Equal(first.Envelope.DedupeKey, again.Envelope.DedupeKey);
    }

    [Theory]
    [InlineData("""{"Event":"subscribe_msg_popup_event","List":{"TemplateId":"A","SubscribeStatusString":"accept","PopupScene":"0"}}""", 1)]
    [InlineData("""{"Event":"subscribe_msg_popup_event","List":[{"TemplateId":"A","SubscribeStatusString":"accept"},{"TemplateId":"B","SubscribeStatusString":"reject"}]}""", 2)]
    [InlineData("""{"Event":"subscribe_msg_popup_event"}""", 0)]
    [InlineData("<xml><Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>A</TemplateId>"
        + "<SubscribeStatusString>accept</SubscribeStatusString></List></SubscribeMsgPopupEvent></xml>", 1)]
    [InlineData("<xml><Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>A</TemplateId><SubscribeStatusString>accept"
        + "</SubscribeStatusString></List><List><TemplateId>B</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgPopupEvent></xml>", 2)]
    public void Choices_come_alone_or_in_numbers(string body, int count)
    {
        var push = Assert.IsType<SubscribePush>(PushVectors.DecodePlain(body));
        Assert.Equal(SubscribePushKind.Popup, push.Kind);
        Assert.Equal(new[] { new SubscribeItem("A", true, null, 0), new SubscribeItem("B", false, null, 0) }.Take(count), push.Items);
    }

    [Fact]
    public void A_delivery_tells_how_it_went()
    {
        var push = Assert.IsType<SubscribePush>(PushVectors.DecodePlain(
            """{"Event":"subscribe_msg_sent_event","List":[{"TemplateId":"A","MsgID":"1","ErrorCode":"0","ErrorStatus":"success"},{"TemplateId":"A","ErrorCode":43101}]}"""));
        Assert.Equal([new SubscribeItem("A", null, true, 0), new SubscribeItem("A", null, false, 43101)], push.Items);
    }

    [Theory]
    [InlineData("user_info_modified", PrivacyPushKind.ProfileModified)]
    [InlineData("user_authorization_revoke", PrivacyPushKind.ConsentRevoked)]
    [InlineData("user_authorization_cancellation", PrivacyPushKind.AccountClosed)]
    public void A_privacy_event_names_the_person_not_the_sender(string name, PrivacyPushKind kind)
    {
        foreach (var field in new[] { "OpenID", "openid" })
        {
            var push = Assert.IsType<PrivacyPush>(PushVectors.DecodePlain(
                $$"""{"Event":"{{name}}","FromUserName":"wechat","{{field}}":"oPerson","UnionID":"u1","RevokeInfo":"13"}"""));
            Assert.Equal((kind, "oPerson", "u1"), (push.Kind, push.OpenId, push.UnionId));
            Assert.Equal([13], push.RevokedScopes);
        }
    }

    [Fact]
    public void Printing_a_push_shows_no_person()
    {
        var push = PushVectors.DecodePlain("""{"Event":"user_authorization_revoke","FromUserName":"oSecretA","OpenID":"oSecretB"}""");
        Assert.DoesNotContain("oSecret", push + push.Envelope.ToString(), StringComparison.Ordinal);
    }
}
