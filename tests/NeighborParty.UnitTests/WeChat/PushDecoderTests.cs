using System.Globalization;
using System.Text;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class PushDecoderTests
{
    private const string Json = """{"ToUserName":"gh_1","FromUserName":"oSender","CreateTime":"1780000000","MsgType":"event","Event":"debug_demo"}""";
    private const string Xml =
        "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oSender]]></FromUserName><CreateTime>1780000000</CreateTime>"
        + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[debug_demo]]></Event></xml>";

    [Theory]
    [InlineData(Json)]
    [InlineData(Xml)]
    [InlineData("\uFEFF" + Json)]
    [InlineData("  \n" + Xml)]
    public void Both_formats_say_the_same(string body)
    {
        var push = PushVectors.DecodePlain(body);
        Assert.Equal("debug_demo", push.Envelope.Event);
        Assert.Equal("event", push.Envelope.MessageType);
        Assert.Equal("oSender", push.Envelope.FromUserName);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_780_000_000).UtcDateTime, push.Envelope.CreatedAt);
        Assert.Equal(PushVectors.DecodePlain(Json).Envelope.DedupeKey, push.Envelope.DedupeKey);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Xml)]
    public void Encrypted_pushes_are_read_in_both_formats(string message)
    {
        var encrypted = PushVectors.Seal(message);
        var query = new PushQuery(null, "1", "2", PushSignature.Of(PushVectors.Token, "1", "2", encrypted));
        var body = message == Json
            ? $$"""{"ToUserName":"gh_1","Encrypt":"{{encrypted}}"}"""
            : $"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";

        var push = new PushDecoder(PushVectors.Options(key: PushVectors.Key)).Decode(query, Encoding.UTF8.GetBytes(body));

        Assert.Equal("debug_demo", push.Envelope.Event);
    }

    [Fact]
    public void The_plain_signature_does_not_open_an_encrypted_push()
    {
        var encrypted = PushVectors.Seal(Json);
        var query = PushVectors.PlainQuery();
        var body = Encoding.UTF8.GetBytes($$"""{"Encrypt":"{{encrypted}}"}""");
        var decoder = new PushDecoder(PushVectors.Options(key: PushVectors.Key));

        Assert.Equal(PushRefusal.BadSignature, Refusal(() => decoder.Decode(query, body)));
        Assert.Equal(PushRefusal.BadSignature, Refusal(() => decoder.Decode(query with { MsgSignature = query.Signature }, body)));
    }

    [Fact]
    public void A_plain_push_is_refused_once_a_key_is_configured() =>
        Assert.Equal(PushRefusal.WrongMode, Refusal(() =>
            new PushDecoder(PushVectors.Options(key: PushVectors.Key)).Decode(PushVectors.PlainQuery(), Encoding.UTF8.GetBytes(Json))));

    [Fact]
    public void An_encrypted_push_is_refused_without_a_key() =>
        Assert.Equal(PushRefusal.WrongMode, Refusal(() => PushVectors.DecodePlain("""{"Encrypt":"AAAA"}""")));

    [Fact]
    public void A_wrong_or_missing_signature_is_refused()
    {
        var decoder = new PushDecoder(PushVectors.Options());
        var body = Encoding.UTF8.GetBytes(Json);
        var right = PushVectors.PlainQuery();
        foreach (var wrong in new[]
        {
            right with { Signature = null }, right with { Signature = "" }, right with { Signature = right.Signature + "0" },
            right with { Nonce = "1" }, right with { Timestamp = null }, right with { Nonce = null },
        })
        {
            Assert.Equal(PushRefusal.BadSignature, Refusal(() => decoder.Decode(wrong, body)));
        }
    }

    [Fact]
    public void Without_a_configured_token_nothing_is_taken() =>
        Assert.Equal(PushRefusal.NotConfigured, Refusal(() =>
            new PushDecoder(PushVectors.Options(token: "")).Decode(PushVectors.PlainQuery(""), Encoding.UTF8.GetBytes(Json))));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"Event\":")]
    [InlineData("<xml><Event>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Event>&e;</Event></xml>")]
    [InlineData("<!DOCTYPE xml><xml><Event>debug_demo</Event></xml>")]
    [InlineData("hello")]
    public void Rubbish_and_document_types_are_refused(string body) =>
        Assert.Equal(PushRefusal.Malformed, Refusal(() => PushVectors.DecodePlain(body)));

    [Fact]
    public void A_body_too_large_or_too_deep_is_refused()
    {
        Assert.Equal(PushRefusal.Malformed, Refusal(() => PushVectors.DecodePlain($$"""{"Event":"{{new string('x', 300_000)}}"}""")));
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        Assert.Equal(PushRefusal.Malformed, Refusal(() => PushVectors.DecodePlain(deep)));
    }

    [Theory]
    [InlineData(Xml, WeChatPushFormat.Json)]
    [InlineData(Json, WeChatPushFormat.Xml)]
    public void The_other_format_is_refused_when_one_is_configured(string body, WeChatPushFormat format) =>
        Assert.Equal(PushRefusal.Malformed, Refusal(() => PushVectors.DecodePlain(body, format)));

    [Fact]
    public void The_order_of_signed_parts_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal(PushSignature.Of("a", "B", "c"), PushSignature.Of("c", "a", "B"));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData("Bac"u8)), PushSignature.Of("a", "B", "c"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static PushRefusal Refusal(Action decode) => Assert.Throws<PushRefusedException>(decode).Refusal;
}
