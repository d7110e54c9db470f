using NeighborParty.Core.People;

namespace NeighborParty.UnitTests.People;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("19900000001", "19900000001")]
    [InlineData(" 199-0000-0001 ", "19900000001")]
    [InlineData("+86 199 0000 0001", "19900000001")]
    [InlineData("8619900000001", "19900000001")]
    [InlineData("１９９００００000１", "19900000001")]
    [InlineData("+852 5000 0000", "85250000000")]
    public void One_number_has_one_spelling(string typed, string stored) => Assert.Equal(stored, PhoneNumbers.Normalize(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("王秀兰")]
    [InlineData("1990000000")]
    [InlineData("29900000001")]
    [InlineData("199000000011")]
    [InlineData("19900000001;DROP")]
    [InlineData("199+0000001")]
    [InlineData("%")]
    [InlineData("\uD800")]
    public void What_is_no_number_is_none(string? typed) => Assert.Null(PhoneNumbers.Normalize(typed));
}
