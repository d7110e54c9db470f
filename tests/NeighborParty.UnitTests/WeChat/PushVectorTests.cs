using System.Text;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class PushVectorTests
{
    [Theory]
    [InlineData("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696")]
    [InlineData("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")]
    public void The_published_plain_signatures_come_out(string timestamp, string nonce, string signature)
    {
        Assert.Equal(signature, PushSignature.Of("AAAAA", timestamp, nonce));
        Assert.True(PushSignature.IsRight(signature, nonce, "AAAAA", timestamp));
    }

    [Fact]
    public void The_published_encrypted_signatures_come_out()
    {
        Assert.Equal("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
            PushSignature.Of("AAAAA", "1714112445", "415670741", PushVectors.OfficialEncrypt));
        Assert.Equal("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
            PushSignature.Of("AAAAA", "1713424427", "415670741", PushVectors.OfficialReply));
    }

    [Fact]
    public void The_published_encrypted_push_is_read()
    {
        var decoder = new PushDecoder(PushVectors.Options(PushVectors.OfficialToken, PushVectors.OfficialKey, PushVectors.OfficialAppId));
        var body = $$"""{"ToUserName":"gh_97417a04a28d","Encrypt":"{{PushVectors.OfficialEncrypt}}"}""";

        var push = decoder.Decode(
            new PushQuery("6c5c811b55cc85e0e1b54100749188c20beb3f5d", "1714112445", "415670741", "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"),
            Encoding.UTF8.GetBytes(body));

        Assert.IsType<OtherPush>(push);
        Assert.Equal("debug_demo", push.Envelope.Event);
        Assert.Equal("o9AgO5Kd5ggOC-bXrbNODIiE3bGY", push.Envelope.FromUserName);
        Assert.Equal(new DateTime(2024, 4, 26, 6, 20, 45, DateTimeKind.Utc), push.Envelope.CreatedAt);
    }

    [Fact]
    public void The_published_encrypted_reply_opens() =>
        Assert.Equal("""{"demo_resp":"good luck"}""",
            Encoding.UTF8.GetString(PushCipher.Decrypt(PushVectors.OfficialReply, PushVectors.OfficialKey, PushVectors.OfficialAppId)));

    [Fact]
    public void The_own_push_with_a_pad_of_25_opens()
    {
        Assert.Equal("ce2a2be8a0c4965b8e4a2d7750129ba30937c971", PushSignature.Of(PushVectors.Token, "1780000000", "1234567890"));
        Assert.Equal("78a5bc39a6eafd090c0618830fb292b20dec5ec1",
            PushSignature.Of(PushVectors.Token, "1780000000", "1234567890", PushVectors.Encrypt));
        Assert.Equal("<xml><ToUserName>gh_1</ToUserName><Event>debug_demo</Event></xml>",
            Encoding.UTF8.GetString(PushCipher.Decrypt(PushVectors.Encrypt, PushVectors.Key, PushVectors.AppId)));
    }
}
