using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class EchoVerificationTests
{
    private static readonly PushQuery Official = new("f464b24fc39322e44b38aa78f5edd27bd1441696", "1714036504", "1514711492");

    [Fact]
    public void The_published_request_gets_its_echo() =>
        Assert.Equal("4375120948345356249", new EchoVerification(PushVectors.Options("AAAAA")).Answer(Official, "4375120948345356249"));

    [Fact]
    public void A_stranger_gets_nothing()
    {
        var verification = new EchoVerification(PushVectors.Options("AAAAA"));
        Assert.Null(verification.Answer(Official with { Signature = null }, "1"));
        Assert.Null(verification.Answer(Official with { Nonce = "1" }, "1"));
        Assert.Null(verification.Answer(Official with { Timestamp = null }, "1"));
        Assert.Null(new EchoVerification(PushVectors.Options("BBBBB")).Answer(Official, "1"));
        Assert.Null(new EchoVerification(PushVectors.Options("")).Answer(PushVectors.PlainQuery(""), "1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<script>")]
    [InlineData("a\r\nb")]
    public void What_is_no_echo_is_not_given_back(string? echo) =>
        Assert.Null(new EchoVerification(PushVectors.Options("AAAAA")).Answer(Official, echo));
}
