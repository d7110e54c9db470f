using System.Text;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class PushCipherTests
{
    [Fact]
    public void Every_pad_from_1_to_32_opens()
    {
        for (var length = 0; length < 32; length++)
        {
            var message = new string('x', length);
            Assert.Equal(message, Encoding.UTF8.GetString(PushCipher.Decrypt(PushVectors.Seal(message), PushVectors.Key, PushVectors.AppId)));
        }
    }

    [Fact]
    public void Chinese_and_emoji_come_through_byte_for_byte()
    {
        const string message = "{\"Content\":\"邻里👨‍👩‍👧 𠮷\"}";
        Assert.Equal(message, Encoding.UTF8.GetString(PushCipher.Decrypt(PushVectors.Seal(message), PushVectors.Key, PushVectors.AppId)));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("R")]
    [InlineData("S")]
    [InlineData("T")]
    public void A_key_whose_last_bits_are_not_zero_is_taken(string last)
    {
        var key = PushVectors.Key[..42] + last;
        Assert.Equal(32, PushCipher.Key(key).Length);
        Assert.Equal("hello"u8.ToArray(), PushCipher.Decrypt(PushVectors.Seal("hello", key), key, PushVectors.AppId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Garbage_is_refused(string encrypted)
    {
        var refused = Assert.Throws<PushRefusedException>(() => PushCipher.Decrypt(encrypted, PushVectors.Key, PushVectors.AppId));
        Assert.Equal(PushRefusal.Undecryptable, refused.Refusal);
    }

    [Fact]
    public void A_push_for_another_app_is_refused()
    {
        foreach (var appId in new[] { "wxffffffffffffffff", "wx0123456789abcde", "" })
        {
            var refused = Assert.Throws<PushRefusedException>(
                () => PushCipher.Decrypt(PushVectors.Seal("hello", appId: appId), PushVectors.Key, PushVectors.AppId));
            Assert.Equal(PushRefusal.OtherApp, refused.Refusal);
        }
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var sealedText = PushVectors.Seal("hello", PushVectors.OfficialKey);
        Assert.Throws<PushRefusedException>(() => PushCipher.Decrypt(sealedText, PushVectors.Key, PushVectors.AppId));
    }
}
