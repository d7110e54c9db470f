using System.Text.Json;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class SessionDataTests
{
    // developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature
    private const string OfficialRawData =
        """{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"""
        + "\"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0\"}";

    private const string OfficialEncryptedData =
        "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142d"
        + "NCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn"
        + "/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns"
        + "/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuy"
        + "Db/XcxxmK01EpqOyuxINew==";

    private const string OwnEncryptedData =
        "aLhedzo+Z6es5zW+YHo9snYC0yqzXTKggXNMQvhcyudkik75xObeE7YxlOkqVmhFK8f+LxhMgOYi9sTvM5HwmI782mFnqn3zZPlUfzWBBP/6qAGbf5iVZm6scZDBeHhA"
        + "AuVQqvVRpNPCzQzEHKNvkVozglZSn1a9EBf5XsYc6YmJSjQ1JxeIYtvgc6vq85V2Kr58XJlseA9C5ipuOrkLOA==";

    [Fact]
    public void The_published_raw_data_signature_comes_out() =>
        Assert.Equal("75e81ceda165f4ffa64f4068af58c64b8f54b88c", SessionData.RawDataSignature(OfficialRawData, "HyVFkGl5F5OQWJZZaNzBBg=="));

    [Theory]
    [InlineData("o0q0otL8aEzpcZL/FT9WsQ==", """{"foo":"bar"}""", "654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b")]
    [InlineData("o0q0otL8aEzpcZL/FT9WsQ==", "", "46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128")]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==", "", "75c022993d64e3ac224c1c9d6f2b4c6eb53f22f6c7aa6be94428577d11d12fd5")]
    public void The_session_signature_is_keyed_with_the_text_of_the_key(string sessionKey, string message, string signature) =>
        Assert.Equal(signature, SessionData.SessionSignature(sessionKey, message));

    [Fact]
    public void The_published_user_data_opens()
    {
        var plain = SessionData.Decrypt(OfficialEncryptedData, "r7BXXKkLb8qrSNn05n0qiA==", "tiihtNczf5v6AKRyjwEUhQ==", "wx4f4bc4dec97d474b");

        using var json = JsonDocument.Parse(Assert.IsType<string>(plain));
        Assert.Equal("oGZUI0egBJY1zhBYw2KhdUfwVJJE", json.RootElement.GetProperty("openId").GetString());
        Assert.Equal(1477314187, json.RootElement.GetProperty("watermark").GetProperty("timestamp").GetInt64());
    }

    [Fact]
    public void The_own_user_data_opens() =>
        Assert.Equal(
            """{"phoneNumber":"13800000000","purePhoneNumber":"13800000000","countryCode":"86","watermark":{"timestamp":1780000000,"appid":"wx0123456789abcdef"}}""",
            SessionData.Decrypt(OwnEncryptedData, "EBESExQVFhcYGRobHB0eHw==", "AAECAwQFBgcICQoLDA0ODw==", "wx0123456789abcdef"));

    [Theory]
    [InlineData(OwnEncryptedData, "EBESExQVFhcYGRobHB0eHw==", "AAECAwQFBgcICQoLDA0ODw==", "wxffffffffffffffff")]
    [InlineData(OwnEncryptedData, "EBESExQVFhcYGRobHB0eHw==", "o0q0otL8aEzpcZL/FT9WsQ==", "wx0123456789abcdef")]
    [InlineData(OwnEncryptedData, "EBES", "AAECAwQFBgcICQoLDA0ODw==", "wx0123456789abcdef")]
    [InlineData("rubbish", "EBESExQVFhcYGRobHB0eHw==", "AAECAwQFBgcICQoLDA0ODw==", "wx0123456789abcdef")]
    [InlineData("", "EBESExQVFhcYGRobHB0eHw==", "short", "wx0123456789abcdef")]
    public void Data_of_another_app_or_session_stays_shut(string data, string iv, string sessionKey, string appId) =>
        Assert.Null(SessionData.Decrypt(data, iv, sessionKey, appId));
}
