using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class UnlimitedCodeTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10];

    [Fact]
    public async Task A_picture_comes_with_the_type_of_its_first_bytes()
    {
        foreach (var (bytes, said, type) in new (byte[], string?, string)[]
        {
            (Jpeg, "image/jpeg", "image/jpeg"), (Png, "image/png", "image/png"), (Png, "image/jpeg", "image/png"), (Jpeg, null, "image/jpeg"),
        })
        {
            using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Code, bytes, said));
            var picture = await subject.WeChat.GetUnlimitedCodeAsync(new UnlimitedCode("s1"), CancellationToken.None);
            Assert.Equal((type, bytes.Length), (picture.ContentType, picture.Bytes.Length));
        }
    }

    [Theory]
    [InlineData("application/json; encoding=utf-8")]
    [InlineData("image/jpeg")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task A_refusal_is_a_refusal_whatever_type_it_claims(string? said)
    {
        var refusal = """{"errcode":40129,"errmsg":"invalid scene rid: 60ae120f-1b2c3d4e-5f607182"}"""u8.ToArray();
        using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Code, refusal, said));
        var failure = await Assert.ThrowsAsync<WeChatException>(
            () => subject.WeChat.GetUnlimitedCodeAsync(new UnlimitedCode("s1"), CancellationToken.None));
        Assert.Equal((40129, WeChatFailure.InvalidArgument), (failure.ErrorCode, failure.Failure));
    }

    [Fact]
    public async Task Neither_html_nor_an_object_nor_a_lying_type_is_a_picture()
    {
        foreach (var (bytes, said) in new (byte[], string)[]
        {
            ("<html></html>"u8.ToArray(), "image/jpeg"), ("{\"errcode\":0}"u8.ToArray(), "image/jpeg"), (Jpeg, "text/html"), ([], "image/jpeg"),
        })
        {
            using var subject = new WeChatUnderTest(WeChatUnderTest.Server().Says(FakeServer.Code, bytes, said));
            var failure = await Assert.ThrowsAsync<WeChatException>(
                () => subject.WeChat.GetUnlimitedCodeAsync(new UnlimitedCode("s1"), CancellationToken.None));
            Assert.Equal(WeChatFailure.Unavailable, failure.Failure);
        }
    }

    [Theory]
    [InlineData("Release", """{"scene":"g.Ab_9-z","page":"pages/door/index","width":430,"env_version":"release","check_path":true}""")]
    [InlineData("Trial", """{"scene":"g.Ab_9-z","page":"pages/door/index","width":430,"env_version":"trial","check_path":false}""")]
    public async Task The_door_page_and_the_edition_come_from_the_settings(string edition, string body)
    {
        var server = WeChatUnderTest.Server().Says(FakeServer.Code, Jpeg, "image/jpeg");
        using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["EnvVersion"] = edition });
        await subject.WeChat.GetUnlimitedCodeAsync(new UnlimitedCode("g.Ab_9-z"), CancellationToken.None);
        Assert.Equal(body, Assert.Single(server.To(FakeServer.Code)).Body);
    }

    [Theory]
    [InlineData("", null, 430)]
    [InlineData("a&b", null, 430)]
    [InlineData("a=b", null, 430)]
    [InlineData("中文", null, 430)]
    [InlineData("123456789012345678901234567890123", null, 430)]
    [InlineData("a\n", null, 430)]
    [InlineData("a", "/pages/a", 430)]
    [InlineData("a", "pages/a?b", 430)]
    [InlineData("a", "", 430)]
    [InlineData("a", null, 279)]
    [InlineData("a", null, 1281)]
    public async Task What_WeChat_would_refuse_is_not_sent(string scene, string? page, int width)
    {
        var server = new FakeServer();
        using var subject = new WeChatUnderTest(server);
        await Assert.ThrowsAsync<ArgumentException>(
            () => subject.WeChat.GetUnlimitedCodeAsync(new UnlimitedCode(scene, page, width), CancellationToken.None));
        Assert.Empty(server.Requests);
    }
}
