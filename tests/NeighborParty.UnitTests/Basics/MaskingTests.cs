using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("19900000001", "199****0001")]
    [InlineData("+8619900000001", "+86****0001")]
    [InlineData("+447700900123", "+44****0123")]
    [InlineData("0571-8800000", "057****0000")]
    [InlineData("8800000", "*****00")]
    [InlineData("110", "*10")]
    [InlineData("7", "*")]
    [InlineData("", "")]
    public void A_phone_shows_its_ends_only(string phone, string shown) => Assert.Equal(shown, Masking.Phone(phone));

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("王明", "王*")]
    [InlineData("欧阳娜娜", "欧***")]
    [InlineData("王", "*")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("", "")]
    [InlineData("Ann", "A**")]
    public void A_name_shows_its_first_character_only(string name, string shown) => Assert.Equal(shown, Masking.Name(name));

    [Fact]
    public void Masking_never_shows_the_whole()
    {
        for (var length = 1; length <= 20; length++)
            Assert.NotEqual(new string('1', length), Masking.Phone(new string('1', length)));
    }
}
