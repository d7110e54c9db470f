using NeighborParty.Core.Basics;
using NeighborParty.Core.Sessions;

namespace NeighborParty.UnitTests.Basics;

public sealed class MalformedTokensTests
{
    [Theory]
    [InlineData('!')]
    [InlineData('党')]
    [InlineData('=')]
    public void A_token_of_the_right_length_with_foreign_characters_is_worth_nothing(char c) =>
        Assert.Null(SessionTokens.Read(new string(c, 70)));

    [Theory]
    [InlineData('!')]
    [InlineData('党')]
    public void A_cursor_of_the_right_length_with_foreign_characters_is_a_refusal(char c) =>
        Assert.Equal("invalid_input", Assert.Throws<RefusedException>(() => Cursor.Parse(new string(c, 32))).Code);
}
